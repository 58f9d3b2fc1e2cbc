import { describe, expect, it } from 'vitest';
import { actAt, type Desk, openDesk } from '../../src/class/desk.ts';
import { readTask } from '../../src/class/reading.ts';
import { taskOf } from '../../src/class/tasks.ts';
import { teacherView } from '../../src/class/teacher.ts';
import type { Asker } from '../../src/cli/exercise/asker.ts';
import { playAtTable } from '../../src/cli/exercise/dialogue.ts';
import type { Action } from '../../src/exercise/actions.ts';
import { evidenceDebrief, oddsCompared } from '../../src/exercise/debrief/evidence.ts';
import { judgementSeal } from '../../src/exercise/evidence/acts.ts';
import { newGame } from '../../src/exercise/game.ts';
import { journalText } from '../../src/exercise/journal.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { withDecisions } from '../../src/exercise/world.ts';
import { deskOf, keepDesk } from '../class/desk.ts';
import { memoryReader } from '../scenario/memory-reader.ts';
import { openSmall, PLAYABLE, play, refusal, SMALL, TWO_STATES } from './small.ts';

const ROWS = `evidence:
  - {state: A, field: gain, value: 0.5, source: A ministry, confidence: low, reason: Half counted.}
  - {state: B, field: gain, value: 0.2, source: Customs, confidence: high}
  - {state: A, field: taboo, value: 1, source: judgement, confidence: judgement}
  - {state: A, field: rung, value: none, source: judgement, confidence: judgement}
  - {field: weights.gain, value: 1, source: judgement, confidence: judgement}
`;

const TEXT = SMALL.replace(
  /seats:\n[\s\S]*?measures:[\s\S]*?injects:/,
  `seats:
  alpha:
    label: Alpha
    plays: none
    brief: Open.
    hidden: Secret.
    rows: [{row: A.gain, reports: A ministry, as_of: 2025-01}, {row: B.gain}, {row: A.taboo}, {row: A.rung}, {row: weights.gain}]
    excerpts: [{row: A.gain, text: It was a quarter., source: judgement, contradicts: A quarter is no half.}]
  beta: {label: Beta, plays: none, brief: Open., hidden: Secret., rows: [{row: A.gain}]}
injects:`,
)
  .replace(/ {2}split: .*\n/, '  split: {label: A split, text: The factions part., effects: []}\n')
  .replace('turns: 3', 'turns: [{acts: []}, {acts: []}, {acts: []}]')
  .replace('otherwise: old}', 'corrections: true, needs: 1, otherwise: old}')
  .replace(
    /steps:\n[\s\S]*?questions:/,
    'steps:\n  - {do: judge}\n  - {do: odds}\n  - {do: recode}\n  - {do: odds}\n  - {do: vote, vote: seat}\n  - {do: play, turns: 3}\n  - {do: debrief}\nquestions:',
  )
  .replace(
    /answers:\n[\s\S]*$/,
    `answers:
  judgements: {alpha: {most: A.gain, weakest: A.gain, reason: It is half counted.}}
  corrections:
    alpha:
      - {row: A.gain, value: 0.25, source: 'https://example.org/a', date: 2025-02, reporter: Customs, reason: Counted again.}
      - {row: A.rung, source: S/2025/109, date: 2025-02-01, reporter: The Council, reason: Another word.}
`,
  );

const read = (text = TEXT) =>
  readExercise(
    'small.yaml',
    memoryReader({ 'two-states.yaml': TWO_STATES, 'playable.yaml': PLAYABLE + ROWS, 'small.yaml': text }),
  );

const readSound = () => {
  const result = read();
  if (!result.ok)
    throw new Error(result.issues.map((i) => `${i.line}:${i.column} ${i.message} ${i.found}`).join('\n'));
  return result;
};

const { exercise, scenario } = readSound();
const start = newGame(exercise, scenario, openSmall({ exercise, scenario })('one'));

const NONCE = '0'.repeat(32);
const judgement = { most: 'A.gain', weakest: 'A.gain', reason: 'Why.', nonce: NONCE };
const seal = judgementSeal('small', 'alpha', judgement);
const judge: Action = { do: 'judge', seat: 'alpha', ...judgement, seal };
const good = {
  row: 'A.gain',
  value: 0.25,
  source: 'https://example.org/a',
  date: '2025-02',
  reporter: 'Customs',
  reason: 'Again.',
};
const recode = (part: Partial<typeof good> & { more?: true } = {}, seat = 'alpha'): Action => ({
  do: 'recode',
  seat,
  ...good,
  ...part,
});
const atRecode = play(start, [judge, { do: 'next' }, { do: 'next' }]);

