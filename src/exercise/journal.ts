import * as z from 'zod';
import { sha256 } from '../domain/sha256.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { fields, idOf, listOf, oneOf, wholeIn } from '../scenario/schema/values.ts';
import { type Action, LONGEST_REASON } from './actions.ts';
import { DEEDS, type Exercise } from './exercise.ts';
import { act, type Game, newGame } from './game.ts';
import { MOST } from './schema.ts';

/** The version of the format of saved games. */
const GAME_VERSION = 1;

/** Bounds on a saved game: a stranger's file cannot hang the program. */
export const GAME_BOUNDS = { bytes: 5_000_000, lines: 20_000, line: 100_000 } as const;

const hex = () => z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' });

/** What a saved game is of. */
export interface GameHead {
  readonly demarche_game: typeof GAME_VERSION;
  /** Id of the exercise. */
  readonly exercise: string;
  /** Of the exercise and its scenario together. */
  readonly sha256: string;
  readonly seed: string;
}

const head: z.ZodType<GameHead> = z.strictObject({
  demarche_game: z.literal(GAME_VERSION),
  exercise: z.string().max(64),
  sha256: hex(),
  seed: z.string().min(1).max(200),
});

const text = () =>
  z.string({ error: 'a text' }).max(LONGEST_REASON, { error: `at most ${LONGEST_REASON} characters` });
const turn = () => wholeIn(1, MOST.turns);
const byName = <T extends z.ZodType>(value: T) => z.record(idOf('an id'), value, { error: 'a map by id' });

const action: z.ZodType<Action> = z.discriminatedUnion(
  'do',
  [
    fields({
      do: z.literal('predict'),
      seat: idOf('a seat'),
      odds: byName(z.number().min(0).max(1)),
      seal: hex(),
    }),
    fields({
      do: z.literal('lock'),
      seat: idOf('a seat'),
      turn: turn(),
      moves: byName(oneOf(DEEDS)),
      tracks: byName(oneOf(DEEDS)),
      measures: listOf(idOf('a measure'), 'measures', MOST.measures),
      reason: text(),
      absent: z.literal(true).optional(),
    }),
    fields({ do: z.literal('reveal'), turn: turn() }),
    fields({ do: z.literal('inject'), inject: idOf('an inject') }),
    fields({
      do: z.literal('vote'),
      vote: idOf('a vote'),
      seat: idOf('a seat'),
      option: idOf('an option'),
      reason: text(),
    }),
    fields({ do: z.literal('answer'), seat: idOf('a seat'), answers: listOf(text(), 'answers', MOST.items) }),
    fields({ do: z.literal('next') }),
    fields({ do: z.literal('freeze') }),
    fields({ do: z.literal('thaw') }),
    fields({ do: z.literal('undo') }),
    fields({ do: z.literal('rewind'), turn: turn() }),
  ],
  { error: 'an action that this program knows' },
);

const entry = z.strictObject({ n: z.number().int().min(1), act: action, sum: hex() });

export const headOf = (exercise: Exercise, sha256: string, seed: string): GameHead => ({
  demarche_game: GAME_VERSION,
  exercise: exercise.id,
  sha256,
  seed,
});

/** The first line of a saved game. */
export const headLine = (about: GameHead): string => JSON.stringify(about);

/** Each line carries a sum over all before it: a line that was lost or changed shows. */
const sumOf = (before: string, n: number, text: string): string => sha256(`${before}\n${n}\n${text}`);

export interface Line {
  readonly text: string;
  readonly sum: string;
}

/** The line of the n-th action, after the sum of the line before (the head's own text for the first). */
export const lineOf = (before: string, n: number, done: Action): Line => {
  // In the order of the schema: that in which a reader gets it back.
  const act = action.parse(done);
  const sum = sumOf(before, n, JSON.stringify(act));
  return { text: JSON.stringify({ n, act, sum }), sum };
};

export interface Reopened {
  readonly head: GameHead;
  readonly game: Game;
  /** The sum of the last whole line. */
  readonly sum: string;
  /** Characters of the text that are whole lines: what follows was cut off while it was written. */
  readonly whole: number;
}

export type ReadGame =
  | { readonly ok: true; readonly found: Reopened }
  | { readonly ok: false; readonly refusal: string };

const refuse = (refusal: string): ReadGame => ({ ok: false, refusal });

const parsed = (line: string): unknown => {
  try {
    return line.length > GAME_BOUNDS.line ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** The head of a saved game; undefined where the text is none. */
export const readHead = (text: string): GameHead | undefined => {
  const end = text.indexOf('\n');
  const result = end < 0 ? undefined : head.safeParse(parsed(text.slice(0, end)));
  return result?.success ? result.data : undefined;
};

/**
 * Plays a saved game again from its text; `hash` is that of the exercise with its scenario. The text may be a stranger's:
 * every action passes the same checks as at the table. A last line without an end was cut off while it was written, and
 * is left out.
 */
export const reopen = (text: string, exercise: Exercise, scenario: Scenario, hash: string): ReadGame => {
  const found = readHead(text);
  if (!found) return refuse('this is no saved game of demarche');
  if (found.exercise !== exercise.id)
    return refuse(`this game is of the exercise ${found.exercise}, not ${exercise.id}`);
  if (found.sha256 !== hash)
    return refuse('this game was begun with another version of the exercise or of its scenario');
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(1, -1);
  if (lines.length > GAME_BOUNDS.lines) return refuse(`this game has more than ${GAME_BOUNDS.lines} lines`);
  let game = newGame(exercise, scenario);
  let sum = headLine(found);
  for (const [i, line] of lines.entries()) {
    const read = entry.safeParse(parsed(line));
    if (!read.success) return refuse(`line ${i + 2} is no action of a game`);
    const { n, act: done, sum: written } = read.data;
    const wanted = lineOf(sum, i + 1, done);
    if (n !== i + 1 || written !== wanted.sum)
      return refuse(
        `line ${i + 2} does not follow from the lines before it: the file was changed or damaged`,
      );
    const acted = act(game, done);
    if (!acted.ok) return refuse(`line ${i + 2} cannot be played: ${acted.refusal}`);
    game = acted.game;
    sum = wanted.sum;
  }
  return { ok: true, found: { head: found, game, sum, whole: text.lastIndexOf('\n') + 1 } };
};
