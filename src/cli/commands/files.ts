import type { CommandSpec } from '../command.ts';
import { JSON_FLAG, option, output } from '../options.ts';

/** `again`: plays an output again, and compares the result with the output. */
export const AGAIN: CommandSpec = {
  name: 'again',
  summary: 'play an output again, and say whether it is the same',
  about:
    'Read any output of demarche, play what its manifest says, and say “same”, or where the two first differ. The file may be anyone’s: nothing in it is run, and nothing is written. Exit code 1 if they differ.',
  args: [
    [
      '<file>',
      'JSON, CSV with its manifest beside it, Parquet, a tally, a report, a forecast, or the folder of a debrief pack',
    ],
    [
      '[source...]',
      'what it was made from, if it does not come with demarche: scenarios, what-ifs, waves, weights; in any order',
    ],
  ],
  examples: ['again run.json', 'again odds.csv my-case.yaml'],
  load: async () => (await import('../actions/again.ts')).againAction,
};

/** `check`: lists every error and doubt of scenario files. */
export const CHECK: CommandSpec = {
  name: 'check',
  summary: 'list every error and doubt of scenario files',
  about:
    'Every error and every doubt in scenario files, with place and suggestion; exit code 2 if any. In the folder of a past wave also its record, its population and its weights. With --deep it also plays futures: it moves each track, variable, index, weight, driver, effect and condition, and says which of them change no rate. An exercise it plays in pairs of futures, with each measure and without it, and 200 times by simple strategies: it prints what each measure changes and how often each goal is met.',
  args: [['<file...>', 'scenario files or their folders']],
  options: [
    option('--deep', 'also play: what moves nothing, and what-ifs that change nothing'),
    option('--allow-doubts', 'end with exit code 0 if there are doubts but no errors'),
    JSON_FLAG,
  ],
  examples: [
    'check scenarios/two-states.yaml',
    'check scenarios/russia-precedent scenarios/two-states.yaml --allow-doubts',
    'check --deep scenarios/two-states.yaml',
    'check --deep scenarios/exercises/hold-the-line.yaml',
  ],
  load: async () => (await import('../actions/check.ts')).checkAction,
};

/** `new`: a commented scenario or exercise to start from. */
export const NEW: CommandSpec = {
  name: 'new',
  summary: 'write a commented scenario or exercise to start from',
  about:
    'Write NAME.yaml: a small commented scenario to start from, or an exercise for a scenario that can be played at once. Never overwrites.',
  args: [['<name>', 'letters, digits, - and _; begins with a letter']],
  options: [
    option('--exercise [scenario]', 'an exercise for this scenario (a file, its folder, or a name)', {
      excludes: ['fromTable'],
    }),
    option(
      '--from-table <file>',
      'a folder NAME with a scenario, from a CSV file of two columns: states and rungs',
      { excludes: ['exercise'] },
    ),
    option('--dir <folder>', 'the folder to write it to (default: here)'),
  ],
  examples: ['new my-case', 'new my-class --exercise two-states --dir scenarios'],
  load: async () => (await import('../actions/new.ts')).newAction,
};

/** `schema`: the JSON Schema of the files that people write, for editors. */
export const SCHEMA: CommandSpec = {
  name: 'schema',
  summary: 'print the JSON Schema of scenario files',
  about: 'Print the JSON Schema of a kind of file, for editors that complete and check while you type.',
  options: [
    option('--of <kind>', 'the kind of file (default: scenario)', {
      choices: ['scenario', 'exercise', 'answers', 'weights'],
    }),
    output(),
  ],
  examples: ['schema', 'schema -o scenario.schema.json', 'schema --of exercise'],
  load: async () => (await import('../actions/schema.ts')).schemaAction,
};

/** `keys`: prints the table of keys, with a person's changes. */
export const KEYS_COMMAND: CommandSpec = {
  name: 'keys',
  summary: 'print the keys of the terminal UI, with your changes',
  about:
    'Print the keys of the terminal UI, checking your own: a file of lines such as “step: [n, right]” in\n$XDG_CONFIG_HOME/demarche/keys.yaml, or in ~/.config/demarche/keys.yaml.',
  examples: ['keys'],
  load: async () => (await import('../actions/keys.ts')).keysAction,
};
