import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { BRIEF } from './flags.ts';
import { demarche, PROGRAM, ROOT } from './program.ts';
import { stage } from './pty.ts';

const FILE = join(ROOT, 'scenarios', 'exercises', 'who-is-next.yaml');
const read = readExercise(FILE, fileReader);
if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join());
const {
  exercise: { predictions, questions, weights },
} = read;
const FEW = ['--runs', '20', '--threads', '1'] as const;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-exercise-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(path, name)).isFile())
      .toSorted()
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );

const auto = (name: string, ...more: readonly string[]) =>
  demarche(['exercise', FILE, '--auto', ...FEW, '-o', name, ...more], { cwd: folder });

const DATE = ['--date', '2025-10-01'] as const;

/** The pack that --auto writes; it is made once. */
const autoPack = (): Readonly<Record<string, string>> => {
  if (!existsSync(join(folder, 'a'))) expect(auto('a', ...DATE).code).toBe(0);
  return filesIn(join(folder, 'a'));
};

describe('demarche exercise --auto', () => {
  it('writes the whole pack, the same to the byte each time', () => {
    const pack = autoPack();
    expect(auto('b', ...DATE).code).toBe(0);
    expect(filesIn(join(folder, 'b'))).toEqual(pack);
    expect(Object.keys(pack)).toEqual(
      expect.arrayContaining([
        'debrief.html',
        'debrief.md',
        'game.jsonl',
        'predictions.csv',
        'briefs/beijing.html',
        'briefs/beijing.md',
        'teams/beijing.html',
      ]),
    );
    for (const part of [
      'What happened',
      'What each decision was worth',
      '20 futures',
      'Scoreboard',
      'Afghan women',
      'Rubric',
    ])
      expect(pack['debrief.html']).toContain(part);
    expect(pack['debrief.html']).not.toMatch(/<script|<link rel="stylesheet|<img| on\w+=/);
  });

  it('makes the same pack of the saved game in it', () => {
    const pack = autoPack();
    const saved = join(folder, 'a', 'game.jsonl');
    const again = demarche(['exercise', FILE, '--game', saved, ...FEW, ...DATE, '-o', 'd'], { cwd: folder });
    expect(again.code).toBe(0);
    expect(filesIn(join(folder, 'd'))).toEqual(pack);
  });

  it('takes scripted answers from a file of their own, or says where that is wrong', () => {
    const answers = `turns:
  - {beijing: {do: up, reason: '=1+1 <b>first</b> [and](http://x) \\e'}, tehran: {reason: We wait.}}
questions: {beijing: ['＠SUM(A1) | <img src=x>']}
`;
    writeFileSync(join(folder, 'answers.yaml'), answers);
    const done = auto('own', '--answers', 'answers.yaml');
    expect(done).toMatchObject({ code: 0 });
    const pack = filesIn(join(folder, 'own'));
    expect(pack['decisions.csv']).toContain("'=1+1 <b>first</b>");
    expect(pack['decisions.csv']).toContain('no one at the table');
    expect(pack['answers.csv']).toContain("'＠SUM(A1)");
    expect(pack['debrief.html']).toContain('&lt;b&gt;first&lt;/b&gt;');
    expect(pack['debrief.html']).toContain('&lt;img src=x&gt;');
    expect(pack['debrief.md']).not.toMatch(/[^\\]<(?:b|img)/);
    expect(pack['debrief.md']).toContain('**Beijing**: ＠SUM');

    writeFileSync(join(folder, 'slip-answers.yaml'), answers.replace('beijing: {do', 'beijng: {do'));
    const slip = auto('slip', '--answers', 'slip-answers.yaml');
    expect(slip.code).toBe(2);
    expect(slip.err).toMatch(/slip-answers\.yaml:2:\d+: error: .*did you mean "beijing"/);
    expect(existsSync(join(folder, 'slip'))).toBe(false);
  });

  it('takes no folder that is no pack, and leaves it as it was', () => {
    const before = filesIn(folder);
    const refused = demarche(['exercise', FILE, '--auto', ...FEW, '-o', '.'], { cwd: folder });
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('is no debrief pack') });
    expect(filesIn(folder)).toEqual(before);
  });

  it('refuses a stranger’s file in a sentence', () => {
    writeFileSync(join(folder, 'evil.jsonl'), '{"demarche_game":2,"exercise":"\u001B[2J"}\n');
    const refused = demarche(['exercise', FILE, '--auto', '--game', 'evil.jsonl'], { cwd: folder });
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('this is no saved game') });
    expect(refused.err).not.toMatch(/\u001B|\n {4}at /);
  });

  it('checks exercises as it checks scenarios', () => {
    const text = readFileSync(FILE, 'utf8')
      .replace('scenario: ../russia-precedent', `scenario: ${join(ROOT, 'scenarios', 'russia-precedent')}`)
      .replace('plays: UZB', 'plays: UZC');
    writeFileSync(join(folder, 'slip.yaml'), text);
    const checked = demarche(['check', 'slip.yaml'], { cwd: folder });
    expect(checked.code).toBe(2);
    expect(checked.out).toMatch(
      /slip\.yaml:\d+:\d+: error: there is no state of this name .*did you mean UZB \(Uzbekistan\)/,
    );
  });
});

