import { renderToString } from 'ink';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/class/desk.ts';
import { momentPassage, momentsBetween } from '../../src/class/moments.ts';
import { packFiles } from '../../src/class/pack.ts';
import { type ClassRequest, perform } from '../../src/class/requests.ts';
import { tableView } from '../../src/class/table-view.ts';
import { teacherView } from '../../src/class/teacher.ts';
import { teamView } from '../../src/class/team-view.ts';
import { worldMap } from '../../src/cli/map/world-map.ts';
import { forTerminal } from '../../src/domain/language/direction.ts';
import type { FormValues } from '../../src/exercise/exercise.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { compile } from '../../src/model/compile.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { ClassScreen } from '../../src/tui/class/screen.tsx';
import { startClass } from '../../src/tui/class/state.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { PLAIN_LOOKS } from '../../src/tui/looks.ts';
import { DARI, englishIn, FRENCH_FILES, JOINED } from '../exercise/languages.ts';
import { sound } from '../exercise/small.ts';
import { memoryReader } from '../scenario/memory-reader.ts';
import { type } from '../tui/class-keys.ts';
import { deskOf } from './desk.ts';
import { byDialogue, type Fill } from './ways.ts';

const SIZE = { columns: 110, rows: 34 };

const fill: Fill = (task) =>
  Object.fromEntries(
    task.fields.map((field) => [
      field.id,
      field.kind === 'number'
        ? '50'
        : field.kind === 'text'
          ? 'چون می\u200cارزد.'
          : field.kind === 'choice'
            ? (field.value ?? field.options[0]?.value ?? '')
            : '',
    ]),
  );

describe('an exercise in Dari', () => {
  it('is played line by line with names, joiners and steps intact', async () => {
    const { said } = await byDialogue(deskOf(sound(DARI)), fill);
    expect(said).not.toContain('\ufffd');
    for (const words of [
      JOINED,
      'می\u200cنشیند',
      'رأی‌گیری',
      'نوبت 1 از 3',
      'پیش‌بینی',
      'گام ما را ببند',
      'چرا؟ یک جمله',
    ])
      expect(said).toContain(words);
  });

  it('has the same on the class screen, and isolates it on its way to the terminal', () => {
    const ui = startClass(deskOf(sound(DARI)), SIZE, PLAIN_LOOKS, KEYS);
    const frames = [ui, type(ui, '\r\r')].map((each) =>
      renderToString(createElement(ClassScreen, { ui: { ...each, size: SIZE }, map: worldMap }), SIZE),
    );
    for (const frame of frames) {
      expect(frame).toContain(JOINED);
      expect(frame).not.toMatch(/\ufffd|\p{Bidi_Control}/u);
      expect(forTerminal(frame)).toContain(`\u2068${JOINED}`);
    }
  });
});

const frenchDesk = (): Desk => {
  const read = readExercise('small.yaml', memoryReader(FRENCH_FILES));
  if (!read.ok) throw new Error(read.issues.map(({ message, found }) => `${message} ${found}`).join('\n'));
  return deskOf(read);
};

const hand = (seat: string, values: FormValues): ClassRequest => ({ do: 'hand-in', seat, values });
const vote = (seat: string): ClassRequest => hand(seat, { option: 'new', reason: 'Temps nouveaux.' });
const ON: ClassRequest = { do: 'on' };

/** A game with offers, pressure, steps both ways, a vote, and a turn that was played again. */
const REQUESTS: readonly ClassRequest[] = [
  hand('alpha', { a: '80', both: '10' }),
  hand('kabul', { a: '50', both: '50' }),
  ON,
  hand('alpha', { 'move A': 'up', reason: 'Bien.' }),
  { do: 'absent', seat: 'kabul' },
  ON,
  { do: 'teacher', act: 'rewind 1' },
  hand('alpha', { 'move A': 'hold', measures: 'road push', reason: 'Oui.' }),
  hand('kabul', { 'track rights': 'up', reason: 'Oui.' }),
  ON,
  hand('alpha', { 'move A': 'up', measures: 'push all', reason: 'Oui.' }),
  hand('kabul', { 'track rights': 'down', reason: 'Oui.' }),
  ON,
  ON,
  ON,
  vote('alpha'),
  vote('kabul'),
  ON,
  hand('alpha', { 'move A': 'down', reason: 'Oui.' }),
  hand('kabul', { 'track rights': 'hold', reason: 'Oui.' }),
  ON,
];

describe('an exercise in French', () => {
  it('has no word of English in its pack and on its screens', () => {
    const passages: string[] = [];
    const desk = REQUESTS.reduce((now, request) => {
      const done = perform(now, request);
      if (!done.ok) throw new Error(`${JSON.stringify(request)}: ${done.said}`);
      for (const seat of ['alpha', 'kabul']) {
        const { task, readings } = teamView(now, seat);
        passages.push(
          JSON.stringify([
            task.title,
            task.about,
            task.fields.map(({ kind, label, refusal }) => [label, kind === 'choice' ? '' : refusal]),
            readings.map((each) => (each.kind === 'text' ? each.passage : '')),
          ]),
        );
      }
      if (request.do !== 'teacher') passages.push(done.said);
      const { passages: hidden, acts } = teacherView(now);
      passages.push(JSON.stringify([hidden, acts.map(({ label }) => label)]));
      passages.push(JSON.stringify(tableView(done.desk).told));
      passages.push(JSON.stringify(momentsBetween(now, done.desk).map(momentPassage)));
      return done.desk;
    }, frenchDesk());
    const { scenario } = desk.game;
    const model = compile(scenario);
    const tally = ensemble(model, { seed: 'one', futures: { from: 0, to: 20 }, turns: 6 });
    const files = packFiles(
      desk,
      { tally, frame: frameOf(scenario, model), odds: new Map() },
      { engine: '0', date: undefined, name: 'small' },
    );
    const pages = ['debrief.md', 'briefs/alpha.md', 'briefs/kabul.md', 'rubric.md'];
    const all = [...passages, ...pages.map((name) => files.get(name) ?? '')].join('\n');
    // What the game was made for is in it.
    for (const words of ['Branche 2', 'Qui a atteint quoi', 'Vos cartes', 'réticence', 'pression de Alpha'])
      expect(all).toContain(words);
    expect(englishIn(all.replaceAll('« one »', ''))).toEqual([]);
  });
});
