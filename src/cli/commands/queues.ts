import type { CommandSpec } from '../command.ts';
import { JSON_FLAG, option, PLAY_FLAGS, QUEUE_FLAG, wholeNumber } from '../options.ts';

/** `worker`: plays jobs of studies that other machines have put into a queue. */
export const WORKER: CommandSpec = {
  name: 'worker',
  summary: 'play jobs of studies in a queue, on as many machines as you like',
  about:
    'Plays jobs of all studies in a queue (BullMQ on Redis or Valkey), until it is stopped. Workers come and go as they like: what one leaves is played by another. docs/many-machines.md shows how.',
  options: [
    QUEUE_FLAG.makeOptionMandatory(),
    option('--lock <seconds>', 'a job is given to another after so long without a sign (default: 15)', {
      parse: wholeNumber(1, 3600),
    }),
    ...PLAY_FLAGS,
  ],
  examples: ['worker --queue redis://localhost:6379', 'worker --queue "$QUEUE" --threads 4'],
  load: async () => (await import('../actions/queues.ts')).workerAction,
};

/** `queue`: the studies in a queue. */
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
  load: async () => (await import('../actions/queues.ts')).queueAction,
};
