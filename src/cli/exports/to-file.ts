import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { turnDay } from '../../play/view.ts';
import { csvRow } from '../../report/run/csv.ts';
import { quoted } from '../../report/words/manifest.ts';
import { parseScenario } from '../../scenario/parse.ts';
import { shownRecipe, type Trail } from '../../session/branches.ts';
import { hasChanges } from '../../session/changes.ts';
import type { Exported, SaveResult } from '../../tui/outside.ts';
import type { Ui } from '../../tui/state.ts';
import type { Wish } from '../../tui/update/wish.ts';
import { messageOf } from '../errors.ts';
import { refuseLoss } from '../files/protect.ts';
import { notingReader } from '../files/reader.ts';
import { type Pieces, writeWhole } from '../files/write-file.ts';
import { keyFilePath } from '../screens/key-file.ts';
import {
  fileMeant,
  type OpenedFrom,
  saveWhatIf,
  shownPath,
  slug,
  thereAlready,
} from '../screens/save-what-if.ts';

const ENDINGS = {
  picture: ['.svg'],
  odds: ['.csv'],
  report: ['.html', '.htm', '.md'],
} as const satisfies Record<Exported, readonly string[]>;

/** A path in the current folder for something that is written of a play. */
export const exportPath = (play: Trail, what: Exported): string => {
  const { cursor } = shownRecipe(play);
  const name = slug(`${play.origin.base.id} turn ${cursor} ${what === 'picture' ? 'screen' : what}`);
  return `${name}${ENDINGS[what][0]}`;
};

/** The odds of every state as they are on the screens, the header first. */
const oddsTable = ({ odds, play }: Ui): Pieces => [
  csvRow(['state', 'name', 'from_turn', 'by', 'share', 'low', 'high', 'futures', 'seed']),
  ...(odds?.states ?? []).map(({ id, name, now }) =>
    csvRow([
      id,
      name,
      odds?.from ?? 0,
      turnDay(play, shownRecipe(play).turns).iso,
      now.share,
      now.low,
      now.high,
      odds?.futures ?? 0,
      odds?.question.seed ?? '',
    ]),
  ),
];

type Export = Extract<Wish, { readonly kind: 'export' }>;

/** Every file that is read for the scenario, and the file of keys. */
const inputsOf = ({ path, sets }: OpenedFrom): ReadonlySet<string> => {
  const keys = keyFilePath();
  const seen = new Set(keys === undefined ? [] : [keys]);
  parseScenario(path, notingReader(seen), sets);
  return seen;
};

const commandOf = (args: readonly string[]): string => ['demarche', ...args].map(quoted).join(' ');

/**
 * Runs a command of this program by itself, without a terminal. The command goes on if the screens are left meanwhile.
 * Rejects with Error if the command fails.
 */
const runCommand = (args: readonly string[]): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [process.argv[1] ?? '', ...args], { stdio: 'ignore' });
    child.unref();
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`this command fails: ${commandOf(args)}`)),
    );
  });

/** Writes a report of the shown branch as the command does, and what the branch changes beside it. */
const writeReport = async (
  { of: { play }, mayReplace }: Export,
  from: OpenedFrom,
  file: string,
): Promise<SaveResult> => {
  const path = shownPath(file);
  const recipe = shownRecipe(play);
  const whatIf = file.replace(/\.[^.]*$/, '.yaml');
  if (!mayReplace && existsSync(file)) return thereAlready(path);
  if (hasChanges(recipe)) {
    const saved = await saveWhatIf(play, from, whatIf, mayReplace);
    if (saved.kind !== 'saved') return { ...saved, path };
  }
  const args = [
    'report',
    from.path,
    ...(hasChanges(recipe) ? [whatIf] : []),
    ...from.sets.flatMap((set) => ['--set', set]),
    ...['--seed', recipe.seed, '--turns', String(recipe.turns), '--runs', '2000', '-o', file],
  ];
  await runCommand(args);
  const again = commandOf(args);
  return { kind: 'saved', path, words: `Written to ${path}. The same again: ${again}` };
};

/** Writes something of the screens to a file, whole or not at all, and over another file only where it may. */
export const exportTo = async (wish: Export, from: OpenedFrom): Promise<SaveResult> => {
  const { what, of, mayReplace } = wish;
  const file = fileMeant(wish.path, ENDINGS[what]);
  const path = shownPath(file);
  const options = { mayReplace, guarded: false };
  try {
    refuseLoss(file, inputsOf(from));
    if (what === 'report') return await writeReport(wish, from, file);
    const { pictureOf } = await import('./picture.ts');
    const pieces = what === 'odds' ? oddsTable(of) : [await pictureOf(of)];
    if (!(await writeWhole(file, pieces, options))) return thereAlready(path);
    return { kind: 'saved', path, words: `Written to ${path}.` };
  } catch (error) {
    return { kind: 'failed', path, words: `This cannot be written: ${messageOf(error)}` };
  }
};
