import * as z from 'zod/mini';
import { findRefused, parsedJson, refusedIn } from '../domain/characters.ts';
import { sha256 } from '../domain/sha256.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Session } from '../session/session.ts';
import type { Action } from './actions.ts';
import type { Exercise } from './exercise.ts';
import { act, type Game, newGame } from './game.ts';
import { action } from './schema/action.ts';

/** The version of the format of saved games. */
const GAME_VERSION = 2;

/** Bounds on a saved game, so that a file from a stranger cannot hang the program. */
export const GAME_BOUNDS = { bytes: 5_000_000, lines: 20_000, line: 100_000 } as const;

const hex = () => z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' }));

const head = z.strictObject({
  demarche_game: z.literal(GAME_VERSION),
  exercise: z.string().check(z.maxLength(64)),
  /** SHA-256 of the exercise with its scenario. */
  sha256: hex(),
  seed: z.string().check(
    z.minLength(1),
    z.maxLength(200),
    z.refine((seed) => findRefused(seed, 1).length === 0),
  ),
});
type GameHead = z.infer<typeof head>;

const entry = z.strictObject({ n: z.int().check(z.minimum(1)), act: action, sum: hex() });

/** A saved game: its head, then one line per action. */
export interface Journal {
  readonly lines: readonly string[];
  /** The sum of the last line. If the game has no actions, the head itself. */
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
  /** The fault of the first line that was left out, as half a sentence. Undefined if no line was left out. */
  readonly damage: string | undefined;
}

const parsed = (line: string): unknown => (line.length > GAME_BOUNDS.line ? undefined : parsedJson(line));

/** Lines with nothing in them, as editors, sync tools and power failures leave them. */
const isBlank = (line: string): boolean => /^[\s\0\uFEFF]*$/.test(line);

/** Whether a text has no more of a saved game than a part of its first line. */
export const isUnbegun = (text: string): boolean => {
  if (isBlank(text)) return true;
  const begun = text.replace(/^\uFEFF/, '').replace(/\0+$/, '');
  const start = '{"demarche_game":';
  const isHead = start.startsWith(begun) || begun.startsWith(start);
  return isHead && !begun.includes('\n') && parsed(begun) === undefined;
};

/** Whether a line begins a saved game of another version of the format. */
const isOtherVersion = (line: string): boolean => {
  const [, version] = /^\uFEFF?\{"demarche_game":(\d{1,4}),/.exec(line) ?? [];
  return version !== undefined && Number(version) !== GAME_VERSION;
};

const readHead = (line: string): GameHead | undefined => {
  const result = head.safeParse(parsed(line.replace(/^\uFEFF/, '')));
  return result.success ? result.data : undefined;
};

/** A game with one more line of its file. If the line does not count, the reason as half a sentence. */
const withLine = (
  { game, journal }: Pick<Reopened, 'game' | 'journal'>,
  line: string,
): Pick<Reopened, 'game' | 'journal'> | string => {
  const read = entry.safeParse(parsed(line));
  if (!read.success) return 'is no action of a game';
  const { n, act: done, sum } = read.data;
  const next = addLine(journal, done);
  if (n !== journal.lines.length || sum !== next.sum)
    return 'does not follow from the lines before it: the file was changed or damaged';
  const acted = act(game, done);
  return typeof acted === 'string' ? `cannot be played: ${acted}` : { game: acted, journal: next };
};

/**
 * Plays a saved game again from its text. Lines that do not follow from the lines before them are left out. `hash` is
 * the hash of the exercise with its scenario. `begin` opens the played scenario with a seed. The file is untrusted, so
 * every action passes the same checks as at the table. If the text is no game of this exercise, the result is the
 * reason, as half a sentence.
 */
export const reopen = (
  text: string,
  exercise: Exercise,
  scenario: Scenario,
  hash: string,
  begin: (seed: string) => Session,
): Reopened | string => {
  const [first = '', ...lines] = text.split('\n');
  const found = readHead(first.replace(/\0+$/, ''));
  const signs = refusedIn(found);
  if (signs !== undefined) return `line 1 is refused: ${signs}`;
  if (!found && isOtherVersion(first)) return 'this game was saved by another version of demarche';
  if (!found) return 'this is no saved game of demarche';
  if (found.exercise !== exercise.id)
    return `this game is of the exercise ${found.exercise}, not ${exercise.id}`;
  if (found.sha256 !== hash)
    return 'this game was begun with another version of the exercise or of its scenario';
  if (lines.length > GAME_BOUNDS.lines) return `this game has more than ${GAME_BOUNDS.lines} lines`;
  const { seed } = found;
  let now = { game: newGame(exercise, scenario, begin(seed)), journal: beginJournal(exercise, hash, seed) };
  let damage: string | undefined;
  for (const [i, line] of lines.entries()) {
    if (isBlank(line)) continue;
    const whole = line.replace(/\0+$/, '');
    const refused = refusedIn(parsed(whole));
    if (refused !== undefined) return `line ${i + 2} is refused: ${refused}`;
    const next = withLine(now, whole);
    if (typeof next !== 'string') now = next;
    else damage ??= `line ${i + 2} ${i === lines.length - 1 ? 'was cut off while it was written' : next}`;
  }
  return { ...now, seed, damage };
};
