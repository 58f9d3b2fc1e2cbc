import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/domain/edit.ts';
import type { Share } from '../../src/domain/intervals.ts';
import { playFutures } from '../../src/engine/futures.ts';
import { compile } from '../../src/model/compile.ts';
import { answerOf, pairMemory, type Series, takePiece } from '../../src/play/pairing.ts';
import { passageOf } from '../../src/play/view.ts';
import type { LiveQuestion } from '../../src/report/compare/live-question.ts';
import type { LiveOddsView } from '../../src/report/odds/live-view.ts';
import { drawnLines } from '../../src/report/said/said.ts';
import { applyEdits } from '../../src/scenario/edit.ts';
import type { Rule, Scenario } from '../../src/scenario/scenario.ts';
import { begin } from '../../src/session/branches.ts';
import { type Courses, playCourses } from '../../src/study/futures/courses.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { answerOdds } from '../../src/study/odds/odds.ts';
import { plainText } from '../../src/tui/draw/line.ts';
import { liveOddsLines } from '../../src/tui/panels/live-odds.ts';
import { countedWords } from '../../src/tui/words/odds.ts';
import { between } from '../tui/odds.ts';
import { world } from '../tui/world.ts';

// An edit is answered as the odds of all futures without it, and the difference that it makes in some of them.

const SEED = 'pairs';
const TURNS = world.turns;
const model = compile(world);
const PLAYED = { scenario: world, model, turns: TURNS };
const RIGHTS: readonly Edit[] = [{ path: 'weights.rights', value: 3.5 }];
const AS_IT_IS: readonly Edit[] = [{ path: 'weights.rights', value: 4 }];
const OTHER: readonly Edit[] = [{ path: 'CHN.taboo', value: 0 }];

/** Pieces of a side, by number. */
type Pieces = ReadonlyMap<number, Courses>;

const played = (series: Series, { seed, past }: LiveQuestion, size: number, count: number): Pieces =>
  new Map(
    Array.from({ length: count }, (_, k) => {
      const futures = { from: k * size, to: (k + 1) * size };
      return [k, playCourses(series.model(), { seed, past, futures, turns: TURNS })];
    }),
  );

/** Plays both sides once, and answers from any pieces of them. */
const study = (question: LiveQuestion, size: number, count: number) => {
  const fresh = () => pairMemory(PLAYED)(question);
  const { base, variant } = fresh();
  const sides = {
    base: played(base, question, size, count),
    variant: played(variant, question, size, count),
  };
  const answer = <Kind extends 'odds' | 'comparison'>(
    kind: Kind,
    baseHas: readonly number[],
    variantHas: readonly number[],
  ) => {
    const pairing = fresh();
    const give = (series: Series, pieces: Pieces, has: readonly number[]): void => {
      for (const k of has) {
        const piece = pieces.get(k);
        if (piece) takePiece(series, k, piece);
      }
    };
    give(pairing.base, sides.base, baseHas);
    give(pairing.variant, sides.variant, variantHas);
    return answerOf(PLAYED, { kind, question }, pairing, size * count);
  };
  const all = [...Array(count).keys()];
  return {
    all,
    odds: (baseHas: readonly number[], variantHas: readonly number[]): LiveOddsView => {
      const found = answer('odds', baseHas, variantHas);
      if (found.kind !== 'odds') throw new Error('no odds');
      return found.odds;
    },
    compared: (baseHas: readonly number[], variantHas: readonly number[]) => {
      const found = answer('comparison', baseHas, variantHas);
      if (found.kind !== 'comparison') throw new Error('no comparison');
      return found.answer;
    },
  };
};

const sharesOf = (odds: LiveOddsView): readonly number[] => odds.states.map(({ now }) => now.share);

