import type { Argument, Command, Option } from 'commander';
import { turnDate } from '../domain/dates.ts';
import { isRecord } from '../scenario/canonical.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { writeScenario } from '../scenario/write-scenario.ts';
import { WORDS_NAMES } from '../tui/words/names.ts';
import { FILES } from './completion.ts';
import { nameOf, ownExercises, ownScenarioPaths, ownWaves } from './files/find-scenario.ts';
import { loadScenario } from './load.ts';

/** One way to continue a line: a word, and its meaning. */
type Words = readonly (readonly [word: string, about?: string | undefined])[];

const named = (names: readonly string[]): Words => names.map((name) => [name]);

const FILE: Words = [[FILES]];

const scenarioNames = (): Words => named(ownScenarioPaths().map(([name]) => name));

/** The part of `--set` that is typed, one step further: `weights.`, `weights.rights=`, `A.rung=mission`. */
const setPaths = (scenario: Scenario, typed: string): Words => {
  const at = typed.indexOf('=');
  if (at >= 0)
    return /\.rung$/.test(typed.slice(0, at))
      ? scenario.ladder.map(({ id, label }) => [`${typed.slice(0, at)}=${id}`, label])
      : [];
  const { states, ...sections } = writeScenario(scenario);
  const steps = typed.split('.').slice(0, -1);
  const root: unknown = { ...sections, ...(isRecord(states) ? states : {}) };
  const here = steps.reduce((tree, step) => (isRecord(tree) ? tree[step] : undefined), root);
  if (!isRecord(here)) return [];
  const before = steps.map((step) => `${step}.`).join('');
  return Object.entries(here).flatMap(([key, value]): Words => {
    if (isRecord(value))
      return [...('mean' in value ? [[`${before}${key}=`] as const] : []), [`${before}${key}.`]];
    return steps.length === 0 || Array.isArray(value) ? [] : [[`${before}${key}=`, String(value)]];
  });
};

/** States by id; by name too, once a letter is typed. */
const stateWords = ({ states }: Scenario, typed: string): Words => [
  ...states.map(({ id, name }) => [id, name] as const),
  ...(typed === '' ? [] : states.map(({ id, name }) => [name, id] as const)),
];

/** The words that can take the place of a placeholder such as `<scenario>`. */
const SOURCES: Readonly<Record<string, (typed: string, scenario: () => Scenario) => Words>> = {
  scenario: () => [...scenarioNames(), ...FILE],
  base: () => [...scenarioNames(), ...FILE],
  whatif: () => [...scenarioNames(), ...FILE],
  wave: () => [...named(ownWaves().map(nameOf)), ...FILE],
  exercise: () => [...named(ownExercises()), ...FILE],
  state: (typed, scenario) => stateWords(scenario(), typed),
  bloc: (_, scenario) => scenario().blocs.map(({ id, label }) => [id, label]),
  when: (_, scenario) => {
    const { start, turn, turns } = scenario();
    return named(Array.from({ length: turns }, (_, t) => turnDate(start, turn, t + 1).slice(0, 7)));
  },
  'path=value': (typed, scenario) => setPaths(scenario(), typed),
  'state@when=what': (_, scenario) => scenario().states.map(({ id, name }) => [`${id}@`, name]),
  name: () => named(WORDS_NAMES),
  file: () => FILE,
  folder: () => FILE,
};

/** `scenario` of `[scenario]`, `wave` of `<wave...>`. */
const placeholderOf = (flags: string): string => /[<[]([^>\].]+)/.exec(flags)?.[1] ?? '';

interface Line {
  /** The words before the one that is typed. */
  readonly before: readonly string[];
  readonly typed: string;
  readonly command: Command;
}

const optionOf = ({ command }: Line, word: string): Option | undefined =>
  command.options.find(({ short, long }) => word === short || word === long);

const takesValue = (option: Option | undefined): option is Option =>
  option !== undefined && (option.required || option.optional);

/** The words of a line that are no options, nor values of options. */
const operands = (line: Line): readonly string[] =>
  line.before.filter(
    (word, i) => !word.startsWith('-') && !takesValue(optionOf(line, line.before[i - 1] ?? '')),
  );

const valuesOf = (line: Line, placeholder: string, choices: readonly string[] | undefined): Words => {
  if (choices) return named(choices);
  const scenario = (): Scenario => loadScenario(operands(line)[0], []).scenario;
  return SOURCES[placeholder]?.(line.typed, scenario) ?? [];
};

const argumentAt = ({ registeredArguments: all }: Command, at: number): Argument | undefined =>
  all[at] ?? (all.at(-1)?.variadic ? all.at(-1) : undefined);

const optionWords = ({ command }: Line): Words =>
  command
    .createHelp()
    .visibleOptions(command)
    .map(({ long, short, description }) => [long ?? short ?? '', description]);

const wordsFor = (line: Line): Words => {
  const { typed, command } = line;
  const previous = optionOf(line, line.before.at(-1) ?? '');
  if (takesValue(previous)) return valuesOf(line, placeholderOf(previous.flags), previous.argChoices);
  const [, flag = '', value = ''] = /^(--[a-z-]+=)(.*)$/.exec(typed) ?? [];
  const option = optionOf(line, flag.slice(0, -1));
  if (takesValue(option))
    return valuesOf({ ...line, typed: value }, placeholderOf(option.flags), option.argChoices).map(
      ([word, about]) => [word === FILES ? word : `${flag}${word}`, about],
    );
  if (typed.startsWith('-')) return optionWords(line);
  const argument = argumentAt(command, operands(line).length);
  if (!argument) return [];
  const name = command.name() === 'exercise' ? 'exercise' : placeholderOf(`<${argument.name()}>`);
  return valuesOf(line, name, argument.argChoices);
};

const lineOf = (program: Command, words: readonly string[]): Line | undefined => {
  const typed = words.at(-1) ?? '';
  const [name, ...before] = words.slice(0, -1);
  const command = program.commands.find((each) => each.name() === name);
  return command && { before, typed, command };
};

/** How a line can go on, given its words. The last word is not finished. A line that cannot be read has no answer. */
export const completionsOf = (program: Command, words: readonly string[]): Words => {
  const typed = words.at(-1) ?? '';
  const line = lineOf(program, words);
  const commands = program.createHelp().visibleCommands(program);
  const all = (): Words => {
    if (line) return wordsFor(line);
    if (words.length > 1) return FILE;
    return [...commands.map((each) => [each.name(), each.summary()] as const), ...FILE];
  };
  try {
    return all().filter(([word]) => word === FILES || word.toLowerCase().startsWith(typed.toLowerCase()));
  } catch {
    return [];
  }
};
