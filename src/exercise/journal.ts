import * as z from 'zod';
import { findRefused, refusedIn } from '../domain/characters.ts';
import { sha256 } from '../domain/sha256.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { action } from './action-schema.ts';
import type { Action } from './actions.ts';
import type { Exercise } from './exercise.ts';
import { act, type Game, newGame } from './game.ts';

/** The version of the format of saved games. */
const GAME_VERSION = 1;

/** Bounds on a saved game, so that a file from a stranger cannot hang the program. */
export const GAME_BOUNDS = { bytes: 5_000_000, lines: 20_000, line: 100_000 } as const;

const hex = () => z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' });

const head = z.strictObject({
  demarche_game: z.literal(GAME_VERSION),
  exercise: z.string().max(64),
  /** SHA-256 of the exercise with its scenario. */
  sha256: hex(),
  seed: z
    .string()
    .min(1)
    .max(200)
    .refine((seed) => findRefused(seed, 1).length === 0),
});
type GameHead = z.infer<typeof head>;

const entry = z.strictObject({ n: z.number().int().min(1), act: action, sum: hex() });

/** A saved game: its head, then one line per action. */
export interface Journal {
  readonly lines: readonly string[];
  /** The sum of the last line; of a game without actions the head itself. */
  readonly sum: string;
}

/** The saved game before the first action. */
export const beginJournal = (exercise: Exercise, hash: string, seed: string): Journal => {
  const line = JSON.stringify({ demarche_game: GAME_VERSION, exercise: exercise.id, sha256: hash, seed });
  return { lines: [line], sum: line };
};

/**
 * The journal with one more action. The sum of a line covers all lines before it, so a line that was lost or changed shows.
 * Throws ZodError for an action that the format does not allow.
 */
export const addLine = ({ lines, sum: before }: Journal, done: Action): Journal => {
  // In the order of the schema: a reader gets the keys back in this order.
  const act = action.parse(done);
  const n = lines.length;
  const sum = sha256(`${before}\n${n}\n${JSON.stringify(act)}`);
  return { lines: [...lines, JSON.stringify({ n, act, sum })], sum };
};

/** A saved game as text. */
export const journalText = ({ lines }: Journal): string => `${lines.join('\n')}\n`;

/** A saved game that was played again. */
export interface Reopened {
  readonly seed: string;
  readonly game: Game;
  readonly journal: Journal;
  /** Characters of the text that are whole lines. What follows was cut off while it was written. */
  readonly whole: number;
}

const parsed = (line: string): unknown => {
  try {
    return line.length > GAME_BOUNDS.line ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** The head of a saved game; undefined where the text has none. */
const readHead = (text: string): GameHead | undefined => {
  const end = text.indexOf('\n');
  const result = end < 0 ? undefined : head.safeParse(parsed(text.slice(0, end)));
  return result?.success ? result.data : undefined;
};

/**
 * Plays a saved game again from its text. `hash` is that of the exercise with its scenario. The file is untrusted: every
 * action passes the same checks as at the table. A last line without an end was cut off while it was written, and is left
 * out. For a text that is refused gives the reason, as half a sentence.
 */
export const reopen = (
  text: string,
  exercise: Exercise,
  scenario: Scenario,
  hash: string,
): Reopened | string => {
  const found = readHead(text);
  const signs = refusedIn(found);
  if (signs !== undefined) return `line 1 is refused: ${signs}`;
  if (!found) return 'this is no saved game of demarche';
  if (found.exercise !== exercise.id)
    return `this game is of the exercise ${found.exercise}, not ${exercise.id}`;
  if (found.sha256 !== hash)
    return 'this game was begun with another version of the exercise or of its scenario';
  const whole = text.lastIndexOf('\n') + 1;
  const lines = text.slice(0, whole).split('\n').slice(1, -1);
  if (lines.length > GAME_BOUNDS.lines) return `this game has more than ${GAME_BOUNDS.lines} lines`;
  const { seed } = found;
  let game = newGame(exercise, scenario);
  let journal = beginJournal(exercise, hash, seed);
  for (const [i, line] of lines.entries()) {
    const raw = parsed(line);
    const refused = refusedIn(raw);
    if (refused !== undefined) return `line ${i + 2} is refused: ${refused}`;
    const read = entry.safeParse(raw);
    if (!read.success) return `line ${i + 2} is no action of a game`;
    const { n, act: done, sum } = read.data;
    journal = addLine(journal, done);
    if (n !== i + 1 || sum !== journal.sum)
      return `line ${i + 2} does not follow from the lines before it: the file was changed or damaged`;
    const acted = act(game, done);
    if (typeof acted === 'string') return `line ${i + 2} cannot be played: ${acted}`;
    game = acted;
  }
  return { seed, game, journal, whole };
};
