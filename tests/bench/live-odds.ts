import { compile } from '../../src/model/compile.ts';
import { type Live, openLive } from '../../src/play/live.ts';
import { sideWith } from '../../src/report/compare/live-question.ts';
import type { LiveOddsView } from '../../src/report/odds/live-view.ts';
import { NO_CHANGE } from '../../src/scenario/what-if.ts';
import type { StudyPool } from '../../src/study/futures/pool.ts';
import { flagship, TURNS } from './flagship.ts';
import { median } from './measure.ts';
import { openBenchPool } from './pool.ts';
import { ms, type Row, share } from './table.ts';

const THREADS = 2;

/** Milliseconds from an edit to the new bars, and what went by meanwhile. */
interface Answer {
  readonly total: number;
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

/** Asks for the odds with a weight of the human-rights cost, as a slider sets it, and waits until the futures are counted. */
const answer = async (service: Service, edits: readonly number[], futures: number): Promise<Answer> => {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const { running } = service.spent;
  await new Promise<void>((resolve) => {
    service.listener = (view) => {
      if (view.futures >= futures) resolve();
    };
    const side = (values: readonly number[]) =>
      sideWith({ ...NO_CHANGE, edits: values.map((value) => ({ path: 'weights.rights', value })) });
    const question = { seed: 'bench', a: side([]), b: side(edits) };
    service.live.ask({ kind: 'odds', question });
  });
  const total = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const ran = service.spent.running - running;
  return { total, running: ran, drawing: Math.max(0, (user + system) / 1000 - ran) };
};

/** From an edit of a weight to new odds of every state, on warm threads: another weight each time, the same luck. */
export const liveOdds = async (): Promise<readonly Row[]> => {
  const service = openService();
  const rows: Row[] = [];
  // As on the screens: the futures without an edit are counted before anybody moves a slider.
  await answer(service, [], 2000);
  for (let edit = 0; edit < 4; edit++) await answer(service, [3 + edit / 10], 500);
  const aims: readonly (readonly [futures: number, edits: number, aim: number])[] = [
    [500, 11, 60],
    [2000, 5, 250],
  ];
  for (const [futures, edits, aim] of aims) {
    const answers: Answer[] = [];
    for (let edit = 0; edit < edits; edit++)
      answers.push(await answer(service, [2 + (4 * edit + futures / 1e4) / edits], futures));
    const of = (part: keyof Answer): number => median(answers.map((each) => each[part]));
    const [total, running, drawing] = [of('total'), of('running') / THREADS, of('drawing')];
    rows.push({
      what: `from an edit to new odds of ${futures} futures: against the aim of ${aim} ms`,
      ratio: `${(total / aim).toFixed(1)} x`,
      note: `median ${ms(total)}: each of ${THREADS} threads runs ${share(running, total)} of it; the main thread works for ${share(drawing, total)}`,
    });
  }
  await service.live.close();
  return rows;
};
