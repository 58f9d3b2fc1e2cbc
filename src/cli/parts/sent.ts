import * as z from 'zod/mini';
import { refusedIn } from '../../domain/characters.ts';
import { MAX_VARIANTS } from '../../domain/limits.ts';
import { VERSION } from '../../domain/version.ts';
import { type OpenScenario, opened } from '../../library/open-scenario.ts';
import { scenarioHash } from '../../scenario/canonical.ts';
import { parseScenario } from '../../scenario/parse.ts';
import { textReader } from '../../scenario/text-reader.ts';
import { writeScenario } from '../../scenario/write-scenario.ts';
import { METHODS } from '../../study/sensitivity/design.ts';
import { UserError } from '../errors.ts';
import { ownSkillFile } from '../study/skill.ts';

const text = z.string().check(z.maxLength(10_000));
const texts = z.array(text).check(z.maxLength(1000));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const whole = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));
const common = {
  engine: text,
  scenarios: z
    .array(
      z.strictObject({
        name: text,
        edits: texts,
        sha256: hash,
        /** Whether the scenario is the first one with more edits, and has no file of its own. */
        isEdited: z.boolean(),
      }),
    )
    .check(z.minLength(1), z.maxLength(100)),
};
const luck = { seed: text, futures: whole };

/** The question of a study, and its scenarios. */
export const sentStudy = z.discriminatedUnion('answer', [
  z.strictObject({
    ...common,
    answer: z.literal('odds'),
    request: z.strictObject({
      ...luck,
      turns: whole,
      moves: z.exactOptional(texts),
      evidence: z.exactOptional(z.literal(true)),
      from: z.exactOptional(text),
      future: z.exactOptional(whole),
    }),
  }),
  z.strictObject({
    ...common,
    answer: z.literal('compare'),
    request: z.strictObject({
      ...luck,
      turns: whole,
      by: texts,
      states: z.exactOptional(texts),
      count: z.exactOptional(whole),
      future: z.exactOptional(whole),
    }),
  }),
  z.strictObject({
    ...common,
    answer: z.literal('tip'),
    request: z.strictObject({
      ...luck,
      state: z.exactOptional(text),
      count: z.exactOptional(whole),
      by: text,
      odds: z.number(),
      levers: z.exactOptional(texts),
    }),
  }),
  z.strictObject({
    ...common,
    answer: z.literal('backtest'),
    request: z.strictObject({
      ...luck,
      /** SHA-256 of what happened in each wave. */
      observed: z.array(hash).check(z.maxLength(100)),
      weights: z.exactOptional(text),
      rule: z.exactOptional(text),
    }),
  }),
  z.strictObject({
    ...common,
    answer: z.literal('sensitivity'),
    request: z.strictObject({
      ...luck,
      outcome: text,
      when: z.exactOptional(text),
      method: z.enum(METHODS),
      evidence: z.exactOptional(z.literal(true)),
      rows: z.exactOptional(whole),
      pairs: z.exactOptional(z.boolean()),
      inputs: z.exactOptional(texts),
    }),
  }),
]);

/** The question of a study, and its scenarios. To play parts, another machine needs only the texts besides this. */
export type SentStudy = z.infer<typeof sentStudy>;

/** A study of one kind. */
export type SentOf<Answer extends SentStudy['answer']> = Extract<SentStudy, { readonly answer: Answer }>;

/** The data of a study about itself and its scenarios. */
export const sentAbout = (scenarios: readonly OpenScenario[]): Pick<SentStudy, 'engine' | 'scenarios'> => ({
  engine: VERSION,
  scenarios: scenarios.map(({ name, edits, hash: sha256, origin }, i) => ({
    name,
    edits: [...edits],
    sha256,
    isEdited: i > 0 && origin === scenarios[0]?.origin,
  })),
});

/** The texts of the scenarios of a study. */
export const sentTexts = z.array(z.string()).check(z.maxLength(1 + MAX_VARIANTS));

/** A study with the texts of its scenarios. Another machine needs these to play parts of the study. */
export const sentWhole = z.strictObject({ sent: sentStudy, texts: sentTexts });
export type SentWhole = z.infer<typeof sentWhole>;

const FILE = 'scenario.yaml';

/** A scenario as a text that is read like a file, and gives the same scenario. */
export const textOf = ({ scenario }: OpenScenario): string => JSON.stringify(writeScenario(scenario));

/**
 * The scenarios of a study, read from their texts like files. Throws ScenarioError if a text is not a scenario, and
 * UserError if a text is not the scenario that the study names.
 */
export const reopened = ({ scenarios }: SentStudy, from: readonly string[]): readonly OpenScenario[] => {
  const refused = refusedIn([scenarios, from]);
  if (refused !== undefined) throw new UserError(`a scenario of this study is refused: ${refused}.`);
  const skill = ownSkillFile();
  let first: OpenScenario | undefined;
  return scenarios.map(({ name, edits, sha256, isEdited }, i) => {
    const read = parseScenario(FILE, textReader({ [FILE]: from[i] ?? '' }));
    const found = read.ok ? scenarioHash(read.scenario) : '';
    if (read.ok && found !== sha256)
      throw new UserError(
        `the text of ${name} is another scenario: its hash is ${found.slice(0, 12)}, not ${sha256.slice(0, 12)}.`,
      );
    const origin = isEdited && first ? { origin: first.origin } : {};
    const open = opened(read, edits, { where: name, nameOf: () => name, skill, ...origin });
    first ??= open;
    return open;
  });
};

const sayable = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value)?.slice(0, 60) ?? 'none');

/** The values that all parts of a study must share, by name. File names and the number of futures may differ. */
const sameIn = ({ engine, answer, scenarios, request: { futures: _, ...asked } }: SentStudy) =>
  new Map<string, string>(
    Object.entries({
      version: engine,
      answer,
      'scenario hash': scenarios.map(({ sha256 }) => sha256.slice(0, 12)).join(' '),
      ...asked,
    }).map(([key, value]) => [key, sayable(value)]),
  );

/** The differences between two studies, each as `seed moscow, not doha`. Empty if the studies are the same. */
export const sentDifferences = (found: SentStudy, wanted: SentStudy): readonly string[] => {
  const [a, b] = [sameIn(found), sameIn(wanted)];
  return [...new Set([...b.keys(), ...a.keys()])].flatMap((key) =>
    a.get(key) === b.get(key) ? [] : [`${key} ${a.get(key) ?? 'none'}, not ${b.get(key) ?? 'none'}`],
  );
};

/** The differences between two studies that must also have the same number of futures. */
export const wholeDifferences = (found: SentStudy, wanted: SentStudy): readonly string[] => {
  const [{ futures }, { futures: asked }] = [found.request, wanted.request];
  const others = futures === asked ? [] : [`${futures} futures, not ${asked}`];
  return [...sentDifferences(found, wanted), ...others];
};
