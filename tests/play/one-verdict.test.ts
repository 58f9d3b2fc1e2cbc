import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/domain/edit.ts';
import { compile } from '../../src/model/compile.ts';
import { withEdits } from '../../src/play/branching.ts';
import { questionOf } from '../../src/play/comparing.ts';
import type { CompareReport } from '../../src/report/compare/compare-report.ts';
import { compareJson } from '../../src/report/compare/json.ts';
import { compareText } from '../../src/report/compare/text.ts';
import { manifestOf } from '../../src/report/words/manifest.ts';
import { verdictText } from '../../src/report/words/verdicts.ts';
import { differencesOf } from '../../src/scenario/differences.ts';
import { applyEdits } from '../../src/scenario/edit.ts';
import { begin, change } from '../../src/session/branches.ts';
import { decide } from '../../src/session/session.ts';
import { unsharedStates } from '../../src/study/compare/comparable.ts';
import { comparisonOf } from '../../src/study/compare/compare.ts';
import type { Verdict } from '../../src/study/compare/paired.ts';
import { playPairs } from '../../src/study/futures/pairs.ts';
import { plainText } from '../../src/tui/draw/line.ts';
import { compareOddsLines } from '../../src/tui/panels/compare.ts';
import { liveOddsLines } from '../../src/tui/panels/live-odds.ts';
import { VERDICT_MARKS } from '../../src/tui/panels/odds-text.ts';
import { startUi } from '../../src/tui/state.ts';
import { openCompare } from '../../src/tui/update/compare.ts';
import { screenInWords } from '../../src/tui/words/all.ts';
import { between, comparisonFor, oddsOf } from '../tui/odds.ts';
import { outsideFor } from '../tui/press.ts';
import { world } from '../tui/world.ts';

// The same edit, seed and futures: one verdict on each state, wherever it is shown.

const SEED = 'one verdict';
const MANIFEST = manifestOf({ engine: '', answer: 'compare' }, 'json');
const model = compile(world);

/** The verdict on a state, and whether it is on the odds of being at recognition at the end. */
type Judged = readonly [verdict: Verdict, isAtEnd: boolean];

const reportOf = (edits: readonly Edit[], futures: number): CompareReport => {
  const variant = applyEdits(world, edits);
  const [tally] = playPairs(model, [compile(variant)], { seed: SEED, futures: { from: 0, to: futures } });
  if (!tally) throw new Error('no pairs');
  return {
    base: { scenario: world, sha256: '' },
    variants: [
      {
        name: 'variant',
        scenario: variant,
        sha256: '',
        edits: differencesOf(world, variant),
        unshared: unsharedStates(world, variant),
        comparison: comparisonOf(tally),
        first: undefined,
      },
    ],
    seed: SEED,
    asked: futures,
    states: world.states.map(({ id }) => id),
    future: undefined,
  };
};

/** What `compare --json` says, as docs/output.md explains it. */
const inJson = (report: CompareReport): ReadonlyMap<string, Judged> => {
  const [variant] = JSON.parse(compareJson(report, MANIFEST)).variants;
  const states: readonly { id: string; by: { verdict: Verdict }; at: { verdict: Verdict } }[] =
    variant.horizons.at(-1).states;
  return new Map(
    states.map(({ id, by, at }) => {
      const isAtEnd = by.verdict === 'same' && at.verdict !== 'same';
      return [id, [(isAtEnd ? at : by).verdict, isAtEnd]];
    }),
  );
};

const EDITS: fc.Arbitrary<readonly Edit[]> = fc
  .uniqueArray(
    fc.oneof(
      fc.record({
        path: fc.constantFrom(
          ...['security', 'economy', 'rights', 'rivalry', 'precedent', 'taboo'].map((id) => `weights.${id}`),
          'CHN.weights.rights',
          'IRN.weights.security',
        ),
        value: fc.double({ min: 0, max: 8, noNaN: true }),
      }),
      fc.record({
        path: fc.constantFrom('CHN.taboo', 'IRN.taboo'),
        value: fc.double({ min: 0, max: 2, noNaN: true }),
      }),
    ),
    { selector: ({ path }) => path, minLength: 1, maxLength: 3 },
  )
  .map((edits) => edits.map(({ path, value }) => ({ path, value: Math.round(value * 100) / 100 })));

