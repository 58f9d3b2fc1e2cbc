import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/domain/edit.ts';
import { LIVE_RUNS } from '../../src/domain/limits.ts';
import { compile } from '../../src/model/compile.ts';
import { openLive, PIECE } from '../../src/play/live.ts';
import { type Answer, pairMemory } from '../../src/play/pairing.ts';
import type { LiveOddsView } from '../../src/report/odds/live-view.ts';
import { shownChange } from '../../src/report/words/verdicts.ts';
import { applyEdits } from '../../src/scenario/edit.ts';
import { comparisonOf } from '../../src/study/compare/compare.ts';
import { playPairs } from '../../src/study/futures/pairs.ts';
import { type CountTask, countFutures, type StudyPool } from '../../src/study/futures/pool.ts';
import { between } from '../tui/odds.ts';
import { world } from '../tui/world.ts';

const model = compile(world);
const TURNS = 6;
const RIGHTS: readonly Edit[] = [{ path: 'weights.rights', value: 2 }];
const PLAYED = { scenario: world, model, turns: TURNS };

const modelOf = (edits: readonly Edit[]) => compile(applyEdits(world, edits));

/** A pool without threads. A task ends on request, or at the next turn of the event loop. */
const stage = (options: { readonly fails?: boolean } = {}) => {
  const tasks: CountTask[] = [];
  const answers: Answer[] = [];
  const waiting: (() => void)[] = [];
  let closed = 0;
  const pool: StudyPool = {
    threads: 2,
    count: (task) =>
      new Promise((resolve, reject) => {
        tasks.push(task);
        waiting.push(() => {
          if (options.fails) reject(new Error('no memory'));
          else resolve(countFutures(task));
        });
      }),
    pair: () => Promise.reject(new Error('live answers are counted, not played in pairs')),
    points: () => Promise.reject(new Error('live answers are no points')),
    cascades: () => Promise.reject(new Error('live answers have no cascades')),
    close: async () => {
      closed++;
    },
  };
  const live = openLive({ ...PLAYED, open: async () => pool, tell: (answer) => answers.push(answer) });
  const settle = (): Promise<void> => new Promise((done) => setImmediate(done));
  /** Lets the threads finish what they are at, `count` times. */
  const rounds = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      await settle();
      for (const finish of waiting.splice(0)) finish();
    }
    await settle();
  };
  const views = (): readonly LiveOddsView[] =>
    answers.flatMap((answer) => (answer.kind === 'odds' ? [answer.odds] : []));
  const askOdds = (edits: readonly Edit[], seed = 'moscow'): void =>
    live.ask({ kind: 'odds', question: between(seed, [], edits) });
  return { live, tasks, answers, views, rounds, askOdds, closed: () => closed };
};

/** What `compare` would say after as many futures. */
const compared = (base: readonly Edit[], variant: readonly Edit[], futures: number) => {
  const options = { seed: 'moscow', turns: TURNS, futures: { from: 0, to: futures } };
  const [tally] = playPairs(modelOf(base), [modelOf(variant)], options);
  if (!tally) throw new Error('no pairs');
  return comparisonOf(tally).horizons[0]?.states ?? [];
};

describe('the model under changes', () => {
  it('is that of the changed scenario, of which the weights alone are compiled where they alone differ', () => {
    const cases: readonly (readonly Edit[])[] = [
      [],
      RIGHTS,
      [...RIGHTS, { path: 'states.CHN.weights.security', value: 0.5 }],
      [...RIGHTS, { path: 'CHN.taboo', value: 0 }],
    ];
    for (const edits of cases) {
      const { variant } = pairMemory(PLAYED)(between('s', [], edits));
      expect(variant.model()).toEqual(modelOf(edits));
      expect(variant.model().peers === model.peers).toBe(edits.every(({ path }) => path.includes('weights')));
    }
  });
});

