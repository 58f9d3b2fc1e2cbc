import { execFileSync } from 'node:child_process';
import { runEnsemble } from '../../src/cli/threads/run-ensemble.ts';
import { compile } from '../../src/model/compile.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { emptyTally, shapeOf } from '../../src/study/futures/tally.ts';
import { flagship, TURNS } from './flagship.ts';
import { openBenchPool } from './pool.ts';
import { type Row, times } from './table.ts';

const PLACES = ['process', 'pool'] as const;
type Place = (typeof PLACES)[number];

/** By default few turns, so that a bench takes no ten minutes: what could pile up does so by futures, not by turns. */
const SMALL = { turns: 3, few: 10_000, many: 100_000 } as const;
const FULL = { turns: TURNS, few: 10_000, many: 1_000_000 } as const;

const isPlace = (text: string | undefined): text is Place => PLACES.some((place) => place === text);

/** In a process of its own: plays some futures and writes how many bytes of memory the process held at most. */
export const holdFutures = async ([place, futures, turns]: readonly string[]): Promise<void> => {
  if (!isPlace(place)) throw new Error(`no place ${place}`);
  const model = compile(flagship(Number(turns)));
  const all = { from: 0, to: Number(futures) };
  if (place === 'process') ensemble(model, { seed: 'bench', futures: all });
  else {
    const pool = openBenchPool(2);
    await runEnsemble(pool, { model, seed: 'bench', counted: emptyTally(shapeOf(model)), todo: [all] });
    await pool.close();
  }
  process.stdout.write(`${process.resourceUsage().maxRSS * 1024}\n`);
};

const megabytes = (place: Place, futures: number, turns: number): number => {
  const args = [process.argv[1] ?? '', 'memory', place, `${futures}`, `${turns}`];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' })) / 1e6;
};

/** How much more memory a process holds at most when it plays ten times (in full: a hundred times) as many futures. */
export const memory = (isFull: boolean): readonly Row[] => {
  const { turns, few, many } = isFull ? FULL : SMALL;
  return PLACES.map((place) => {
    const before = megabytes(place, few, turns);
    const after = megabytes(place, many, turns);
    return {
      what: `peak memory, ${many} futures of ${turns} turns against ${few}, ${place === 'pool' ? '2 threads' : 'no threads'}`,
      ratio: times(after / before, 2),
      note: `${after.toFixed(0)} MB against ${before.toFixed(0)} MB: ${(after - before).toFixed(0)} MB more`,
    };
  });
};
