import * as z from 'zod/mini';
import { refusedIn } from '../../domain/characters.ts';
import type { IsoDate } from '../../domain/ids.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { Debrief } from '../debrief/debrief.ts';
import { isOwnQuestion } from '../debrief/scores.ts';
import { type Exercise, seatOf } from '../exercise.ts';

/** The version of the format of the files of classes. */
const CLASS_VERSION = 1;

/** Bounds on the file of a class, so that one from a stranger cannot hang the program. */
export const CLASS_BOUNDS = { bytes: 2_000_000, questions: 100, forecasts: 2000 } as const;

const text = (most: number) => z.string().check(z.maxLength(most));
const hex = () => z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' }));
const chance = () => z.number().check(z.minimum(0), z.maximum(1));
const whole = (most: number) => z.int().check(z.minimum(1), z.maximum(most));

const classFile = z.strictObject({
  demarche_class: z.literal(CLASS_VERSION),
  /** The version of the program that wrote it. */
  engine: text(64),
  exercise: z.strictObject({ id: text(64), title: text(500), sha256: hex() }),
  /** Identifies the game of the exercise. Another game has another value. */
  game: hex(),
  date: z.exactOptional(z.iso.date()),
  /** The class's own turns, and those that the exercise has. */
  turns: z.strictObject({ played: whole(1000), of: whole(1000) }),
  /** How many of the scenario's own futures were counted for `odds`. */
  futures: whole(10_000_000),
  questions: z
    .readonly(
      z.array(
        z.strictObject({
          id: text(64),
          ask: text(500),
          by: z.iso.date(),
          happened: z.boolean(),
          odds: chance(),
        }),
      ),
    )
    .check(z.minLength(1), z.maxLength(CLASS_BOUNDS.questions)),
  forecasts: z
    .readonly(
      z.array(
        z.strictObject({
          seat: text(64),
          person: whole(1000),
          round: whole(100),
          odds: z.record(text(64), chance()),
          /** Questions about what the team itself decides: they are not scored. */
          own: z.readonly(z.array(text(64))),
        }),
      ),
    )
    .check(z.maxLength(CLASS_BOUNDS.forecasts)),
});

/** The forecasts of a class and their outcomes, without names and reasons. */
export type ClassFile = Readonly<z.infer<typeof classFile>>;

interface WrittenClass {
  readonly exercise: Exercise;
  /** SHA-256 of the exercise with its scenario. */
  readonly hash: string;
  readonly engine: string;
  readonly date: IsoDate | undefined;
  /** The sum of the last line of the journal. */
  readonly sum: string;
  /** How many turns were played. */
  readonly played: number;
  readonly futures: number;
  readonly debrief: Debrief;
}

/** The file of a class. */
export const classFileOf = ({ exercise, hash, engine, date, sum, ...given }: WrittenClass): ClassFile => ({
  demarche_class: CLASS_VERSION,
  engine,
  exercise: { id: exercise.id, title: exercise.title, sha256: hash },
  game: sha256(sum),
  ...(date === undefined ? {} : { date }),
  turns: { played: given.played, of: exercise.turns.length },
  futures: given.futures,
  questions: exercise.predictions.map(({ id, ask, by }) => ({
    id,
    ask,
    by,
    happened: given.debrief.happened.get(id) ?? false,
    odds: given.debrief.odds.get(id)?.share ?? 0,
  })),
  forecasts: given.debrief.opened.map(({ seat, forecast: { person, round, odds } }) => ({
    seat,
    person,
    round,
    odds,
    own: exercise.predictions
      .filter((each) => isOwnQuestion(each, seatOf(exercise, seat).states))
      .map(({ id }) => id),
  })),
});

const twice = (texts: readonly string[]): string | undefined =>
  texts.find((each, i) => texts.indexOf(each) !== i);

/** What is wrong with a file whose parts are each as they should be, as half a sentence. */
const contradictionIn = ({ questions, forecasts }: ClassFile): string | undefined => {
  const ids = questions.map(({ id }) => id);
  const repeated =
    twice(ids) ?? twice(forecasts.map((each) => `${each.seat}, person ${each.person}, round ${each.round}`));
  if (repeated !== undefined) return `has “${repeated}” twice`;
  for (const [at, { odds, own }] of forecasts.entries()) {
    const strange = [...Object.keys(odds), ...own].find((id) => !ids.includes(id));
    if (strange !== undefined) return `forecasts.${at} is about “${strange}”, which is no question of it`;
    const missing = ids.find((id) => !Object.hasOwn(odds, id));
    if (missing !== undefined) return `forecasts.${at} has no chance for “${missing}”`;
  }
  return undefined;
};

const versionIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'demarche_class' in value ? value.demarche_class : undefined;

/**
 * The file of a class from its JSON, which anyone may have written. If the file is refused, the reason as half a
 * sentence.
 */
export const readClassFile = (value: unknown): ClassFile | string => {
  const refused = refusedIn(value);
  if (refused !== undefined) return `is refused: ${refused}`;
  const version = versionIn(value);
  if (version === undefined) return 'is no file of a class: the debrief pack has one, class.json';
  if (version !== CLASS_VERSION)
    return `is of version ${JSON.stringify(version).slice(0, 20)} of the format; this demarche reads version ${CLASS_VERSION}`;
  const read = classFile.safeParse(value);
  if (read.success) {
    const wrong = contradictionIn(read.data);
    return wrong === undefined ? read.data : wrong;
  }
  const [issue] = read.error.issues;
  return `is damaged: ${issue?.path.join('.')}: ${issue?.message ?? 'it makes no sense'}`;
};
