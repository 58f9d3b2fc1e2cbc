import { describe, expect, it } from 'vitest';
import { editedModel } from '../../src/cli/screens/edited-model.ts';
import { liveOdds } from '../../src/cli/screens/live-odds.ts';
import { AIM, PIECE } from '../../src/cli/screens/live-work.ts';
import type { StudyPool } from '../../src/cli/study/pool.ts';
import { type StandingTask, standing } from '../../src/cli/study/worker.ts';
import type { Edit } from '../../src/domain/edit.ts';
import { compile } from '../../src/model/compile.ts';
import type { LiveOddsView } from '../../src/report/live-odds-view.ts';
import { applyEdits } from '../../src/scenario/edit.ts';
import { ensemble } from '../../src/study/ensemble.ts';
import { standingOf } from '../../src/study/standing.ts';
import { world } from '../tui/world.ts';

const model = compile(world);
const TURNS = 6;
const RIGHTS: readonly Edit[] = [{ path: 'weights.rights', value: 2 }];

/** A pool without threads. A task ends on request, or at the next turn of the event loop. */
const stage = (options: { readonly fails?: boolean; readonly forgets?: boolean } = {}) => {
  const tasks: StandingTask[] = [];
  const views: LiveOddsView[] = [];
  const waiting: (() => void)[] = [];
  let closed = 0;
  const pool: StudyPool = {
    threads: 2,
    run: (_, task) =>
      new Promise((resolve, reject) => {
        const given = task as StandingTask;
        tasks.push(given);
        waiting.push(() => {
          if (options.fails) reject(new Error('no memory'));
          else if (options.forgets && !given.model) resolve(undefined as never);
          else resolve(standing({ ...given, model: given.model ?? model }) as never);
        });
      }),
    close: async () => {
      closed++;
    },
  };
  const odds = liveOdds({
    scenario: world,
    model,
    turns: TURNS,
    open: async () => pool,
    tell: (view) => views.push(view),
  });
  const settle = (): Promise<void> => new Promise((done) => setImmediate(done));
  /** Lets the threads finish their tasks, several times. */
  const rounds = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      await settle();
      for (const finish of waiting.splice(0)) finish();
    }
    await settle();
  };
  return { odds, tasks, views, rounds, closed: () => closed, waiting };
};

const sharesOf = (edits: readonly Edit[], futures: number): readonly number[] => {
  const own = compile(applyEdits(world, edits));
  const tally = ensemble(own, { seed: 'moscow', turns: TURNS, futures: { from: 0, to: futures } });
  return [...standingOf(own, tally).recognised].map((count) => count / futures);
};

describe('the model that threads get', () => {
  it('is that of the edited scenario, with the weights alone handed over where they alone differ', () => {
    const cases: readonly (readonly Edit[])[] = [
      [],
      RIGHTS,
      [...RIGHTS, { path: 'states.CHN.weights.security', value: 0.5 }],
      [...RIGHTS, { path: 'CHN.taboo', value: 0 }],
    ];
    for (const edits of cases) {
      const handed = editedModel({ scenario: world, model, edits, name: 'x' })();
      expect({ ...handed.model, ...handed.parts }).toEqual(compile(applyEdits(world, edits)));
      expect(handed.model === model).toBe(edits.every(({ path }) => path.includes('weights')));
    }
  });
});

