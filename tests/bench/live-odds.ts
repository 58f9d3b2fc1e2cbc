import { compile } from '../../src/model/compile.ts';
import { type Live, openLive } from '../../src/play/live.ts';
import type { LiveOddsView } from '../../src/report/odds/live-view.ts';
import type { StudyPool } from '../../src/study/futures/pool.ts';
import { flagship, TURNS } from './flagship.ts';
import { median } from './measure.ts';
import { openBenchPool } from './pool.ts';
import { EDITS, weighing } from './question.ts';
import { ms, type Row, share, times } from './table.ts';

const THREADS = 2;
const ROUNDS = 7;

/** Milliseconds from an edit to the first bars and to odds of some worth, and what went by meanwhile. */
interface Answer {
  readonly first: number;
  readonly total: number;
  readonly futures: number;
  /** Of all threads together. */
  readonly running: number;
  /** What the main thread was busy with: edits, messages, views. */
  readonly drawing: number;
}

/** The screens' own service, with what its threads and its views took. */
interface Service {
  readonly live: Live;
  readonly spent: { running: number; drawing: number };
  /** Called with every view that comes in. */
  listener: (view: LiveOddsView) => void;
}

const ranOf = (part: unknown): number =>
  typeof part === 'object' && part !== null && 'ran' in part && typeof part.ran === 'number' ? part.ran : 0;

const openService = (): Service => {
  const scenario = flagship();
  const spent = { running: 0, drawing: 0 };
  const open = async (): Promise<StudyPool> => {
    const pool = openBenchPool(THREADS, 'dist/bench/worker.js');
    return {
      ...pool,
      count: async (task, signal) => {
        const part = await pool.count(task, signal);
        spent.running += ranOf(part);
        return part;
      },
    };
  };
  const service: Service = {
    live: openLive({
      scenario,
      model: compile(scenario),
      turns: TURNS,
      open,
      tell: (answer) => {
        if (answer.kind === 'odds') service.listener(answer.odds);
      },
    }),
    spent,
    listener: () => {},
  };
  return service;
};

/** Asks for the odds with a weight, as a slider sets it, and waits until the answer is worth as many futures. */
const answer = async (service: Service, value: number | undefined, worth: number): Promise<Answer> => {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const { running } = service.spent;
  let first: number | undefined;
  const futures = await new Promise<number>((resolve) => {
    service.listener = (view) => {
      if (view.futures > 0) first ??= performance.now() - start;
      if (view.worth >= worth) resolve(view.futures);
    };
    service.live.ask({ kind: 'odds', question: weighing(value) });
  });
  const total = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const ran = service.spent.running - running;
  return {
    first: first ?? total,
    total,
    futures,
    running: ran,
    drawing: Math.max(0, (user + system) / 1000 - ran),
  };
};

const WORTH = 2000;

/**
 * From an edit of the largest cost weight to new odds of every state, on warm threads: nearly the same edit each time, since an
 * answer is kept, and the same luck. As on the screens, the futures without an edit are counted before anybody edits.
 */
export const liveOdds = async (): Promise<readonly Row[]> => {
  const service = openService();
  await answer(service, undefined, 10_000);
  for (let round = 0; round < 4; round++) await answer(service, 5 + round / 10, WORTH);
  const rows: Row[] = [];
  for (const { to, from, aim } of EDITS) {
    const answers: Answer[] = [];
    for (let round = 0; round < ROUNDS; round++)
      answers.push(await answer(service, to + round / 1000, WORTH));
    const of = (part: keyof Answer): number => median(answers.map((each) => each[part]));
    const [total, running, drawing] = [of('total'), of('running') / THREADS, of('drawing')];
    rows.push(
      {
        what: `from an edit (${from} to ${to}) to odds worth ${WORTH} futures: against ${aim} ms`,
        ratio: times(total / aim, 2),
        note: `median ${ms(total)}, ${of('futures')} futures: each of ${THREADS} threads runs ${share(running, total)} of it; the main thread works for ${share(drawing, total)}`,
      },
      {
        what: '  the same: to the first bars, against 80 ms',
        ratio: times(of('first') / 80, 2),
        note: `median ${ms(of('first'))}`,
      },
    );
  }
  await service.live.close();
  return rows;
};
