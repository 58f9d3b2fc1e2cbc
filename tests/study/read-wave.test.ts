import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIssue, type Issue } from '../../src/scenario/issue.ts';
import { historyOf } from '../../src/study/fit/history.ts';
import { possibleDays } from '../../src/study/waves/observed.ts';
import { recordedCounts, waveOutcomes } from '../../src/study/waves/outcome.ts';
import { readWave } from '../../src/study/waves/read-wave.ts';
import { type Files, memoryReader } from '../scenario/memory-reader.ts';

const SCENARIO = `demarche: 1
id: small
start: 2008-02-16
turn: week
turns: 20
ladder:
  - {id: none, standing: 0}
  - {id: recognition, standing: 1}
rates: {up: {none: -4}, down: {recognition: -7}}
drivers:
  gain: {sign: benefit, profile: [1]}
states:
  FRA: {name: France, traits: {gain: 1}}
  ALB: {name: Albania}
  CRI: {name: Costa Rica}
`;
const HEAD = 'state,date,act,source,confidence\n';
const GOOD = `${HEAD}FRA,2008-02-18,recognises,list,high\nALB,2008-03-01,recognises,list,high\n`;

const filesOf = (files: Files): Files => ({ 'w/scenario.yaml': SCENARIO, 'w/observed.csv': GOOD, ...files });

const read = (files: Files, layer?: string) => readWave('w', memoryReader(filesOf(files)), layer);

/** The doubts of a scenario without evidence are not at stake here. */
const errorsOf = (issues: readonly Issue[]): readonly string[] =>
  issues.filter(({ severity }) => severity === 'error').map(formatIssue);

/** Every problem of a folder, in words. */
const problems = (files: Files): readonly string[] => {
  const result = read(files);
  return result.ok ? [] : errorsOf(result.issues);
};

