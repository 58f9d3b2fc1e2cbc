import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAST_FUTURE } from '../../src/domain/limits.ts';
import { type Chosen, linkOf, readLink } from '../../src/web/chosen.ts';
import { firstChoice } from '../../src/web/sides.ts';
import { chosenBy, typedNumber } from '../../src/web/verbs.ts';

const OF = { scenario: 'a-scenario', sha: '0123abcd' };
const FIRST = firstChoice({ seed: 'moscow' });

const text = fc.string({ unit: 'grapheme', minLength: 1 });
const turn = fc.nat({ max: 2400 });
const choices: fc.Arbitrary<Chosen> = fc.record({
  seed: text,
  ifs: fc.array(text, { maxLength: 3 }),
  sets: fc.array(text, { maxLength: 3 }),
  moves: fc.array(text, { maxLength: 3 }),
  future: fc.integer({ min: 0, max: LAST_FUTURE }),
  at: turn,
  from: turn,
  state: fc.option(text, { nil: undefined }),
});

describe('a link of the living page', () => {
  it('says the whole choice, whatever is in it', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const link = linkOf(chosen, OF, FIRST);
        expect(link).toMatch(/^[\x21-\x7e]*$/);
        const {
          faults,
          future = 0,
          at = 0,
          from = 0,
          ...read
        } = readLink(`https://a.invalid/b.html?c=d#${link}`);
        expect(faults).toEqual([]);
        expect({ ...read, future, at, from }).toEqual({ ...chosen, ...OF });
      }),
    );
  });

  it('is short and plain where nothing is changed', () => {
    expect(linkOf(FIRST, OF, FIRST)).toBe('scenario=a-scenario&seed=moscow&sha=0123abcd');
    const changed = { ...FIRST, sets: ['weights.rights.mean=2'], moves: ['CHN@2026-03=up'], at: 18 };
    expect(linkOf(changed, OF, FIRST)).toBe(
      'scenario=a-scenario&seed=moscow&set=weights.rights.mean=2&move=CHN@2026-03=up&at=18&sha=0123abcd',
    );
  });

  it('is read whatever it says, and each part that means nothing is named', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => void readLink(any)));
    expect(readLink('#at=-1&from=99999999999&sets=a').faults).toEqual([
      expect.stringContaining('sets, which means nothing'),
      expect.stringContaining('at=-1. Expected a whole number'),
      expect.stringContaining('from=99999999999. Expected a whole number'),
    ]);
  });
});

describe('a deed on the living page', () => {
  it('reads a number with a point or a comma, and nothing else', () => {
    expect(['1,5', '1.5', ' 2 ', '\u22121', '-0.25'].map(typedNumber)).toEqual([1.5, 1.5, 2, -1, -0.25]);
    expect(['', '1,5,5', '1e9', 'NaN', '0x1', '1 5'].map(typedNumber)).toEqual(Array(6).fill(undefined));
  });

  it('sets one number once, and the value of the file is no change', () => {
    const set = (chosen: Chosen, value: string): Chosen => {
      const next = chosenBy(chosen, FIRST, { verb: 'set', arg: 'weights.a.mean', value, base: '3' });
      if (typeof next === 'string') throw new Error(next);
      return next;
    };
    const twice = set(set(FIRST, '2'), '2,5');
    expect(twice.sets).toEqual(['weights.a.mean=2.5']);
    expect(set(twice, '3')).toEqual(FIRST);
    expect(chosenBy(FIRST, FIRST, { verb: 'set', arg: 'a', value: 'x', base: '' })).toContain(
      'x is no number',
    );
  });
});
