import { changeKey } from '../../play/kept-session.ts';
import { shownRecipe, type Trail } from '../../session/branches.ts';
import type { Command } from '../keys/keys.ts';
import { insideBody } from '../layout.ts';
import type { Exported, SaveResult } from '../outside.ts';
import { savedLines } from '../panels/save.ts';
import { type Screen, settled, show, toWorld, type Ui } from '../state.ts';
import { moveOf, scrolled, typedLine } from './lists.ts';
import { type Next, next, type Wish } from './wish.ts';

type Save = Screen<'save'>;

const LONGEST_PATH = 400;

/** Lines that the outcome of saving may take above the text. */
const SAVE_WORDS = 4;

const FRESH = { kind: 'save', isOffer: true, stage: 'path', words: '', scroll: 0 } as const;

/** Opens the Save screen for the shown branch. If the branch changes nothing, there is nothing to save. */
export const openSave = (before: Ui): Ui => {
  const ui = settled(before);
  const path = ui.outside.proposedPath(ui.play);
  if (ui.outside.branchFile(ui.play, path).changes.length === 0)
    return { ...ui, told: 'This branch changes nothing yet: there is nothing to save.' };
  return show({ ...ui, playing: false }, { ...FRESH, what: 'branch', path });
};

/** Asks where to write a picture of the screen, the odds that it shows, or a report. */
export const openExport = (before: Ui, kind: Exported): Ui => {
  const of = settled({ ...before, playing: false });
  if (kind === 'odds' && !of.odds?.futures)
    return { ...of, told: 'No futures are counted yet: there are no odds to write.' };
  return show(of, { ...FRESH, what: { kind, of }, path: of.outside.exportPath(of.play, kind) });
};

/** Goes back to the question for the path. */
const back = (ui: Ui, { what }: Save): Ui => (what === 'branch' ? toWorld(ui) : show(ui, what.of.on));

const write = (ui: Ui, on: Save): Next => {
  const { path, stage, what } = on;
  if (stage === 'saved') return next(back(ui, on));
  if (stage === 'writing' || path.trim() === '') return next(ui);
  const mayReplace = stage === 'exists';
  const wish: Wish =
    what === 'branch'
      ? { kind: 'write', play: ui.play, path, mayReplace }
      : { kind: 'export', what: what.kind, of: what.of, path, mayReplace };
  return next({ ...ui, on: { ...on, stage: 'writing' } }, wish);
};

/** The result of a command on the Save screen. Undefined if the command has the same meaning on all screens. */
export const onSave = (ui: Ui, on: Save, command: Command): Next | undefined => {
  if (command === 'accept') return write(ui, on);
  if (command === 'leave')
    // From a file that is there already, back to the name.
    return next(
      on.stage === 'exists' || on.stage === 'failed'
        ? { ...ui, on: { ...on, stage: 'path', isOffer: true, words: '' } }
        : back(ui, on),
    );
  const to = moveOf(command);
  if (!to) return undefined;
  const { columns } = insideBody(ui.size);
  const lines = savedLines(ui, on, columns).length + SAVE_WORDS;
  return next({ ...ui, on: { ...on, scroll: scrolled(on.scroll, to, lines, ui.size) } });
};

/** The path with more text, or without its last character. Undefined during and after the writing of the file. */
export const typedPath = (on: Save, text: string | undefined): Save | undefined => {
  if (on.stage === 'writing' || on.stage === 'saved') return undefined;
  const before = on.isOffer && text !== undefined ? '' : on.path;
  return { ...on, path: typedLine(before, text, LONGEST_PATH), isOffer: false, stage: 'path', words: '' };
};

/** Shows the result of writing a file. */
export const written = (ui: Ui, { kind, path, words }: SaveResult): Ui =>
  ui.on.kind === 'save' && ui.on.stage === 'writing'
    ? { ...ui, on: { ...ui.on, stage: kind, path, words } }
    : ui;

/** Shows the result of writing the shown branch of a play to a file, and remembers the result. */
export const saved = (before: Ui, result: SaveResult, play: Trail): Ui => {
  const key = changeKey(play, shownRecipe(play));
  const ui =
    result.kind === 'saved' ? { ...before, saved: new Map([...before.saved, [key, result.words]]) } : before;
  return written(ui, result);
};