describe('a wave folder', () => {
  it('is a scenario with what happened beside it', () => {
    const result = read({ 'w/population.csv': 'state,from,to,source\nALB,2008-02-20,,joined\n' });
    expect(result.ok && result.wave).toMatchObject({
      id: 'small',
      acts: [
        { state: 'FRA', date: '2008-02-18', to: 1, source: 'list', confidence: 'high' },
        { state: 'ALB', date: '2008-03-01' },
      ],
      atRisk: [{ state: 'ALB', from: '2008-02-20', to: undefined }],
    });
  });

  it('takes an act without a day as known, its day unknown', () => {
    const result = read({ 'w/observed.csv': `${HEAD}CRI,,recognises,list,low\n` });
    expect(result.ok && result.wave.acts[0]?.date).toBeUndefined();
    expect(result.ok).toBe(true);
  });

  it('takes a month, or a first and a last day, where the day is not known', () => {
    const table = `${HEAD}CRI,2008-04,recognises,list,low\nFRA,2008-03-01/2008-03-09,recognises,list,low\n`;
    const result = read({ 'w/observed.csv': table });
    expect(result.ok && result.wave.acts).toMatchObject([
      { date: undefined, within: { first: '2008-04-01', last: '2008-04-30' } },
      { date: undefined, within: { first: '2008-03-01', last: '2008-03-09' } },
    ]);
  });

  it('takes of a month only the days on which the state could act', () => {
    const table = `${HEAD}CRI,2008-02,recognises,list,low\nFRA,2008-04,recognises,list,low\n`;
    const population = 'state,from,to,source\nFRA,2008-04-20,,joined\n';
    const result = read({ 'w/observed.csv': table, 'w/population.csv': population });
    expect(result.ok && result.wave.acts[0]?.within).toEqual({ first: '2008-02-17', last: '2008-02-29' });
    const [act, there] = result.ok ? [result.wave.acts[1], result.wave.atRisk[0]] : [];
    expect(act && possibleDays(act, there)).toEqual({ first: '2008-04-20', last: '2008-04-30' });
  });

  it('counts a state of which it is unknown whether it acted as no refuser', () => {
    const table = `${GOOD}CRI,,unknown,no list names it,low\nFRA,2008-05-01,unknown,the list ends,low\n`;
    const result = read({ 'w/observed.csv': table });
    if (!result.ok) throw new Error(errorsOf(result.issues).join());
    const [albania, costa, france] = waveOutcomes(result.wave, 20);
    expect([albania?.last, costa?.last, france?.last]).toEqual([20, 0, 10]);
    expect([albania?.turn, costa?.turn, france?.turn]).toEqual([2, undefined, 1]);
    // France recognised before its list ends: afterwards it may have withdrawn.
    expect(recordedCounts(result.wave, 20)[12]).toEqual({ known: 1, possible: 3 });
    expect(historyOf(result.wave).windows.map(({ last }) => last)).toEqual([20, 0, 10]);
  });

  it('names the rung that a state then holds where there are more than two', () => {
    const ladder = SCENARIO.replace('profile: [1]', 'profile: [1, 1]').replace(
      '  - {id: recognition',
      '  - {id: charge, standing: 0.3}\n  - {id: recognition',
    );
    const scenario = ladder
      .replace('{none: -4}', '{none: -4, charge: -4}')
      .replace('{recog', '{charge: -7, recog');
    const rows = [
      'FRA,2008-02-18,charge',
      'FRA,2008-04-18,recognition',
      'FRA,2008-05-18,none',
      'CRI,,charge',
    ];
    const table = (more: readonly string[]): string =>
      `${HEAD}${[...rows, ...more].map((row) => `${row},list,low\n`).join('')}`;
    const result = read({ 'w/scenario.yaml': scenario, 'w/observed.csv': table(['CRI,2008-03-18,none']) });
    expect(result.ok && result.wave.acts.map(({ to }) => to)).toEqual([1, 2, 0, 1, 0]);
    const wrong = [
      'FRA,2008-05-20,none',
      'ALB,2008-03-01,recognises',
      'ALB,2008-03-01,chargé',
      'ALB,,unknown',
      'ALB,2008-04-01,charge',
    ];
    expect(problems({ 'w/scenario.yaml': scenario, 'w/observed.csv': table(wrong) })).toEqual([
      `${at(6, 5)}this state is on the rung none already (found FRA, 2008-05-20, none; expected a step to another rung, or no row)`,
      `${at(7, 16)}this is no valid act (found recognises; expected none, charge, recognition or unknown; did you mean "recognition"?)`,
      `${at(8, 16)}this is no valid act (found chargé; expected none, charge, recognition or unknown; did you mean "charge"?)`,
    ]);
    expect(
      problems({
        'w/scenario.yaml': scenario,
        'w/observed.csv': table(['ALB,2008-03-01,unknown', 'ALB,2008-04-01,charge']),
      }),
    ).toEqual([
      `${at(7, 5)}line 6 says that nothing is known of this state by then (found ALB, 2008-04-01, charge; expected no later act of this state)`,
    ]);
  });

  it('lets a state withdraw what it recognised on a day that nobody knows', () => {
    const table = `${HEAD}CRI,2008-04-18,withdraws,list,low\nCRI,,recognises,list,low\n`;
    expect(problems({ 'w/observed.csv': table })).toEqual([]);
  });

  it('reads a table with a byte order mark, line ends of Windows and quoted commas', () => {
    const rows = `\ufeff${HEAD}FRA,2008-02-18,recognises,"a list, of ""two""",high\n`;
    const result = read({ 'w/observed.csv': rows.replaceAll('\n', '\r\n') });
    expect(result.ok && result.wave.acts[0]?.source).toBe('a list, of "two"');
  });

  it('lays a file of weights over the scenario, wherever it lies', () => {
    const result = read(
      { 'elsewhere/fitted.yaml': 'weights: {gain: 3}\nrates: {up: {none: {mean: -5, sd: 1}}}\n' },
      'elsewhere/fitted.yaml',
    );
    expect(result.ok && result.wave.scenario.weights.gain).toEqual({ mean: 3, sd: 0 });
    expect(result.ok && result.wave.scenario.rates.up[0]).toEqual({ mean: -5, sd: 1 });
  });
});

const at = (line: number, column: number, file = 'observed.csv'): string =>
  `w/${file}:${line}:${column}: error: `;

