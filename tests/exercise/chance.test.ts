import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asChance, readPerCent } from '../../src/exercise/chance.ts';
import { givenPercent } from '../../src/report/words/numbers.ts';
import { readSmall, SMALL } from './small.ts';

describe('a chance in per cent', () => {
  it('is the same with a point and with a comma, and is shown with its decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.constantFrom('', '%', ' %'), (tenths, unit) => {
        const text = (tenths / 10).toFixed(1);
        const inDigits = (zero: number): string =>
          text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit))).replace('.', '٫');
        for (const typed of [text, text.replace('.', ','), inDigits(0x660), inDigits(0x6f0)]) {
          const perCent = readPerCent(` ${typed}${unit}`);
          expect(perCent).toBe(tenths / 10);
          expect(asChance(perCent ?? -1)).toBe(tenths / 1000);
        }
        expect(givenPercent(tenths / 1000)).toBe(`${tenths / 10}\u00a0%`);
      }),
    );
  });

  it.each(['', '5,', ',5', '5,55', '5 5', '5.5.5', '1,000.5', '-5', '+5', '1e1', '५', '५.५', 'five'])(
    'is never guessed from %s',
    (typed) => expect(readPerCent(typed)).toBeUndefined(),
  );
});

const withChance = (chance: string) => readSmall(SMALL.replace('a: 80,', `a: ${chance},`));

describe('a chance in a file', () => {
  it.each(['5.5', '"5,5"', '"5.5 %"'])('takes %s', (written) => {
    const read = withChance(written);
    expect(read.ok && readPerCent(read.exercise.answers.predictions?.alpha?.a ?? '')).toBe(5.5);
  });

  // Between braces YAML takes what follows the comma for a key.
  it.each(['5.55', '"5,55"', '101', '100.1', '-1', 'five', '[5]', '5,5', '.inf'])('refuses %s', (written) => {
    const read = withChance(written);
    expect(read.ok).toBe(false);
    const [issue] = read.ok ? [] : read.issues;
    expect(`${issue?.expected} ${issue?.message}`).toMatch(
      /one decimal at most|decimals have a point|a finite number/,
    );
  });
});
