import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aheadOf } from '../../src/class/ahead.ts';
import { type CountedFutures, packFiles } from '../../src/class/pack.ts';
import { stepPassage } from '../../src/class/passages.ts';
import { perform } from '../../src/class/requests.ts';
import { scriptedRequest } from '../../src/class/script.ts';
import { taskOf } from '../../src/class/tasks.ts';
import { act } from '../../src/exercise/game.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { compile } from '../../src/model/compile.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { emptyTally, shapeOf } from '../../src/study/futures/tally.ts';
import type { ObservedAct } from '../../src/study/waves/observed.ts';
import { recordedGoal, recordedTurns } from '../../src/study/waves/outcome.ts';
import { deskOf, keepDesk } from '../class/desk.ts';
import { memoryReader } from '../scenario/memory-reader.ts';
import { filesWith, SMALL, sound } from './small.ts';

/** A recognises and takes it back; of B only a month is known. */
const OBSERVED = `state,date,act,source,confidence
A,2025-08-10,recognises,a newspaper,high
A,2025-12-20,withdraws,a newspaper,high
B,2025-10,recognises,an archive,low
`;

const REVEALING = SMALL.replace('  - {do: debrief}\n', '  - {do: reveal}\n  - {do: debrief}\n').replace(
  'scenario: playable.yaml\n',
  'scenario: playable.yaml\nrecord: past\n',
);

const readPast = (exercise: string, observed: string | undefined = OBSERVED) =>
  readExercise(
    'small.yaml',
    memoryReader({ ...filesWith(exercise), ...(observed === '' ? {} : { 'past/observed.csv': observed }) }),
  );

const slips = (exercise: string, observed?: string): readonly string[] => {
  const result = readPast(exercise, observed);
  return result.ok ? [] : result.issues.map(({ file, line, message }) => `${file}:${line} ${message}`);
};

const past = (exercise = REVEALING) => {
  const result = readPast(exercise);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result;
};

/** Plays the scripted answers until a step begins. */
const untilStep = (kind: string) => {
  const kept = keepDesk(deskOf(past()));
  for (;;) {
    const { exercise, table } = kept.now().game;
    const next = scriptedRequest(kept.now());
    if (!next || exercise.steps[table.step]?.do === kind) return kept.now();
    expect(kept.ask(next)).toMatchObject({ ok: true });
  }
};

const counted = (desk: ReturnType<typeof deskOf>): CountedFutures => {
  const { scenario } = desk.game;
  const model = compile(scenario);
  return { tally: emptyTally(shapeOf(model, 6, false)), frame: frameOf(scenario, model), odds: new Map() };
};

const packAt = (desk: ReturnType<typeof deskOf>) =>
  packFiles(desk, counted(desk), { engine: '0', date: undefined, name: 'small' });