describe('rows of evidence', () => {
  it('are cards with the number that they set', () => {
    const [gain, , taboo, rung, weight] = exercise.seats[0]?.rows ?? [];
    expect(gain).toMatchObject({
      reports: 'A ministry',
      number: { path: 'A.traits.gain', least: 0, most: 1 },
    });
    // Left out, it is the mean of the other states with such a row.
    expect(gain?.number?.without).toBe(scenario.states.find(({ id }) => id === 'B')?.traits.gain);
    expect([taboo?.number?.path, taboo?.number?.without]).toEqual(['A.taboo', 1]);
    expect([rung?.number, weight?.number?.path]).toEqual([undefined, 'weights.gain.mean']);
  });

  it.each([
    [TEXT.replace('row: B.gain', 'row: B.gian'), 'the scenario has no evidence of this name'],
    [TEXT.replace('row: B.gain', 'row: A.gain'), 'this seat has the row already'],
    [
      TEXT.replace('excerpts: [{row: A.gain', 'excerpts: [{row: B.taboo'),
      'there is no row of this seat of this name',
    ],
    [TEXT.replace('most: A.gain', 'most: C.gain'), 'there is no row of this seat of this name'],
    [TEXT.replace('value: 0.25', 'value: 2'), 'the value of A.gain is a number from 0 to 1'],
    [
      TEXT.replace(/ {2}- \{do: recode\}\n/, '').replace(
        '  - {do: debrief}',
        '  - {do: recode}\n  - {do: debrief}',
      ),
      'the evidence is corrected before play',
    ],
  ])('are refused where the file is wrong: %#', (text, message) => {
    const result = read(text);
    expect(result.ok ? [] : result.issues.map((issue) => issue.message)).toContain(message);
  });
});

describe('a judgement', () => {
  it('is sealed once, of rows of the seat', () => {
    expect(refusal(start, { ...judge, weakest: 'C.gain' })).toBe('alpha has no row C.gain');
    const sealed = play(start, [judge]);
    expect(refusal(sealed, judge)).toBe('alpha has sealed its judgement already');
    expect(refusal(start, recode())).toBe('this is no time to correct the evidence');
  });
});

describe('a correction', () => {
  it.each([
    [{ row: 'C.gain' }, 'there is no row C.gain here'],
    [{ value: 1.5 }, 'the value of A.gain is a number from 0 to 1'],
    [{ value: Number.NaN }, 'the value of A.gain is a number from 0 to 1'],
    [{ row: 'A.rung' }, 'A.rung is the source of no number: leave the value empty'],
    [{ source: 'http://example.org' }, /^the source is an address/],
    [{ source: 'a newspaper' }, /^the source is an address/],
    [{ date: '2025-13' }, /^the date is a day/],
    [{ date: '2025-08' }, /^the date is later than/],
    [{ reporter: ' ' }, 'the correction does not say who reports it'],
    [{ reason: '' }, /^a correction needs a reason/],
  ])('is refused: %j', (part, why) => {
    expect(refusal(atRecode, recode(part))).toEqual(expect.stringMatching(why));
  });

  it('is made at most twice, of different rows', () => {
    const once = play(atRecode, [recode({ more: true })]);
    expect(refusal(once, recode())).toBe('alpha has corrected A.gain already');
    const twice = play(once, [recode({ row: 'A.taboo', more: true })]);
    expect(refusal(twice, recode({ row: 'B.gain' }))).toBe('alpha has made its corrections already');
  });

  it('changes the world as --set does, and the odds in the same futures', () => {
    const done = play(atRecode, [recode()]);
    const base = openSmall({ exercise, scenario })('one');
    expect(done.worldOn(done.table).scenario.states.find(({ id }) => id === 'A')?.traits.gain).toBe(0.25);
    // With other decisions the edit stays, once.
    expect(withDecisions(done.worldOn(done.table), {}).run).toEqual(done.worldOn(done.table).run);
    expect(oddsCompared(atRecode, base, 50).after).toBeUndefined();
    const { before, after } = oddsCompared(done, base, 50);
    expect(before).toEqual(oddsCompared(atRecode, base, 50).before);
    expect(after?.difference.count.value).toBeCloseTo((after?.count.value ?? 0) - before.count.value, 12);
    // Of two seats that correct one number the later correction counts.
    const back = play(done, [recode({ value: 0.5 }, 'beta')]);
    expect(back.worldOn(back.table).scenario.states.find(({ id }) => id === 'A')?.traits.gain).toBe(0.5);
  });

  it('can be voted for once it is made, and goes upstream if it wins', () => {
    const voting = play(atRecode, [recode(), { do: 'next' }, { do: 'next' }]);
    const ballot = (option: string): Action => ({
      do: 'vote',
      vote: 'seat',
      seat: 'beta',
      option,
      reason: 'So.',
    });
    expect(refusal(voting, ballot('alpha-2'))).toBe('there is no option alpha-2');
    const won = play(voting, [ballot('alpha-1'), { do: 'next' }]);
    const base = openSmall({ exercise, scenario })('one');
    const debrief = evidenceDebrief(won, base, 50);
    expect(debrief?.corrections).toMatchObject([{ upstream: true }]);
    expect(debrief?.judgements).toMatchObject([{ holds: true, contradicted: 'A quarter is no half.' }]);
    const places = debrief?.rows.filter(({ seat }) => seat === 'alpha').map(({ rank }) => rank) ?? [];
    expect(places.filter((place) => place === undefined)).toHaveLength(1);
    expect(Math.min(...places.flatMap((place) => place ?? []))).toBe(1);
  });
});

