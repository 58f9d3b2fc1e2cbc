import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demarche, ROOT } from './program.ts';

/** Small inputs that failed once, each with a README that says what should happen. */

const CASES = join(ROOT, 'tests/fixtures/cases');

const run = (...args: readonly string[]) => demarche(args, { cwd: CASES });
const TWO_STATES = join(ROOT, 'scenarios/two-states.yaml');
const errorsOf = (...args: readonly string[]): readonly string[] =>
  run('check', ...args)
    .out.split('\n')
    .filter((line) => line.includes(': error: '));

describe('a table from a spreadsheet', () => {
  it('with semicolons has one error that names them (05)', () => {
    const errors = errorsOf('05-semicolons');
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatch(/states\.csv:1:1: error: the cells of this table are separated by semicolons/);
    expect(errors[1]).toMatch(/ties\.csv:1:1: .*semicolons.*CSV UTF-8 \(comma delimited\)/);
  });

  it('with tabs has one error that names and shows them (05b)', () => {
    expect(errorsOf('05b-tabs')).toEqual([expect.stringMatching(/separated by tabs \(found id⇥name⇥power/)]);
  });

  it('with a line sep=, is read (05c)', () => {
    const { out } = run('check', '05c-sep-line');
    expect(out).toContain('0 errors, 1 doubt');
    expect(out).toContain('no evidence');
  });

  it('with curly quotes has one error that names them (08b)', () => {
    expect(errorsOf('08b-curly-quotes')).toEqual([
      expect.stringMatching(/ties\.csv:2:26: error: 2 rows .*found a curly quote \(U\+201C\)/),
    ]);
  });

  it('with blanks around its cells is read (09)', () => {
    expect(errorsOf('09-blanks-in-cells')).toEqual([]);
    expect(run('run', '09-blanks-in-cells', '--seed', 'a').code).toBe(0);
  });

  it('has a suggestion for each notation of a day (11)', () => {
    const errors = errorsOf('11-excel-dates');
    expect(errors).toHaveLength(4);
    for (const error of errors) expect(error).toContain('did you mean "2024-08-21"?');
  });
});

describe('a sign that looks like another', () => {
  it.each([
    ['ideographic-space.yaml', 'an ideographic space (U+3000)', 'turns: 24'],
    ['minus-sign.yaml', 'a minus sign (U+2212)', '-4'],
    ['no-break-space-after.yaml', 'a no-break space (U+00A0)', 'month'],
    ['no-break-space.yaml', 'a no-break space (U+00A0)', 'weight: 0.5'],
  ])('in %s is named once, with the sign that was meant (08)', (file, sign, meant) => {
    const errors = errorsOf(join('08-look-alikes', file));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(`with ${sign}`);
    expect(errors[0]).toContain(`did you mean "${meant}"?`);
  });

  it.each([
    [['odds', TWO_STATES, '–runs', '5'], 'an en dash (U+2013)', '--runs'],
    [[TWO_STATES, '—seed', 'one'], 'an em dash (U+2014)', '--seed'],
    [['run', TWO_STATES, '-–seed', 'one'], 'an en dash (U+2013)', '--seed'],
    [['run', TWO_STATES, '−−seed=one'], 'a minus sign (U+2212)', '--seed=one'],
    [['run', TWO_STATES, '–o', 'x.csv'], 'an en dash (U+2013)', '-o'],
    [['run', TWO_STATES, '--turns', '５'], 'a fullwidth digit (U+FF15)', '5'],
    [['run', TWO_STATES, '--turns', '٥'], 'an Arabic digit (U+0665)', '5'],
    [['odds', TWO_STATES, '--runs', '5', '--by', '2026–07'], 'an en dash (U+2013)', '2026-07'],
  ])('in a command is named: %j (08)', (args, sign, meant) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sign);
    expect(err).toMatch(new RegExp(`Did you mean “?${meant}”?\\?`));
  });

  it('may be in a seed', () => {
    expect(run('run', TWO_STATES, '--seed', '–five').code).toBe(0);
  });
});

describe('a file under another name', () => {
  it('is named with the name that it should have (12)', () => {
    expect(errorsOf('12-scenario.yml')[0]).toMatch(
      /found .*scenario\.yml; expected .*rename it to scenario\.yaml/,
    );
    expect(run('run', '12-scenario.yml').err).toContain(
      'but scenario.yml. Rename that file to scenario.yaml.',
    );
  });
});

describe('the mean of a weight that is a plain number', () => {
  it('is the number (20)', () => {
    const ends = (set: string) => run('run', TWO_STATES, '--seed', 'a', '--set', set, '--csv');
    expect(ends('weights.gain.mean=3').code).toBe(0);
    expect(ends('weights.gain.mean=3').out).toBe(ends('weights.gain=3').out);
    for (const set of [
      'weights.gain.sd=1',
      'weights.precedent.sd=1',
      'A.weights.gain.sd=1',
      'A.weights.gain.mean=1',
    ])
      expect(ends(set).code, set).toBe(0);
  });
});

describe('a text that ends at #', () => {
  it('gets a warning (21)', () => {
    const { code, out } = run('check', '21-number-sign/title.yaml');
    expect(code).toBe(2);
    expect(out).toContain('title.yaml:6:13: warning: this text ends at #, which starts a comment (found #1;');
  });
});
