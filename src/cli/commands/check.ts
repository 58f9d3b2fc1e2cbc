import type { CommandSpec } from '../command.ts';
import { JSON_FLAG, option } from '../options.ts';

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