describe('the verdict on a state', () => {
  it('is the same in the views of Weights and Compare, in the text of compare and in its JSON', () => {
    const seen = new Set<Verdict>();
    fc.assert(
      fc.property(EDITS, fc.constantFrom(20, 60, 200), (edits, futures) => {
        const report = reportOf(edits, futures);
        const json = inJson(report);
        for (const [verdict] of json.values()) seen.add(verdict);
        const odds = oddsOf(world, between(SEED, [], edits), futures);
        expect(
          new Map(odds.states.map(({ id, verdict, atEnd }) => [id, [verdict, atEnd !== undefined]])),
        ).toEqual(json);
        const compared = comparisonFor(world, between(SEED, [], edits), futures);
        expect(new Map(compared.rows.map(({ id, verdict, isAtEnd }) => [id, [verdict, isAtEnd]]))).toEqual(
          json,
        );
        const text = compareText(report);
        const table = text.slice(text.findIndex((line) => line.includes('Who recognises by')));
        if (compared.same) expect(text.join('\n')).toContain('Exactly the same: no state moves otherwise');
        else
          for (const { id, name } of world.states) {
            const [verdict] = json.get(id) ?? ['same'];
            const row = table.find((line) => line.startsWith(`  ${name.slice(0, 20)}`));
            // Where columns are short the end of a verdict is cut.
            const words = verdictText(verdict, 'more often', 'less often').slice(0, 10);
            expect(row).toContain(words);
          }
      }),
      { numRuns: 30 },
    );
    expect([...seen].toSorted()).toEqual(['less', 'more', 'noise', 'same']);
  });

  it('has the same mark and the same words on the screens of Weights and Compare, drawn and read out', () => {
    fc.assert(
      fc.property(EDITS, fc.constantFrom(40, 150), (edits, futures) => {
        const play = withEdits(begin(world, model, SEED), edits);
        const odds = oddsOf(world, questionOf(play), futures);
        const opened = openCompare({ ...startUi(play, outsideFor(), { columns: 80, rows: 24 }), odds });
        const { on } = opened;
        if (on.kind !== 'compare') throw new Error('nothing is compared');
        const answer = comparisonFor(world, on.question, futures);
        const shown = { ...opened, on: { ...on, answer } };
        const drawn = {
          weights: liveOddsLines({ odds, stale: false, selected: '' }, 100, 200).map(plainText),
          compare: compareOddsLines(
            { view: answer, stale: false, isCounted: true, selected: 0 },
            100,
            200,
          ).map(plainText),
        };
        const words = {
          weights: screenInWords('weights', shown),
          compare: screenInWords('compare', shown),
        };
        for (const { name, verdict, atEnd, now, before = now } of odds.states) {
          const title = atEnd ? `${name} (at the end)` : name;
          const at = drawn.weights.findIndex((line) => line.includes(title.slice(0, 20)));
          const mark = ` ${VERDICT_MARKS[verdict].text} `;
          if (at >= 0) expect(drawn.weights[at + 1]).toContain(mark);
          if (!answer.same) expect(drawn.compare.find((line) => line.includes(title))).toContain(mark);
          if (Math.max(now.share, before.share) < 0.01 || atEnd) continue;
          const told = words.weights.find((line) => line.startsWith(`  ${name}  `));
          if (told !== undefined) expect(told).toContain(verdictText(verdict));
          if (answer.same || verdict === 'same') continue;
          const compared = words.compare.filter((line) => line.startsWith(`  ${name}  `));
          expect(compared.join(' ')).toContain(verdictText(verdict, 'more in B', 'less in B'));
        }
        const tally = `States: ${answer.tally.changed} changed, ${answer.tally.noise} inside noise`;
        expect(words.weights.join(' ')).toContain(tally);
        if (!answer.same) expect(words.compare.join(' ')).toContain(tally);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a state that a decision moves', () => {
  it('is set apart on the screens of Weights and Compare, drawn and read out', () => {
    const decided = change(begin(world, model, SEED), 'decide', (session) => decide(session, 'CHN', 'hold'));
    const moved = change(decided, 'decide', (session) =>
      decide(session, 'IRN', { to: world.ladder.length - 1 }),
    );
    const odds = oddsOf(world, questionOf(moved), 80);
    const opened = openCompare({ ...startUi(moved, outsideFor(), { columns: 80, rows: 24 }), odds });
    if (opened.on.kind !== 'compare') throw new Error('nothing is compared');
    const answer = comparisonFor(world, opened.on.question, 80);
    const shown = { ...opened, on: { ...opened.on, answer } };
    expect(odds.states.filter(({ isMoved }) => isMoved).map(({ id }) => id)).toEqual(['CHN', 'IRN']);
    expect(answer.rows.slice(-2).map(({ id }) => id)).toEqual(expect.arrayContaining(['CHN', 'IRN']));
    const { changed, noise, same } = answer.tally;
    expect(changed + noise + same).toBe(world.states.length - 2);
    expect(answer.count?.text).toMatch(/beyond the 2 that A or B moves.* With them: \+/);
    const drawn = liveOddsLines({ odds, stale: false, selected: '' }, 100, 200).map(plainText);
    expect(drawn[0]).toMatch(/^recognisers beyond the 2 moved, mean [\d.]+ → [\d.]+/);
    expect(drawn.join('\n')).toContain('Iran (moved)');
    expect(screenInWords('weights', shown).join(' ')).toContain('Beyond the 2 that the edits move: ');
    expect(screenInWords('compare', shown).join('\n')).toMatch(/Iran \(moved\).*moved by A or B/);
  });
});
