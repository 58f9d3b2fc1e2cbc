import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { parsedJson } from '../../domain/characters.ts';
import { sha256 } from '../../domain/sha256.ts';
import { fileReader } from '../files/reader.ts';
import { writeAtOnce } from '../files/write-file.ts';
import { newBook, type SeatBook } from './book.ts';
import { newToken } from './http/tokens.ts';

const hash = () => z.string().check(z.regex(/^[0-9a-f]{64}$/));
const page = () => z.readonly(z.array(hash()).check(z.maxLength(100)));

const kept = z.strictObject({
  /** SHA-256 of the first line of the game, because the seats of one game are not valid in another game. */
  game: hash(),
  book: z.strictObject({
    game: z.string().check(z.regex(/^[\w-]{22}$/)),
    code: z.string().check(z.regex(/^\d{6}$/)),
    isLocked: z.boolean(),
    devices: z.readonly(
      z.array(
        z.strictObject({
          hash: hash(),
          seat: z.string().check(z.maxLength(64)),
          word: z.optional(z.string().check(z.maxLength(20))),
        }),
      ),
    ),
    desks: page(),
    walls: page(),
  }),
});

const MOST_BYTES = 100_000;

/** Keeps the seats of a game in a file beside it. */
export interface BookFile {
  readonly first: SeatBook;
  readonly write: (book: SeatBook) => void;
}

/** The seats that were kept for a game, or new ones. A file that is damaged, or of another game, is replaced. */
export const openBook = (path: string, head: string): BookFile => {
  const game = sha256(head);
  const read = fileReader.read(path, MOST_BYTES);
  const text = read.ok ? new TextDecoder().decode(read.bytes) : '';
  const found = kept.safeParse(parsedJson(text));
  const isSame = found.success && found.data.game === game;
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  return {
    first: isSame ? found.data.book : newBook(code, newToken()),
    // For this user's eyes alone.
    write: (book) => writeAtOnce(path, `${JSON.stringify({ game, book })}\n`, 0o600),
  };
};
