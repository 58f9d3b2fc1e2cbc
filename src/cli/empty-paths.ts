import type { Command } from 'commander';

/** Options whose value is a path. */
const TAKES_PATH = /<(?:file|folder)>/;

/** Refuses a path of no letters, as an unset variable of a shell leaves one, before a command begins its work. */
export const refuseEmptyPaths = (_: Command, command: Command): void => {
  for (const option of command.options) {
    const value: unknown = command.opts()[option.attributeName()];
    if (!TAKES_PATH.test(option.flags) || typeof value !== 'string' || value.trim() !== '') continue;
    const what = option.flags.includes('<folder>') ? 'folder' : 'file';
    command.error(`error: option '${option.flags}' is empty. Expected the path of a ${what}.`);
  }
};
