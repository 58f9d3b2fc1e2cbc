import { createHash } from 'node:crypto';
import type { Reader, ReadResult } from '../../scenario/reader.ts';

/** A question to the file system, with a short answer. For a file that was read, this is the hash of its bytes. */
export interface FileQuestion {
  readonly what: 'read' | 'isFolder' | 'realPath';
  readonly path: string;
  readonly limit: number;
  readonly answer: string | boolean | undefined;
}

/** SHA-256 of some bytes. */
export const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const inShort = (result: ReadResult): string =>
  result.ok ? hashOf(result.bytes).toString('base64') : result.problem;

/** A reader that adds each question to the file system to `asked`. Its other answers depend on names alone. */
export const askingReader = (reader: Reader, asked: FileQuestion[]): Reader => {
  const noted = <Answer extends FileQuestion['answer']>(
    what: FileQuestion['what'],
    path: string,
    answer: Answer,
    limit = 0,
  ): Answer => {
    asked.push({ what, path, limit, answer });
    return answer;
  };
  return {
    ...reader,
    read: (path, limit) => {
      const result = reader.read(path, limit);
      noted('read', path, inShort(result), limit);
      return result;
    },
    isFolder: (path) => noted('isFolder', path, reader.isFolder(path)),
    realPath: (path) => noted('realPath', path, reader.realPath(path)),
  };
};

/**
 * Whether a reader still gives all these answers. They are asked in order, up to the first answer that differs.
 * A new parse would ask the same questions up to there, since each one depends only on the answers before it.
 */
export const areSame = (asked: readonly FileQuestion[], reader: Reader): boolean =>
  asked.every(({ what, path, limit, answer }) => {
    const now = what === 'read' ? inShort(reader.read(path, limit)) : reader[what](path);
    return now === answer;
  });