describe('a class with evidence', () => {
  it('plays by its scripted answers, and its journal gives the same game', () => {
    const loaded = { exercise, scenario, sha256: 'a'.repeat(64) };
    const opened = openDesk(loaded, { seed: 'one', saved: undefined });
    if (typeof opened === 'string') throw new Error(opened);
    let { desk } = opened;
    const done = (next: Desk | string): void => {
      if (typeof next === 'string') throw new Error(next);
      desk = next;
    };
    const form = (wrong: Readonly<Record<string, string>>): void => {
      const task = taskOf(desk, 'alpha');
      const values = exercise.answers[task.id]?.alpha ?? {};
      const [field] = Object.keys(wrong);
      expect(readTask(desk, task, { ...values, ...wrong })).toMatchObject({ ok: false, field });
      const reading = readTask(desk, task, values);
      if (!reading.ok) throw new Error(reading.refusal);
      done(actAt(desk, reading.action));
    };
    form({ most: 'x' });
    done(actAt(desk, { do: 'next' }));
    expect(desk.odds().after).toBeUndefined();
    done(actAt(desk, { do: 'next' }));
    form({ value: 'x' });
    form({ source: 'a newspaper' });
    expect(desk.game.table.corrections).toHaveLength(2);
    expect(desk.odds().after).toBeDefined();
    const again = openDesk(loaded, { seed: undefined, saved: journalText(desk.journal) });
    if (typeof again === 'string') throw new Error(again);
    expect(again.damage).toBeUndefined();
    expect(again.desk.game.table).toEqual(desk.game.table);
  });

  it('reads its cards line by line, has its seals in the view of the teacher, and no team in a turn without any', async () => {
    const kept = keepDesk(deskOf({ exercise, scenario }));
    let said = '';
    const lines = ['', '1', '1', 'It is half counted.', ...Array(5).fill('next'), ''];
    const asker: Asker = {
      ask: async () => lines.shift(),
      say: (more) => {
        said += `${typeof more === 'string' ? more : more.join('\n')}\n`;
      },
      curtain: () => {},
      close: () => {},
    };
    await playAtTable(kept, { file: 'f', atDebrief: async () => '' }, asker);
    expect(said).toMatch(/Your rows of evidence\n\nAlphaland: .* 0\.5 \(A\.gain\)/);
    expect(said).toContain('It was a quarter.');
    expect(kept.now().game.table.played).toHaveLength(1);
    expect(said).toContain('No team was asked in this turn.');
    expect(said).not.toContain('was not asked in this turn, and held');
    const seen = JSON.stringify(teacherView(kept.now()));
    expect(seen).toContain('Which row is the weakest? Alphaland:');
    expect(seen).toContain('“It is half counted.”');
  });
});