describe('the record of what happened', () => {
  it('is not said before its step, and then stands beside class and model', () => {
    const before = untilStep('vote');
    const hidden = [...packAt(before).values()].join('\n') + stepPassage(before).paragraphs.join('\n');
    expect(hidden).not.toMatch(/newspaper|archive|in_fact|in fact\./);
    expect(hidden).toContain('This has happened.');
    const open = untilStep('reveal');
    expect(aheadOf(open)).toMatchObject({ kind: 'on' });
    const said = stepPassage(open).paragraphs.join('\n');
    expect(said).toContain('2 recognise in the class, 0 in the model alone, 1 in fact.');
    expect(said).toMatch(
      /Alphaland · recognition · no recognition · no recognition, since 20\s+December\s+2025/,
    );
    const pack = packAt(open);
    expect(pack.get('record.csv')).toContain('B,Betaland,0,');
    expect(pack.get('record.csv')).toContain(',1,1,,an archive');
    expect(pack.get('predictions.csv')?.split('\n')[0]).toMatch(/,in_fact,brier_in_fact$/);
    expect(pack.get('debrief.md')).toContain('What happened in fact');
  });

  it('scores predictions where it answers their question, and only there', () => {
    const csv = packAt(untilStep('reveal')).get('predictions.csv') ?? '';
    const rows = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));
    const inFact = (id: string) => rows.filter((row) => row[4] === id).map((row) => row.slice(-2)[0]);
    // A recognised in August; whether B did so before 3 November is known, and A did still then.
    expect(new Set(inFact('a'))).toEqual(new Set(['1']));
    expect(new Set(inFact('both'))).toEqual(new Set(['1']));
    const unsure = OBSERVED.replace('B,2025-10,', 'B,2025-10/2026-05,');
    const read = readPast(REVEALING, unsure);
    if (!read.ok) throw new Error('not sound');
    const recorded = recordedTurns(
      { scenario: read.scenario, ...(read.exercise.record ?? past().exercise.record) } as never,
      6,
    );
    const asked = (id: string) => read.exercise.predictions.find((each) => each.id === id);
    expect(['a', 'both'].map((id) => recordedGoal(recorded, asked(id) as never, ['A', 'B']))).toEqual([
      true,
      undefined,
    ]);
  });

  it('is checked with the exercise', () => {
    expect(slips(REVEALING)).toEqual([]);
    expect(slips(REVEALING, '')).toEqual([expect.stringContaining('past/observed.csv:1')]);
    expect(slips(REVEALING, OBSERVED.replace('B,', 'C,'))).toEqual([
      'past/observed.csv:4 the scenario has no such state',
    ]);
    expect(slips(REVEALING.replace('  - {do: reveal}\n', ''))).toEqual([
      expect.stringContaining('no step opens this record'),
    ]);
    expect(
      slips(REVEALING.replace('  - {do: predict}\n', '  - {do: predict}\n  - {do: reveal}\n')).join(),
    ).toMatch(/the record is opened already.*|turns are still to be played/);
    expect(slips(REVEALING.replace('record: past\n', ''))).toEqual([expect.stringMatching(/observed\.csv/)]);
  });

  it('has one rung for each state and turn where all days are known', () => {
    const { scenario } = sound();
    const dated = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 6 });
    fc.assert(
      fc.property(dated, fc.integer({ min: 0, max: 24 }), (turns, at) => {
        const months = turns.toSorted((a, b) => a - b);
        const day = (turn: number): string => {
          const month = 6 + turn;
          return `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-02`;
        };
        const acts = months.map(
          (turn, i): ObservedAct => ({
            state: 'A',
            date: day(turn),
            to: (i + 1) % 2,
            source: '',
            confidence: 'low',
          }),
        );
        const found = recordedTurns({ scenario, acts, atRisk: [] }, 24)[at];
        const done = months.filter((turn) => turn <= at).length;
        expect(found).toEqual({ low: [done % 2, 0], high: [done % 2, 0] });
      }),
    );
  });
});

describe('what keeps states from stepping by a vote', () => {
  const BINDING = SMALL.replace(
    'effects: [{variable: credibility, multiply: 0.5}]',
    'effects: [{block: all, direction: up, months: 2}]',
  )
    .replace('  - {do: vote, vote: seat}\n', '')
    .replace('  - {do: predict}\n', '  - {do: vote, vote: seat}\n  - {do: predict}\n')
    .replace('alpha: {do: up, measures', 'alpha: {measures');

  it('binds teams and the states of the model, from the day on which it happens', () => {
    const kept = keepDesk(deskOf(sound(BINDING)));
    while (aheadOf(kept.now()).kind !== 'over' && kept.now().game.table.step < 2) {
      const next = scriptedRequest(kept.now());
      if (next) expect(kept.ask(next)).toMatchObject({ ok: true });
    }
    const desk = kept.now();
    const [field] = taskOf(desk, 'alpha').fields;
    expect(field).toMatchObject({ label: 'Alphaland, bound by “A split”' });
    expect(field && 'options' in field ? field.options.map(({ value }) => value) : []).toEqual(['hold']);
    const step = {
      do: 'lock',
      seat: 'alpha',
      turn: 1,
      moves: { A: 'up' },
      tracks: {},
      measures: [],
      reason: 'Why not.',
    } as const;
    expect(act(desk.game, step)).toBe('A is bound by “A split”, and makes no step up');
    // Turn 1 has two months; the block lasts two more after the first.
    for (
      let next = scriptedRequest(kept.now());
      next && kept.now().game.table.played.length < 2;
      next = scriptedRequest(kept.now())
    )
      kept.ask(next);
    const { run } = kept.now().world();
    expect(run.turns.slice(0, 4).map(({ rungs }) => rungs[1])).toEqual([0, 0, 0, 0]);
    const { chances, partings } = kept.now().debrief();
    expect(chances.find(({ of }) => of.kind === 'state')).toMatchObject({ turn: 1, up: 0, held: 'blocked' });
    expect(partings[0]?.parting?.turn).not.toBe(1);
    expect(perform(kept.now(), { do: 'on' }).ok).toBe(true);
    expect(taskOf(kept.now(), 'alpha').fields[0]).toMatchObject({ label: 'Alphaland' });
  });
});