describe('a broken wave folder', () => {
  it('lists every problem of its table at once, each with its line and what was meant', () => {
    const table = [
      'state,date,act,source,confidence',
      'FRA,2008-02-18,recognises,list,high',
      'FRB,2008-02-19,recognises,list,high',
      'albania,2008-02-19,recognises,list,high',
      'CRI,2008-02-30,recognises,list,high',
      'CRI,18.2.2008,recognises,list,high',
      'CRI,2008-02-16,recognises,list,high',
      'CRI,2008-02-20,recognizes,list,high',
      'CRI,2008-02-20,recognises,list,hihg',
      ',2008-02-20,recognises,list,high',
      'FRA,2008-02-18,recognises,list,high',
      'FRA,2008-04-18,recognises,list,high',
      'CRI,2008-04-18,withdraws,list,high',
      '',
    ].join('\n');
    expect(problems({ 'w/observed.csv': table })).toEqual([
      `${at(3, 1)}the scenario has no such state (found FRB; expected the id of a state of the scenario; did you mean "FRA"?)`,
      `${at(4, 1)}the scenario has no such state (found albania; expected the id of a state of the scenario; did you mean "ALB"?)`,
      `${at(5, 5)}there is no such day (found 2008-02-30; expected a day of the calendar, YYYY-MM-DD)`,
      `${at(6, 5)}there is no such day (found 18.2.2008; expected a day of the calendar, YYYY-MM-DD; did you mean "2008-02-18"?)`,
      `${at(7, 5)}this act comes before the wave begins (found 2008-02-16; expected a day after 2008-02-16, the start of the scenario)`,
      `${at(8, 16)}this is no valid act (found recognizes; expected recognises, withdraws, freezes or unknown; did you mean "recognises"?)`,
      `${at(9, 32)}this is no valid confidence (found hihg; expected high, medium, low or judgement; did you mean "high"?)`,
      `${at(10, 1)}this row has no state (expected a state's id)`,
      `${at(11, 5)}this act is there already, on line 2 (found FRA, 2008-02-18, recognises; expected each act once)`,
      `${at(12, 5)}this state recognises already (found FRA, 2008-04-18, recognises; expected an act of withdrawal in between)`,
      `${at(13, 5)}this state does not recognise at that time (found CRI, 2008-04-18, withdraws; expected a recognition before it)`,
    ]);
  });

  it('tells days between which nothing can lie, and those of which none is possible', () => {
    const table = [
      'FRA,2008-03-09/2008-03-01,recognises,list,low',
      'FRA,2008-03-09/,recognises,list,low',
      'ALB,2008-01,recognises,list,low',
      'CRI,2008-13,recognises,list,low',
      'CRI,2008-07-01/2008-08-01,recognises,list,low',
    ].join('\n');
    const population = 'state,from,to,source\nCRI,2008-04-01,2008-06-01,gone\n';
    const days = 'expected a first and a later last day or month, YYYY-MM-DD/YYYY-MM-DD';
    expect(problems({ 'w/observed.csv': `${HEAD}${table}\n`, 'w/population.csv': population })).toEqual([
      `${at(2, 5)}there are no such days (found 2008-03-09/2008-03-01; ${days})`,
      `${at(3, 5)}there are no such days (found 2008-03-09/; ${days})`,
      `${at(4, 5)}this act comes before the wave begins (found 2008-01-31; expected a day after 2008-02-16, the start of the scenario)`,
      `${at(5, 5)}there is no such day (found 2008-13; expected a day of the calendar, YYYY-MM-DD)`,
      `${at(6, 5)}this state acts after it could (found CRI, 2008-07-01/2008-08-01, recognises; expected a day up to 2008-06-01, as in population.csv)`,
    ]);
  });

  it('says that a table is empty', () => {
    expect(problems({ 'w/observed.csv': '' })).toEqual([
      expect.stringContaining('the table has no header row'),
    ]);
  });

  it('tells each of 20,000 bad lines', () => {
    const table = HEAD + 'FRB,2008-02-30,recognises,list,high\n'.repeat(20_000);
    const told = read({ 'w/observed.csv': table });
    const lines = told.ok ? [] : told.issues.filter(({ severity }) => severity === 'error');
    expect(lines).toHaveLength(40_000);
    expect(lines.at(-1)?.line).toBe(20_001);
  });

  it('tells a missing column once, and all that can be told without it', () => {
    const told = problems({
      'w/observed.csv': 'state,date,source,confidence\nFRA,2008-02-18,list,high\nFRB,2008-02-18,list,high\n',
    });
    expect(told).toEqual([
      `${at(1, 1)}the table of acts has no column "act" (expected state, date, act, source or confidence)`,
      expect.stringContaining(`${at(3, 1)}the scenario has no such state`),
    ]);
  });

  it('names a misspelt column', () => {
    expect(problems({ 'w/observed.csv': GOOD.replace('date', 'dat') })).toEqual([
      expect.stringMatching(
        /1:7: error: unknown column of the table of acts \(found dat;.*did you mean "date"\?/,
      ),
    ]);
  });

  it('says that the table is not there', () => {
    const files = filesOf({});
    const { 'w/observed.csv': _, ...rest } = files;
    const result = readWave('w', memoryReader(rest));
    expect(!result.ok && errorsOf(result.issues)).toEqual([
      `${at(1, 1)}there is no such file (expected a table of acts: state,date,act,source,confidence)`,
    ]);
  });

  it('checks who could act when', () => {
    const population =
      'state,from,to,source\nFRA,2008-03-01,,late\nALB,,2008-02-20,gone\nCRI,2008-05-01,2008-04-01,odd\nCRI,,,again\nXXX,,,who\n';
    const told = problems({ 'w/population.csv': population });
    expect(told).toEqual([
      expect.stringContaining(`${at(2, 5)}this state acts before it could`),
      expect.stringContaining(`${at(3, 5)}this state acts after it could`),
      expect.stringContaining(`${at(4, 16, 'population.csv')}this state leaves before it comes`),
      expect.stringContaining(`${at(6, 1, 'population.csv')}the scenario has no such state (found XXX`),
    ]);
  });

  it('refuses the same state twice in the population, and votes that are no number', () => {
    expect(
      problems({
        'w/population.csv': 'state,from,to,source\nCRI,2008-02-18,,a\nCRI,,,b\n',
        'w/votes.csv': 'state,ideal_point,source\nCRI,"1,2",a\nFRA,0.5,a\nFRA,0.6,a\n',
      }),
    ).toEqual([
      expect.stringContaining(`${at(3, 1, 'population.csv')}this state already has a row, on line 2`),
      expect.stringContaining(
        `${at(2, 5, 'votes.csv')}this is no valid ideal_point (found 1,2; expected a number`,
      ),
      expect.stringContaining(`${at(4, 1, 'votes.csv')}this state already has a row`),
    ]);
  });

  it('lists the errors of its scenario together with those of its tables', () => {
    const told = problems({
      'w/scenario.yaml': SCENARIO.replace('standing: 0}', 'standing: 7}'),
      'w/observed.csv': `${HEAD}FRA,2008-13-01,recognises,list,high\n`,
    });
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('there is no such day');
    expect(told[1]).toContain('w/scenario.yaml:7:');
  });
});

describe('any record', () => {
  const LADDER = SCENARIO.replace('profile: [1]', 'profile: [1, 1]')
    .replace('  - {id: recognition', '  - {id: charge, standing: 0.3}\n  - {id: recognition')
    .replace('{none: -4}', '{none: -4, charge: -4}')
    .replace('{recog', '{charge: -7, recog');
  const rows = fc.array(
    fc.record({
      state: fc.constantFrom('FRA', 'ALB', 'CRI', 'target', 'XXX', ''),
      date: fc.constantFrom(
        '',
        '2008-02',
        '2008-03',
        '2008-03-05',
        '2008-02-16',
        '2008-03-01/2008-05-01',
        '2009-01-01',
        '/',
        '3',
      ),
      act: fc.constantFrom('none', 'charge', 'recognition', 'unknown', 'recognises', '0', ''),
      confidence: fc.constantFrom('high', 'low', '', 'sure'),
    }),
    { maxLength: 6 },
  );

  it('is refused with a place in its table, or is one in which each act leads to another rung', () => {
    const sound: number[] = [];
    fc.assert(
      fc.property(rows, (table) => {
        const lines = table.map(
          ({ state, date, act, confidence }) => `${state},${date},${act},list,${confidence}\n`,
        );
        const result = read({ 'w/scenario.yaml': LADDER, 'w/observed.csv': HEAD + lines.join('') });
        if (!result.ok) {
          const errors = result.issues.filter(({ severity }) => severity === 'error');
          expect(errors.length).toBeGreaterThan(0);
          for (const { file, line } of errors) {
            expect(file).toBe('w/observed.csv');
            expect(line).toBeLessThanOrEqual(table.length + 1);
          }
          return;
        }
        sound.push(table.length);
        const dated = result.wave.acts
          .filter(({ date }) => date !== undefined)
          .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
        for (const state of ['FRA', 'ALB', 'CRI']) {
          const own = result.wave.acts.filter((act) => act.state === state);
          const steps = dated.filter((act) => act.state === state).map(({ to }) => to);
          if (own.length === steps.length)
            expect(
              steps.every(
                (to, n) => to !== (steps[n - 1] ?? 0) && (to !== 'unknown' || n === steps.length - 1),
              ),
            ).toBe(true);
        }
        const { turns } = result.wave.scenario;
        expect(waveOutcomes(result.wave, turns).every(({ last }) => last >= 0 && last <= turns)).toBe(true);
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(sound.some((length) => length > 1)).toBe(true);
  });
});
