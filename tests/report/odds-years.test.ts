import { describe, expect, it } from 'vitest';
import { compile } from '../../src/model/compile.ts';
import { oddsText } from '../../src/report/odds/text.ts';
import { textWidth } from '../../src/report/words/layout.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { answerOdds, type OddsAnswer } from '../../src/study/odds/odds.ts';
import { lonely } from '../fixtures/lonely.ts';
import { studyManifest } from '../fixtures/manifest.ts';

const FUTURES = 400;

const answered = (turns: number, wanted?: readonly number[]): OddsAnswer => {
  const scenario = lonely(3, -3, turns);
  const model = compile(scenario);
  const tally = ensemble(model, { seed: 'years', futures: { from: 0, to: FUTURES } });
  return answerOdds(tally, frameOf(scenario, model), { by: turns, at: turns }, wanted);
};

const textOf = (answer: OddsAnswer): readonly string[] =>
  oddsText({
    answer,
    manifest: studyManifest({ seed: 'years', futures: FUTURES, asked: FUTURES, turns: answer.turns }),
    all: true,
  });

describe('first passage by year', () => {
  it('is what the curves say at the end of each year, with its interval', () => {
    const answer = answered(30, [0, 2]);
    expect(answer.years.map(({ turn }) => turn)).toEqual([12, 24, 30]);
    for (const { turn, shares } of answer.years) {
      expect(shares.map(({ share }) => share)).toEqual(answer.curves.map((curve) => curve[turn]));
      for (const { low, share, high, of } of shares) {
        expect(of).toBe(FUTURES);
        expect([low < share, share < high]).toEqual([true, true]);
      }
    }
    expect(answer.years.at(-1)?.shares).toEqual(answer.states.map(({ by }) => by));
  });

  it('has at most four points, however long the run', () => {
    expect(answered(12).years.map(({ turn }) => turn)).toEqual([12]);
    expect(answered(48).years.map(({ turn }) => turn)).toEqual([12, 24, 36, 48]);
    expect(answered(70).years.map(({ turn }) => turn)).toEqual([24, 48, 70]);
  });

  it('stands in the text of the odds, a row a state, where there is more than one year', () => {
    const answer = answered(48);
    const lines = textOf(answer);
    const at = lines.indexOf('When, in figures: share of futures (95 % interval in percent)');
    const [head = '', ...rows] = lines.slice(at + 1, at + 5);
    expect(head).toMatch(/Has recognised by( +\w{3} \d{4}){4}$/);
    for (const row of rows) expect(row).toMatch(/( +\d+ % \(\d+–\d+\)){4}$/);
    expect(lines.filter((line) => textWidth(line) > 100)).toEqual([]);
    expect(textOf(answered(12)).join('\n')).not.toContain('When, in figures');
  });
});

describe('how many recognise', () => {
  const sentence = (turns: number): string =>
    (textOf(answered(turns))
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .match(/No further state.*?\d{4}\./) ?? [''])[0];

  it('names a day once, where the first year is all there is', () => {
    expect(sentence(30)).toMatch(
      /^No further state has recognised in \S+ % of futures by .+, and in \S+ % by .+\.$/,
    );
    expect(sentence(12)).toMatch(/^No further state has recognised in \S+ % of futures by [^,]+\.$/);
  });
});
