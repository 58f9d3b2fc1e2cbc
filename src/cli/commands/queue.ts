import type { CommandSpec } from '../command.ts';
import { JSON_FLAG, option, QUEUE_FLAG } from '../options.ts';

/** `queue`: what a queue holds. */
export const QUEUE: CommandSpec = {
  name: 'queue',
  summary: 'list the studies in a queue, or remove one',
  about:
    'Lists the studies that a queue holds: what of them is added up, the jobs at work and waiting, those given up, the workers.',
  options: [
    QUEUE_FLAG.makeOptionMandatory(),
    option('--clear <name>', 'remove this study with its jobs and parts, or all', { excludes: ['json'] }),
    JSON_FLAG,
  ],
  examples: ['queue --queue redis://localhost:6379', 'queue --queue "$QUEUE" --clear all'],
  load: async () => (await import('../actions/queue.ts')).queueAction,
};
