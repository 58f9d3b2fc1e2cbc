import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnDate } from '../../src/domain/dates.ts';
import { parseDecisions } from '../../src/library/decisions.ts';
import { RequestError } from '../../src/library/errors.ts';
import { findState } from '../../src/library/find-state.ts';
import { meantBy } from '../../src/library/nearest.ts';
import { timeAsked, turnOfMove } from '../../src/library/when.ts';
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
  const at = (text: string, base = long, turns = 36) => timeAsked(text, base, turns, 'by');

  it.each([
    ['1', 1],
    ['36', 36],
    ['2025-08', 1],
    ['2025-08-03', 1],
    ['2025-08-31', 1],
    ['2025-09-02', 1],
    ['2026-03', 8],
    ['2026-03-15', 8],
    ['2028-07', 36],
    ['2028-07-03', 36],
    ['2028-07-31', 36],
  ])('%s is turn %i, the last that ends by then', (text, turn) => {
    expect(at(text).turn).toBe(turn);
  });

  it('says which day is used, where it is not the one that was asked for', () => {
    expect(at('2026-12-31')).toEqual({
      turn: 17,
      day: '2026-12-31',
      note: '2026-12-31 is not the end of a turn: counted by 3 December 2026; --by 2027-01-03 for the next',
    });
    expect(at('2028-07-31').note).toBe('2028-07-31 is not the end of a turn: counted by 3 July 2028');
    for (const text of ['2026-12', '2026-12-03', '17'])
      expect(at(text)).toEqual({ turn: 17, day: '2026-12-03', note: undefined });
  });

  it('is the same for a month and for its last day, and never later than a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2026, max: 2027 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const text = `${year}-${String(month).padStart(2, '0')}`;
        const last = `${text}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
        for (const base of [long, weekly]) {
          const { turn } = at(text, base, 200);
          expect(at(last, base, 200).turn).toBe(turn);
          expect(turnDate(base.start, base.turn, turn) <= last).toBe(true);
          expect(turnDate(base.start, base.turn, turn + 1) > last).toBe(true);
        }
      }),
    );
  });

  it('counts weeks in a weekly scenario', () => {
    expect(at('2025-07-10', weekly, 52).turn).toBe(1);
    expect(at('2025-07-16', weekly, 52).turn).toBe(1);
    expect(at('2025-08', weekly, 52).turn).toBe(8);
  });

  it.each(['0', '37', '2025-06', '2025-07', '2025-07-02', '2025-08-02', '2028-08', '9999', '2100-01-01'])(
    '%s is outside the run',
    (text) => {
      expect(() => at(text)).toThrow(/outside the run, which has turns 1 \(to 2025-08-03\) to 36/);
    },
  );

  it.each([
    '',
    'soon',
    '2026-13',
    '2026-02-30',
    '-1',
    '1.5',
    '1e1',
    '12345',
    '0999-01-01',
    '9001-01',
    '9999-12-31',
  ])('“%s” is no time', (text) => {
    const reason =
      /“.*” is no time\. Expected 2026-03, 2026-03-15 or a turn number; years run from 1000 to 9000/;
    expect(() => at(text)).toThrow(reason);
    expect(() => turnOfMove(text, long, 36)).toThrow(reason);
  });

  it('is for a move the turn in which a day falls', () => {
    expect(turnOfMove('2026-03-15', long, 36)).toBe(9);
    expect(turnOfMove('2026-03-03', long, 36)).toBe(8);
    expect(turnOfMove('2025-07', long, 36)).toBe(1);
    expect(turnOfMove('2025-08', weekly, 52)).toBe(5);
    expect(() => turnOfMove('2025-07-02', long, 36)).toThrow('outside the run');
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
    expect(findState('kl', named('A Kleinland', 'B Kingdom of Lakes')).id).toBe('B');
    expect(() => findState('KL', named('A Kirland Lea', 'B Kur Lon'))).toThrow(
      '“KL” may be A (Kirland Lea) or B',
    );
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
