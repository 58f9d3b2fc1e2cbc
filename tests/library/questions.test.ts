import { describe, expect, it } from 'vitest';
import { parseDecisions } from '../../src/library/decisions.ts';
import { RequestError } from '../../src/library/errors.ts';
import { findState } from '../../src/library/find-state.ts';
import { meantBy } from '../../src/library/nearest.ts';
import { parseWhen } from '../../src/library/when.ts';
import { scenario } from '../fixtures/run.ts';

const long = { ...scenario, turns: 36 };
/** The scenario with its first states renamed, each as `ID Name`. */
const named = (...names: readonly string[]) => ({
  ...scenario,
  states: names.flatMap((text, i) => {
    const [id = '', ...name] = text.split(' ');
    const state = scenario.states[i];
    return state ? [{ ...state, id, name: name.join(' ') }] : [];
  }),
});
const weekly = { ...scenario, turn: 'week' as const };

describe('a time in a question', () => {
  it.each([
    ['1', 1],
    ['36', 36],
    ['2025-07', 1],
    ['2025-08', 1],
    ['2025-07-03', 1],
    ['2025-07-04', 1],
    ['2025-08-03', 1],
    ['2025-08-04', 2],
    ['2026-03', 8],
    ['2026-03-15', 9],
    ['2028-07-03', 36],
  ])('%s is turn %i', (text, turn) => {
    expect(parseWhen(text, long, 36, 'at')).toBe(turn);
  });

  it('counts weeks in a weekly scenario', () => {
    expect(parseWhen('2025-07-10', weekly, 52, 'at')).toBe(1);
    expect(parseWhen('2025-07-11', weekly, 52, 'at')).toBe(2);
    expect(parseWhen('2025-08', weekly, 52, 'at')).toBe(5);
  });

  it.each(['0', '37', '2025-06', '2025-07-02', '2028-08', '9999', '2100-01-01'])(
    '%s is outside the run',
    (text) => {
      expect(() => parseWhen(text, long, 36, 'at')).toThrow(
        /outside the run, which has turns 1 \(to 2025-08-03\) to 36/,
      );
    },
  );

  it.each(['', 'soon', '2026-13', '2026-02-30', '-1', '1.5', '1e1', '12345'])('“%s” is no time', (text) => {
    expect(() => parseWhen(text, long, 36, 'at')).toThrow(
      /^at: “.*” is no time\. Expected 2026-03, 2026-03-15 or a turn number/,
    );
  });
});

describe('a state in a question', () => {
  it.each(['CHN', 'chn', 'China', 'CHINA', ' china '])('“%s” is China', (typed) => {
    expect(findState(typed, scenario).id).toBe('CHN');
  });

  it('need not be typed with its accents', () => {
    const states = scenario.states.map((s) => (s.id === 'PAK' ? { ...s, id: 'TUR', name: 'Türkiye' } : s));
    expect(findState('turkiye', { ...scenario, states }).id).toBe('TUR');
  });

  it('is suggested where it was mistyped', () => {
    expect(() => findState('Pakstan', scenario)).toThrow(
      'there is no state “Pakstan” in this scenario. Did you mean PAK (Pakistan)?',
    );
    expect(() => findState('United', scenario)).toThrow('Did you mean USA (United States)?');
    expect(() => findState('Atlantis', scenario)).toThrow(/scenario\.$/);
  });

  it('is found by its initials, if no other state shares them', () => {
    expect(findState('uk', named('GBR United Kingdom', 'UKR Ukraine')).id).toBe('GBR');
    expect(() => findState('SA', named('SAU Saudi Arabia', 'ZAF South Africa'))).toThrow('no state “SA”');
    expect(() => findState('U', named('UKR Ukraine', 'PAK Pakistan'))).toThrow('no state “U”');
  });

  it('is not the target', () => {
    const target = { ...scenario.target, name: 'Afghanistan' };
    expect(() => findState('afghanistan', { ...scenario, target })).toThrow('the target of this scenario');
  });
});

describe('decisions on the command line', () => {
  it('are read by state, time and deed', () => {
    expect(
      parseDecisions(['CHN@2025-08=up', 'Pakistan@3=charge', 'USA@3=hold', 'RUS@2=0'], scenario, 3),
    ).toEqual({
      1: { CHN: 'up' },
      2: { RUS: { to: 0 } },
      3: { PAK: { to: 3 }, USA: 'hold' },
    });
  });

  it.each([
    ['CHN', 'cannot read “CHN”. Expected for example CHN@2026-03=up'],
    ['CHN@1', 'cannot read “CHN@1”'],
    ['CHN@1=', 'cannot read “CHN@1=”'],
    ['CHN@1=ambasador', 'Did you mean “ambassador”?'],
    ['CHN@1=6', 'or 0 to 5'],
    ['CHN@9=up', 'outside the run'],
    ['XYZZY@1=up', 'there is no state “XYZZY”'],
  ])('%s is refused', (move, message) => {
    expect(() => parseDecisions([move], scenario, 3)).toThrow(message);
    expect(() => parseDecisions([move], scenario, 3)).toThrow(RequestError);
  });

  it('are refused if two concern one state in one turn', () => {
    expect(() => parseDecisions(['CHN@1=up', 'China@2025-08=down'], scenario, 3)).toThrow(
      'two decisions for CHN in turn 1',
    );
  });
});

describe('the nearest word', () => {
  it('is one that could have been meant, or none', () => {
    expect(meantBy('chek', ['check', 'run'])).toBe('check');
    expect(meantBy('rn', ['check', 'run'])).toBe('run');
    expect(meantBy('zzzzzz', ['check', 'run'])).toBeUndefined();
  });
});
