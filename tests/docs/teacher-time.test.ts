import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aheadOf } from '../../src/class/ahead.ts';
import type { Task } from '../../src/class/task.ts';
import { taskOf } from '../../src/class/tasks.ts';
import { fileReader } from '../../src/cli/files/reader.ts';
import type { FormValues } from '../../src/exercise/exercise.ts';
import { stepAt } from '../../src/exercise/game.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { startClass } from '../../src/tui/class/state.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { PLAIN_LOOKS } from '../../src/tui/looks.ts';
import { deskOf } from '../class/desk.ts';
import { teamKeys } from '../class/ways.ts';
import { ROOT } from '../e2e/program.ts';
import { type } from '../tui/class-keys.ts';

/** 40 words a minute, five characters a word. */
const KEYS_A_MINUTE = 200;
/** Seconds in which one team leaves the keyboard and the next one takes it. */
const CHANGE = 10;

/** What each team types for each reason: twelve words. */
const REASON = 'We wait until the others have paid for what they want from us.';

const GUIDE = join(ROOT, 'docs', 'teaching', 'who-is-next.md');
const COUNTED = /\*Counted: [^*]*\*/;

/** Every chance is given and given again; a team steps up where it can; it answers the first question in a sentence. */
const filled = ({ fields }: Task): FormValues =>
  Object.fromEntries(
    fields.map((field) => {
      if (field.onButton) return [field.id, field.value ?? ''];
      if (field.kind === 'number') return [field.id, '35'];
      if (field.kind === 'choice') return [field.id, field.options.at(-1)?.value ?? ''];
      return [field.id, field.kind === 'text' && !/^answer [1-9]/.test(field.id) ? REASON : ''];
    }),
  );

interface Spent {
  keys: number;
  changes: number;
}

/** Keys as a person presses them: an arrow is one. */
const count = (keys: string): number => keys.replace(/\u001B\[[A-D]/g, 'x').length;

/** Plays the whole exercise on the screens by keys alone, and counts them step by step. */
const played = (): readonly Spent[] => {
  const read = readExercise(join(ROOT, 'scenarios', 'exercises', 'who-is-next.yaml'), fileReader);
  if (!read.ok) throw new Error('the exercise is not sound');
  const steps = read.exercise.steps.map((): Spent => ({ keys: 0, changes: 0 }));
  let ui = startClass(deskOf(read, 'one', 10), { columns: 80, rows: 24 }, PLAIN_LOOKS, KEYS);
  for (let step = stepAt(ui.desk.game); step; step = stepAt(ui.desk.game)) {
    const spent = steps[ui.desk.game.table.step];
    const ahead = aheadOf(ui.desk);
    const isTeam = ahead.kind === 'team' && step.do !== 'brief';
    // All have their brief on paper.
    const paper = ahead.kind === 'team' ? 'A' : '\r';
    const task = isTeam ? taskOf(ui.desk, ahead.seat) : undefined;
    let keys = task ? teamKeys(task, filled(task)) : paper;
    ui = type(ui, keys);
    // A reveal or a piece of news fills the screen until Enter.
    while (ui.mode.kind === 'moment') {
      ui = type(ui, '\r');
      keys += '\r';
    }
    if (ui.mode.kind !== 'table') throw new Error(ui.said);
    if (spent) {
      spent.keys += count(keys);
      spent.changes += Number(isTeam);
    }
  }
  return steps;
};

/** Minutes of the short lesson, and of talk in them, row by row of the guide. */
const rowsOf = (guide: string): readonly (readonly [number, number])[] =>
  [...guide.matchAll(/^\| [^|]+ \| \d+ \| (\d+) \| (\d+) \|/gm)].map((found) => [
    Number(found[1]),
    Number(found[2]),
  ]);

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

describe('a teacher with the first page of the guide', () => {
  it('finishes the first exercise in 50 minutes with four teams at one keyboard', () => {
    const guide = readFileSync(GUIDE, 'utf8');
    const [rows, steps] = [rowsOf(guide), played()];
    expect(rows).toHaveLength(steps.length);
    const typing = steps.map(({ keys }) => keys / KEYS_A_MINUTE);
    const changing = steps.map(({ changes }) => (changes * CHANGE) / 60);
    // No step ends later than the steps of the short lesson allow until then.
    const used = rows.map(([, talk], i) => (typing[i] ?? 0) + (changing[i] ?? 0) + talk);
    for (const i of rows.keys())
      expect(sum(used.slice(0, i + 1)), `step ${i + 1}`).toBeLessThanOrEqual(
        sum(rows.slice(0, i + 1).map(([short]) => short)),
      );
    const [keys, changes] = [sum(steps.map((step) => step.keys)), sum(steps.map((step) => step.changes))];
    const parts = [sum(typing), sum(changing), sum(rows.map(([, talk]) => talk))];
    const [typed = '', changed = '', talked = ''] = parts.map((part) => part.toFixed(1));
    const said = `*Counted: ${keys.toLocaleString('en')} keys at 40 words a minute take ${typed} minutes, ${changes} changes of places at ${CHANGE} seconds ${changed}, talk ${talked}: together ${sum(parts).toFixed(1)} of 50 minutes. Each reason is ${REASON.split(' ').length} words long.*`;
    if (process.env.UPDATE_DOCS === '1') writeFileSync(GUIDE, guide.replace(COUNTED, said));
    else expect(COUNTED.exec(guide)?.[0]).toBe(said);
  });
});
