import { BOUNDS } from './bounds.ts';

/** What came of reading a file: its bytes, or why not. */
export type ReadResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: keyof typeof READ_PROBLEMS };

/** What is said of a file of input that cannot be read. */
export const READ_PROBLEMS = {
  absent: 'there is no such file',
  folder: 'this is a folder, not a file',
  special: 'this is not a regular file',
  'too large': `the file is larger than ${BOUNDS.file / 1e6} MB`,
  unreadable: 'the file cannot be read',
} as const;

/**
 * Files, as the scenario room sees them: it opens none itself. Paths are the reader's own; this room only
 * joins them through `resolve`.
 */
export interface Reader {
  /** Reads a regular file of at most `limit` bytes; looks at its size before it reads. Never throws. */
  readonly read: (path: string, limit: number) => ReadResult;
  readonly isFolder: (path: string) => boolean;
  /** The path with all symbolic links resolved; undefined where there is nothing. */
  readonly realPath: (path: string) => string | undefined;
  /** The folder that holds a path. */
  readonly folder: (path: string) => string;
  /** `relative` as seen from `folder`, in short form (`a/../b` is `b`); an absolute path stays as it is. */
  readonly resolve: (folder: string, relative: string) => string;
  readonly isAbsolute: (path: string) => boolean;
  /** Whether `path` is `folder` or lies in it, by their names alone. */
  readonly contains: (folder: string, path: string) => boolean;
}
