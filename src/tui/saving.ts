import type { Command } from './keys/binding.ts';
import type { Player } from './player.ts';
import type { SaveResult, Saving } from './saves.ts';
import { type Ui, withPlay } from './state.ts';
import { upTo, withoutLast } from './text.ts';

const LONGEST_PATH = 400;

/** Opens the Save screen for the shown branch; there is nothing to save where it changes nothing. */
const open = <Play>(before: Ui<Play>, player: Player<Play>): Ui<Play> => {
  const ui = withPlay(before, player.settle(before.play), player);
  const path = player.proposedPath(ui.play);
  if (player.draft(ui.play, path).changes.length === 0)
    return { ...ui, told: 'This branch changes nothing yet: there is nothing to save.' };
  const saving = { path, isOffer: true, stage: 'path', mayReplace: false, words: '' } as const;
  return { ...ui, screen: 'save', scroll: 0, playing: false, saving };
};

const isOver = ({ stage }: Saving): boolean => stage === 'saved';

const goOn = <Play>(ui: Ui<Play>, saving: Saving): Ui<Play> => {
  if (isOver(saving)) return { ...ui, screen: 'run', scroll: 0, saving: undefined };
  if (saving.stage === 'writing' || saving.path.trim() === '') return ui;
  return { ...ui, saving: { ...saving, stage: 'writing', mayReplace: saving.stage === 'exists' } };
};

/** What save, enter and escape do about saving; undefined where they mean something else. */
export const save = <Play>(ui: Ui<Play>, command: Command, player: Player<Play>): Ui<Play> | undefined => {
  if (command === 'save') return open(ui, player);
  const { saving } = ui;
  if (ui.screen !== 'save' || !saving || ui.help !== undefined) return undefined;
  if (command === 'accept') return goOn(ui, saving);
  if (command !== 'leave') return undefined;
  // From a file that is there, back to its name.
  return saving.stage === 'exists' || saving.stage === 'failed'
    ? { ...ui, saving: { ...saving, stage: 'path', isOffer: true, words: '' } }
    : { ...ui, screen: 'run', scroll: 0, saving: undefined };
};

/** The path with a letter more, or less; undefined where none is being typed. */
export const typedPath = <Play>(ui: Ui<Play>, text: string | undefined): Ui<Play> | undefined => {
  const { saving } = ui;
  if (ui.screen !== 'save' || !saving || saving.stage === 'writing' || isOver(saving)) return undefined;
  const before = saving.isOffer && text !== undefined ? '' : saving.path;
  const path = text === undefined ? withoutLast(before) : upTo(before + text, LONGEST_PATH);
  return { ...ui, saving: { ...saving, path, isOffer: false, stage: 'path', words: '' } };
};

/** Takes in what came of writing. */
export const saved = <Play>(ui: Ui<Play>, { kind, path, words }: SaveResult): Ui<Play> =>
  ui.saving?.stage === 'writing' ? { ...ui, saving: { ...ui.saving, stage: kind, path, words } } : ui;