describe('odds with an edit', () => {
  it('are the plain count where all futures are played with it, bit for bit', () => {
    fc.assert(
      fc.property(fc.constantFrom(RIGHTS, OTHER, AS_IT_IS), fc.integer({ min: 1, max: 60 }), (edits, n) => {
        const { odds, all } = study(between(SEED, [], edits), n, 2);
        const view = odds(all, all);
        const variant = applyEdits(world, edits);
        const tally = ensemble(compile(variant), { seed: SEED, futures: { from: 0, to: 2 * n } });
        const plain = answerOdds(tally, frameOf(variant, compile(variant)), { by: TURNS, at: TURNS });
        expect(view.states.map(({ now }) => now)).toEqual(plain.states.map(({ by }) => by));
        expect(view.now.fan).toEqual(plain.fan);
        expect(view.worth).toBe(2 * n);
        const curves = plain.states.map(({ id }) => passageOf(begin(world, model, SEED), view, id)?.curve);
        for (const [i, curve] of curves.entries())
          if (curve) expect(curve.map(({ share }) => share)).toEqual(plain.curves[i]);
      }),
      { numRuns: 8 },
    );
  });

  it('are exactly those without it after one future, where it changes nothing', () => {
    const { odds, all } = study(between(SEED, [], AS_IT_IS), 1, 40);
    const view = odds(all, [0]);
    expect(view.states.map(({ now, verdict }) => [now, verdict])).toEqual(
      view.states.map(({ before }) => [before, 'same']),
    );
    expect([view.futures, view.worth]).toEqual([1, 40]);
    expect(view.now).toEqual(view.before);
  });

  it('are right on average over the pieces of a study', () => {
    const { odds, all } = study(between(SEED, [], RIGHTS), 50, 12);
    const pieces = all.map((k) => odds(all, [k]));
    const whole = odds(all, all);
    const change = (view: LiveOddsView): number => view.now.fan.at(-1)?.mean ?? 0;
    const mean = pieces.reduce((sum, view) => sum + change(view), 0) / pieces.length;
    expect(mean).toBeCloseTo(change(whole), 10);
    for (const [i, share] of sharesOf(whole).entries()) {
      const found = pieces.map((view) => sharesOf(view)[i] ?? 0);
      // A share that would be below 0 or above 1 is not on average what it should be.
      if (found.some((each) => each <= 0 || each >= 1)) continue;
      expect(found.reduce((sum, each) => sum + each, 0) / found.length).toBeCloseTo(share, 10);
    }
  });

  it('have intervals that contain the answer of the whole study as often as they say, and are worth more than their number', () => {
    const { odds, all } = study(between(SEED, [], RIGHTS), 25, 80);
    const whole = sharesOf(odds(all, all));
    let [inside, of] = [0, 0];
    for (const k of all.filter((each) => each % 2 === 0)) {
      const view = odds(
        all,
        Array.from({ length: 10 }, (_, each) => (k + each) % 80),
      );
      expect(view.futures).toBe(250);
      expect(view.worth).toBeGreaterThan(500);
      for (const [i, { now }] of view.states.entries()) {
        const share = whole[i] ?? 0;
        if (share < 0.03 || share > 0.97) continue;
        of++;
        if (now.low <= share && share <= now.high) inside++;
      }
    }
    expect(of).toBeGreaterThan(100);
    expect(inside / of).toBeGreaterThan(0.93);
  });

  it('end the curve of a state, on both sides', () => {
    const { odds, all } = study(between(SEED, [], RIGHTS), 60, 6);
    for (const [base, variant] of [
      [all, [0, 1]],
      [[0, 1], all],
    ] as const) {
      const view = odds(base, variant);
      for (const { id, now, before, fromStart } of view.states.filter((state) => !state.fromStart)) {
        const mark = passageOf(begin(world, model, SEED), view, id)?.marks.at(-1);
        expect([fromStart, mark?.share, mark?.before]).toEqual([false, now, before]);
      }
    }
  });

  it('are worth the futures themselves where the other side has no more', () => {
    const { odds } = study(between(SEED, [], RIGHTS), 20, 3);
    expect(odds([0, 1], [0, 1]).worth).toBe(40);
    expect(odds([0, 1, 2], [0, 1]).worth).not.toBe(40);
  });

  it('say what they are worth, drawn and read out', () => {
    const { odds, all } = study(between(SEED, [], RIGHTS), 50, 20);
    const view = odds(all, [0, 1]);
    const told = /100 futures, worth about [\d,]+: the same luck with and without your change/;
    const drawn = liveOddsLines({ odds: view, stale: false, selected: '' }, 100, 30).map(plainText);
    expect(drawn[0]).toMatch(told);
    expect(drawnLines(countedWords(view)).join(' ')).toMatch(told);
    const plain = liveOddsLines({ odds: odds(all, all), stale: false, selected: '' }, 100, 30);
    expect(plain.map(plainText).join('\n')).not.toContain('worth');
  });

  it('are paired in the same way from a later turn on, where the past settles what it settles', () => {
    const past = { future: 3, turn: 2 };
    const { odds, all } = study({ ...between(SEED, [], RIGHTS), past }, 20, 20);
    const view = odds(all, [0]);
    expect([view.futures, view.from]).toEqual([20, 2]);
    expect(view.states.map(({ before }) => before?.of).every((of) => of === 400)).toBe(true);
    const settled = (share: Share | undefined) => share !== undefined && share.low === share.high;
    const atStart = view.states.filter(({ fromStart }) => fromStart);
    expect(atStart.every(({ now, before }) => settled(now) && settled(before))).toBe(true);
    const curve = passageOf(begin(world, model, SEED), view, 'CHN')?.curve ?? [];
    expect(curve.map(settled).slice(0, 4)).toEqual([true, true, true, false]);
  });
});

describe('a comparison', () => {
  it('pairs the side that has fewer futures with the other, whichever it is', () => {
    const there = study(between(SEED, OTHER, RIGHTS), 25, 8);
    const back = study(between(SEED, RIGHTS, OTHER), 25, 8);
    const [few, many] = [[0, 1], there.all];
    const one = there.compared(many, few);
    const other = back.compared(few, many);
    expect(other.worth).toBeCloseTo(one.worth, 9);
    expect(one.worth).toBeGreaterThan(50);
    const rows = new Map(other.rows.map((row) => [row.id, row]));
    for (const { id, a, b } of one.rows) expect([a, b]).toEqual([rows.get(id)?.b, rows.get(id)?.a]);
    expect(back.odds(few, many).before?.fan).toEqual(there.odds(many, few).now.fan);
  });
});

describe('rival rules', () => {
  it('are drawn alike with and without an edit', () => {
    const rule = (id: string, pulse: number): Rule => ({
      id,
      label: id,
      share: 1,
      weights: { pulse: { mean: pulse, sd: 0 } },
      rates: { up: {}, down: {} },
    });
    const rival: Scenario = { ...world, rules: [rule('alone', 0), rule('examples', 2)] };
    const rulesOf = (scenario: Scenario): readonly number[] => {
      const drawn: number[] = [];
      playFutures(
        compile(scenario),
        { seed: SEED, futures: { from: 0, to: 40 }, turns: 1 },
        ({ turn, rule: found }) => {
          if (turn === 0) drawn.push(found);
          return 'go on';
        },
      );
      return drawn;
    };
    const drawn = rulesOf(rival);
    expect(new Set(drawn)).toEqual(new Set([0, 1]));
    expect(rulesOf(applyEdits(rival, RIGHTS))).toEqual(drawn);
  });
});