/** What a class types at each prompt; `before` is what was said since the last one. */
const answerTo = (prompt: string, before: string, turn: { n: number }): string => {
  if (prompt.includes('read your brief')) return 'absent';
  if (/\d of \d+\. .* > $/.test(prompt)) return '30';
  if (/hold or down\?|up or hold\?/.test(prompt))
    return turn.n++ % 5 === 0 && prompt.includes('up') ? 'up' : 'hold';
  if (before.includes('Why? One sentence')) return 'We think that it serves us.';
  if (/(?:^|\r)> /.test(prompt)) return 'What we answer.';
  return '';
};

describe('an exercise at one keyboard', () => {
  it('is played by hand in a terminal, four seats and six turns, behind curtains', async () => {
    const screen = stage([
      PROGRAM,
      'exercise',
      FILE,
      '--plain',
      '--game',
      join(folder, 'hand.jsonl'),
      ...FEW,
      '-o',
      join(folder, 'hand'),
    ]);
    let read = 0;
    const turn = { n: 0 };
    let over = false;
    const exit = screen.exited.then((found) => {
      over = true;
      return found;
    });
    while (!over) {
      const fresh = screen.written().slice(read);
      if (/> (?:\u001B\[\d+G)?$/.test(fresh)) {
        read += fresh.length;
        const plain = fresh.replace(/\u001B\[[\d;]*[A-Za-z]/g, '');
        screen.type(`${answerTo(plain.split('\n').at(-1) ?? '', plain, turn)}\r`);
      }
      await new Promise((done) => setTimeout(done, 5));
    }
    expect((await exit).exitCode).toBe(0);
    expect(turn.n).toBe(24);
    expect(screen.written()).toContain('\u001B[2J\u001B[3J\u001B[H');
    expect(screen.written()).toContain('Reveal all moves together');
    expect(existsSync(join(folder, 'hand', 'debrief.html'))).toBe(true);
    const saved = readFileSync(join(folder, 'hand.jsonl'), 'utf8');
    expect(saved.match(/"do":"lock"/g)).toHaveLength(24);
    expect(saved.match(/"do":"reveal"/g)).toHaveLength(6);
    expect(saved.match(/"do":"answer"/g)).toHaveLength(4);
    expect(readFileSync(join(folder, 'hand', 'answers.csv'), 'utf8')).toContain('What we answer.');
  }, 90_000);

  it('is played on the whole screen, killed in mid-turn and gone on with: four seats, six turns', async () => {
    const game = join(folder, 'screen.jsonl');
    const args = [...BRIEF, PROGRAM, 'exercise', FILE, '--game', game, ...FEW, '-o', join(folder, 'screen')];
    const team = (typed: string) => `\r\r${typed}\r`;
    const move = (reason: string) => team(`\u001B[C\r${reason}\r`);
    const turn = move('So we step up.').repeat(4);
    const first = stage(args, { columns: 80, rows: 24 });
    await first.shows('Brief: read out to all');
    first.type(
      `aaaa\r${team(`${'30\r'.repeat(predictions.length)}\r`).repeat(4)}\r${turn}\r\r${move('Ours.').repeat(2)}`,
    );
    await first.shows('Islamabad: the move is locked');
    expect(first.text()).not.toContain('Ours.');
    first.kill('SIGKILL');
    await first.exited;
    expect(readFileSync(game, 'utf8').match(/"do":"lock"/g)).toHaveLength(6);

    const again = stage(args, { columns: 120, rows: 40 });
    await again.shows(/▶ ○ Tashkent/);
    for (const part of [/● Islamabad +locked/, /─ Map ─/, /─ Over time ─/]) await again.shows(part);
    again.type(`${move('Theirs.').repeat(2)}\r`);
    await again.shows('Revealed: turn 2');
    again.type(`\r${turn}\r\r\r`);
    await again.shows('News: A new edict against women');
    // One team predicts again: a chance that is left empty stays. The others need no screen.
    const late = team(`20${'\r'.repeat(predictions.length)}It is late.\r`);
    again.type(`\r\r${late}A\r${`${turn}\r\r`.repeat(3)}`);
    await again.shows('Turn 6 of 6');
    again.type('\r');
    await again.shows('Debrief: first what happened');
    await again.shows('The debrief pack is in');
    expect(existsSync(join(folder, 'screen', 'debrief.html'))).toBe(true);
    again.type('\r');
    await again.shows('8/8 Questions');
    // The questions, the weight that the team would change, and the row that hands them in.
    const rows = questions.length + (weights.length > 0 ? 1 : 0);
    again.type(team(`What we answer.${'\r'.repeat(rows)}`).repeat(4));
    await again.shows('Enter: end the exercise');
    again.type('\r');
    await again.shows('The exercise is over');
    expect(again.buffer()).toBe('alternate');
    again.type('\r');
    expect((await again.exited).exitCode).toBe(0);
    expect(again.buffer()).toBe('normal');
    const pack = filesIn(join(folder, 'screen'));
    expect(pack['decisions.csv']).toContain('Ours.');
    expect(pack['decisions.csv']?.match(/So we step up/g)).toHaveLength(20);
    expect(pack['answers.csv']?.match(/What we answer/g)).toHaveLength(4);
    expect(pack['predictions.csv']).toMatch(/^beijing,Beijing,2,1,china,.*,0.2,.*It is late/m);
    expect(pack['game.jsonl']?.match(/"do":"reveal"/g)).toHaveLength(6);
  }, 60_000);

  it('loses nothing that was locked when it is killed in mid-turn', async () => {
    const game = join(folder, 'killed.jsonl');
    const args = [...BRIEF, PROGRAM, 'exercise', FILE, '--game', game, ...FEW, '-o', join(folder, 'killed')];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    // Briefs and predictions are left out; two of four teams lock their first move.
    const lines = [
      ...Array(4).fill('absent'),
      '',
      ...Array(4).fill('absent'),
      '',
      '',
      'hold',
      'First.',
      '',
      '',
      'hold',
      'Second.',
      '',
    ];
    child.stdin.write(`${lines.join('\n')}\n`);
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.includes('Islamabad: the move is locked')) break;
    }
    child.kill('SIGKILL');
    const saved = readFileSync(game, 'utf8');
    expect(saved.match(/"do":"lock"/g)).toHaveLength(2);
    writeFileSync(game, `${saved}{"n":5,"act":{"do":"lo`);
    const on = demarche(['exercise', FILE, '--auto', '--game', game, ...FEW, '-o', 'killed'], {
      cwd: folder,
    });
    expect(on).toMatchObject({ code: 0, err: expect.stringContaining('cut off') });
    const pack = filesIn(join(folder, 'killed'));
    expect(pack['decisions.csv']).toContain('First.');
    expect(pack['decisions.csv']).toContain('Second.');
  });
});
