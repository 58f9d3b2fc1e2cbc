import type { Command } from 'commander';

/** Options whose value is a path. */
const TAKES_PATH = /<(?:file|folder)>/;

/** Refuses an empty path before a command begins. An unset variable of a shell makes one. */
export const refuseEmptyPaths = (_: Command, command: Command): void => {
  for (const option of command.options) {
    const value: unknown = command.opts()[option.attributeName()];
    if (!TAKES_PATH.test(option.flags) || typeof value !== 'string' || value.trim() !== '') continue;
    const what = option.flags.includes('<folder>') ? 'folder' : 'file';
    command.error(`error: option '${option.flags}' is empty. Expected the path of a ${what}.`);
  }
};