describe('live odds', () => {
  it('begin with nothing, and grow with the futures, in few answers', async () => {
    const { odds, views, rounds } = stage();
    const question = { seed: 'moscow', edits: [] };
    expect(odds.nothing(question)).toMatchObject({
      futures: 0,
      aim: AIM,
      by: 'January 2026',
      before: undefined,
    });
    odds.ask(question);
    await rounds(20);
    const counts = views.map(({ futures }) => futures);
    expect(counts[0]).toBe(PIECE);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.length).toBeLessThan(20);
    const { states, futures } = views.at(-1) ?? odds.nothing(question);
    expect(states.map(({ now }) => now.share)).toEqual(sharesOf([], futures));
    const widths = views.map((view) => (view.states[1]?.now.high ?? 0) - (view.states[1]?.now.low ?? 0));
    expect(widths.at(-1)).toBeLessThan((widths[0] ?? 0) / 2);
  });

  it('compare the edited scenario with the same futures of the other', async () => {
    const { odds, views, rounds } = stage();
    odds.ask({ seed: 'moscow', edits: [] });
    await rounds(30);
    odds.ask({ seed: 'moscow', edits: RIGHTS });
    await rounds(5);
    const view = views.at(-1);
    const futures = view?.futures ?? 0;
    expect(view?.question.edits).toBe(RIGHTS);
    expect(futures).toBeGreaterThan(0);
    expect(view?.states.map(({ now }) => now.share)).toEqual(sharesOf(RIGHTS, futures));
    expect(view?.states.map(({ before }) => before?.share)).toEqual(sharesOf([], futures));
  });

  it('begin nothing more of a question once another is asked, and answer only the newest', async () => {
    const { odds, tasks, views, rounds } = stage();
    odds.ask({ seed: 'moscow', edits: [] });
    await rounds(8);
    views.length = 0;
    for (let value = 0; value < 40; value++)
      odds.ask({ seed: 'moscow', edits: [{ path: 'weights.rights', value: value / 10 }] });
    const asked = tasks.length;
    await rounds(3);
    const played = tasks.slice(asked).map(({ parts }) => parts?.weightMeans?.[1]);
    expect(new Set(played.filter((weight) => weight !== undefined))).toEqual(new Set([3.9]));
    expect(views.every(({ question }) => question.edits[0]?.value === 3.9)).toBe(true);
  });

  it('answer a question that comes back from what was counted', async () => {
    const { odds, views, rounds } = stage();
    odds.ask({ seed: 'moscow', edits: RIGHTS });
    await rounds(12);
    const futures = views.at(-1)?.futures ?? 0;
    odds.ask({ seed: 'moscow', edits: [] });
    await rounds(1);
    odds.ask({ seed: 'moscow', edits: [...RIGHTS] });
    expect(views.at(-1)).toMatchObject({ question: { edits: RIGHTS } });
    expect(views.at(-1)?.futures).toBeGreaterThanOrEqual(futures);
  });

  it('keep the scenario as it is, however many edits are asked about', async () => {
    const { odds, rounds } = stage();
    odds.ask({ seed: 'moscow', edits: [] });
    await rounds(6);
    const { futures } = odds.nothing({ seed: 'moscow', edits: [] });
    expect(futures).toBeGreaterThan(PIECE);
    const edits = (value: number): readonly Edit[] => [{ path: 'weights.rights', value }];
    for (let value = 1; value <= 7; value++) odds.nothing({ seed: 'moscow', edits: edits(value) });
    expect(odds.nothing({ seed: 'moscow', edits: [] }).futures).toBe(futures);
  });

  it('count anew with other luck', async () => {
    const { odds, views, rounds } = stage();
    odds.ask({ seed: 'moscow', edits: [] });
    await rounds(6);
    odds.ask({ seed: 'doha', edits: [] });
    await rounds(2);
    expect(views.at(-1)).toMatchObject({ question: { seed: 'doha' }, futures: 2 * PIECE });
  });

  it('stop at ten thousand', async () => {
    const { odds, tasks, views, rounds } = stage();
    odds.ask({ seed: 'moscow', edits: [] });
    await rounds(AIM / PIECE / 2 + 5);
    expect([tasks.length, views.at(-1)?.futures]).toEqual([AIM / PIECE, AIM]);
  });

  it('hand a model over again to a thread that has none', async () => {
    const { odds, views, rounds } = stage({ forgets: true });
    odds.ask({ seed: 'moscow', edits: [] });
    await rounds(12);
    expect(views.at(-1)?.futures).toBeGreaterThan(2 * PIECE);
  });

  it('say what is wrong where threads fail, once, and do no more', async () => {
    const { odds, tasks, views, rounds } = stage({ fails: true });
    odds.ask({ seed: 'moscow', edits: [] });
    await rounds(3);
    odds.ask({ seed: 'moscow', edits: RIGHTS });
    await rounds(3);
    expect(views.map(({ trouble }) => trouble)).toEqual(['No more futures are played: no memory']);
    expect(tasks.length).toBe(2);
  });

  it('close their threads, whenever it is, and tell nothing afterwards', async () => {
    const early = stage();
    early.odds.ask({ seed: 'moscow', edits: [] });
    await early.odds.close();
    expect([early.closed(), early.tasks.length]).toEqual([1, 0]);
    const late = stage();
    late.odds.ask({ seed: 'moscow', edits: [] });
    await late.rounds(2);
    await late.odds.close();
    const told = late.views.length;
    await late.rounds(2);
    expect([late.closed(), late.views.length]).toEqual([1, told]);
  });
});
