import { engines } from './engines.ts';
import { liveOdds } from './live-odds.ts';
import { holdFutures, memory } from './memory.ts';
import { coverage } from './paired-odds.ts';
import { queues } from './queue.ts';
import { screens } from './screens.ts';
import { growth } from './size.ts';
import { startUps } from './start-up.ts';
import { type Row, sectionOf } from './table.ts';
import { threads } from './threads.ts';
import { versions } from './versions.ts';

// Prints one table. Every figure is a ratio of two things measured side by side in this run, so it is valid on other
// machines too. The numbers beside it are valid on this machine only. `--full`: memory up to a million futures, half an
// hour or more.

const PARTS: Readonly<Record<string, (isFull: boolean) => Promise<readonly Row[]> | readonly Row[]>> = {
  'The same rules, written otherwise (CPU time, medians)': versions,
  'Kernel (CPU time, medians)': engines,
  'Live odds, 2 threads (wall time, medians)': liveOdds,
  'Odds in pairs, 10,000 futures': coverage,
  'Screens (wall time, medians)': screens,
  Threads: threads,
  'Queue (CPU time, medians)': queues,
  'Growth of a future (CPU time, medians)': growth,
  Memory: memory,
  'Start (wall time, medians)': startUps,
};

const main = async (): Promise<void> => {
  const [task, ...rest] = process.argv.slice(2);
  if (task === 'memory') return holdFutures(rest);
  const wanted = task === undefined || task.startsWith('--') ? '' : task.toLowerCase();
  const parts = Object.entries(PARTS).filter(([heading]) => heading.toLowerCase().includes(wanted));
  for (const [heading, part] of parts)
    process.stdout.write(`${sectionOf(heading, await part(task === '--full'))}\n`);
};

await main();
