import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzySearch } from '../../src/tui/fuzzy.ts';
import { hardName } from './hard-names.ts';

const search = (items: readonly string[], typed: string): readonly string[] =>
  fuzzySearch(items, typed, (item) => item);

describe('searching by some letters', () => {
  it('takes accents and case aside, and words in any order', () => {
    expect(search(['Go to Türkiye', 'Go to Turkmenistan'], 'TURKI')[0]).toBe('Go to Türkiye');
    expect(search(['Go to South Korea', 'Go to North Korea'], 'korea sou')).toEqual(['Go to South Korea']);
  });

  it('finds beginnings of words, and puts whole words first', () => {
    expect(search(['Go to United Arab Emirates', 'Go to Ukraine'], 'uae')).toEqual([
      'Go to United Arab Emirates',
    ]);
    expect(search(['Restart', 'Start again', 'Sort'], 'start')).toEqual(['Start again', 'Restart']);
  });

  it('answers nothing where a letter is missing, and all where nothing is typed', () => {
    expect(search(['Chad', 'Chile'], 'chx')).toEqual([]);
    expect(search(['b', 'a'], ' ')).toEqual(['b', 'a']);
  });

  it('finds every text by itself and by any piece of it', () => {
    fc.assert(
      fc.property(hardName, fc.nat(20), fc.integer({ min: 1, max: 20 }), (text, from, length) => {
        const piece = [...text].slice(from, from + length).join('');
        expect(search([text], piece)).toEqual([text]);
      }),
    );
  });
});