describe('live odds', () => {
  it('begin with nothing, and grow with the futures, in few answers', async () => {
    const { live, views, askOdds, rounds } = stage();
    expect(live.nothing(between('moscow', [], []))).toMatchObject({
      futures: 0,
      aim: LIVE_RUNS,
      by: 'January 2026',
      before: undefined,
    });
    askOdds([]);
    await rounds(20);
    const counts = views().map(({ futures }) => futures);
    expect(counts[0]).toBeLessThanOrEqual(2 * PIECE);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.length).toBeLessThan(20);
    const last = views().at(-1);
    expect(last?.states.map(({ now, verdict }) => [now, verdict])).toEqual(
      compared([], [], last?.futures ?? 0).map(({ by }) => [by.variant, 'same']),
    );
    const widths = views().map(({ states }) => (states[1]?.now.high ?? 0) - (states[1]?.now.low ?? 0));
    expect(widths.at(-1)).toBeLessThan((widths[0] ?? 0) / 2);
  });

  it('compare the edited scenario with the same futures of the other, of which none is played again', async () => {
    const { tasks, views, askOdds, rounds } = stage();
    askOdds([]);
    await rounds(30);
    const before = tasks.length;
    askOdds(RIGHTS);
    await rounds(5);
    const view = views().at(-1);
    const futures = view?.futures ?? 0;
    expect(view?.question.b.edits).toEqual(RIGHTS);
    expect(futures).toBeGreaterThan(0);
    const counted = view?.before?.paired.counts.futures ?? 0;
    const whole = new Map(compared([], [], counted).map(({ id, by }) => [id, by.base.share]));
    expect(view?.states.map(({ now, before, verdict }) => [now.share, before?.share, verdict])).toEqual(
      // The odds without the edit are those of all futures; the difference is that of the futures that both sides have.
      compared([], RIGHTS, futures).map((state) => [
        expect.closeTo(Math.min(1, Math.max(0, (whole.get(state.id) ?? 0) + state.by.difference.value)), 10),
        whole.get(state.id),
        shownChange(state).change.verdict,
      ]),
    );
    expect(view?.worth).toBeGreaterThan(futures);
    expect(tasks.slice(before).every((task) => task.model !== model)).toBe(true);
    // The scenario as it is keeps all that was counted of it.
    expect(counted).toBeGreaterThan(futures);
  });

  it('begin nothing more of a question once another is asked, and answer only the newest', async () => {
    const { tasks, views, askOdds, rounds } = stage();
    askOdds([]);
    await rounds(8);
    const seen = views().length;
    for (let value = 0; value < 40; value++) askOdds([{ path: 'weights.rights', value: value / 10 }]);
    const asked = tasks.length;
    await rounds(3);
    const played = new Set(tasks.slice(asked).map((task) => task.model));
    expect([...played].filter((own) => own !== model).map((own) => own.rules[0]?.weightMeans[1])).toEqual([
      3.9,
    ]);
    expect(
      views()
        .slice(seen)
        .every(({ question }) => question.b.edits[0]?.value === 3.9),
    ).toBe(true);
  });

  it('answer a question that comes back from what was counted', async () => {
    const { views, askOdds, rounds } = stage();
    askOdds(RIGHTS);
    await rounds(12);
    const futures = views().at(-1)?.futures ?? 0;
    askOdds([]);
    await rounds(1);
    askOdds([...RIGHTS]);
    expect(views().at(-1)).toMatchObject({ question: { b: { edits: RIGHTS } } });
    expect(views().at(-1)?.futures).toBeGreaterThanOrEqual(futures);
  });

  it('keep the scenario as it is, however many edits are asked about', async () => {
    const { live, askOdds, rounds } = stage();
    askOdds([]);
    await rounds(6);
    const counted = () => live.nothing(between('moscow', [], []))?.futures ?? 0;
    const futures = counted();
    expect(futures).toBeGreaterThan(PIECE);
    for (let value = 1; value <= 7; value++) askOdds([{ path: 'weights.rights', value }]);
    expect(counted()).toBe(futures);
  });

  it('count again with other luck', async () => {
    const { views, askOdds, rounds } = stage();
    askOdds([]);
    await rounds(6);
    askOdds([], 'doha');
    await rounds(2);
    expect(views().at(-1)).toMatchObject({ question: { seed: 'doha' }, futures: 2 * PIECE });
  });

  it('stop at ten thousand', async () => {
    const { tasks, views, askOdds, rounds } = stage();
    askOdds([]);
    await rounds(LIVE_RUNS / PIECE / 2 + 5);
    expect([tasks.length, views().at(-1)?.futures]).toEqual([LIVE_RUNS / PIECE, LIVE_RUNS]);
  });

  it('say what is wrong where threads fail, once, and do no more', async () => {
    const { tasks, views, askOdds, rounds } = stage({ fails: true });
    askOdds([]);
    await rounds(3);
    askOdds(RIGHTS);
    await rounds(3);
    expect(views().map(({ trouble }) => trouble)).toEqual(['No more futures are played: no memory']);
    expect(tasks.length).toBe(2);
  });

  it('close their threads, whenever it is, and tell nothing afterwards', async () => {
    const early = stage();
    early.askOdds([]);
    await early.live.close();
    expect([early.closed(), early.tasks.length]).toEqual([1, 0]);
    const late = stage();
    late.askOdds([]);
    await late.rounds(2);
    await late.live.close();
    const told = late.answers.length;
    await late.rounds(2);
    expect([late.closed(), late.answers.length]).toEqual([1, told]);
  });
});

describe('a live comparison', () => {
  const question = (a: readonly Edit[], b: readonly Edit[]) => between('moscow', a, b);

  it('is answered at once from the futures that the odds were counted from', async () => {
    const { live, tasks, answers, askOdds, rounds, views } = stage();
    askOdds(RIGHTS);
    await rounds(12);
    const played = tasks.length;
    live.ask({ kind: 'comparison', question: question([], RIGHTS) });
    const found = answers.at(-1);
    expect(found).toMatchObject({ kind: 'comparison', answer: { futures: views().at(-1)?.futures } });
    // Two pieces more, one for each thread.
    expect(tasks.length).toBeLessThanOrEqual(played + 2);
  });

  it('is between any two lots of changes, and the same whichever way round but for its sign', async () => {
    const other: readonly Edit[] = [{ path: 'CHN.taboo', value: 0 }];
    const shares = async (a: readonly Edit[], b: readonly Edit[]) => {
      const { live, answers, rounds } = stage();
      live.ask({ kind: 'comparison', question: question(a, b) });
      await rounds(9);
      const found = answers.at(-1);
      if (found?.kind !== 'comparison') throw new Error('no comparison');
      expect(found.answer.futures).toBeGreaterThan(PIECE);
      return new Map(found.answer.rows.map((row) => [row.id, row]));
    };
    const there = await shares(RIGHTS, other);
    const back = await shares(other, RIGHTS);
    for (const [id, row] of there) expect([row.a, row.b]).toEqual([back.get(id)?.b, back.get(id)?.a]);
    const tables = compared(RIGHTS, other, 4 * PIECE);
    expect(tables.map(({ id, by }) => [id, by.verdict]).toSorted()).toHaveLength(there.size);
  });
});
