import { BOUNDS } from './bounds.ts';

/** The bytes of a file, or why it cannot be read. */
export type ReadResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: keyof typeof READ_PROBLEMS };

/** Why an input file cannot be read, in words. */
export const READ_PROBLEMS = {
  absent: 'there is no such file',
  folder: 'this is a folder, not a file',
  special: 'this is not a regular file',
  'too large': `the file is larger than ${BOUNDS.file / 1e6} MB`,
  unreadable: 'the file cannot be read',
} as const;

/**
 * Access to files. This room opens no file itself. The reader decides what a path looks like; this room joins paths
 * through `resolve` only.
 */
export interface Reader {
  /** Reads a regular file of at most `limit` bytes. Checks the size before it reads. Never throws. */
  readonly read: (path: string, limit: number) => ReadResult;
  readonly isFolder: (path: string) => boolean;
  /** The path with all symbolic links resolved. Undefined if there is no such file. */
  readonly realPath: (path: string) => string | undefined;
  /** The folder that holds a path. */
  readonly folder: (path: string) => string;
  /** Joins a folder and a relative path, in short form (`a/../b` is `b`). An absolute path stays as it is. */
  readonly resolve: (folder: string, relative: string) => string;
  readonly isAbsolute: (path: string) => boolean;
  /** Whether `path` is `folder` or lies in it. Looks at the names only. */
  readonly contains: (folder: string, path: string) => boolean;
}
