import { obeyChooser, reveal, withTable } from './choose.ts';
import type { Choice } from './chooser.ts';
import type { Chooser } from './chooser-state.ts';
import type { Command } from './keys/binding.ts';
import type { Player } from './player.ts';
import { type Screen, type Ui, withPlay } from './state.ts';

/** Does what a key asks for. */
type Obey = <Play>(ui: Ui<Play>, command: Command, player: Player<Play>) => Ui<Play>;

/** Leaves this play for another scenario; asks once where something would be lost. */
const openScenario = <Play>(before: Ui<Play>, ui: Ui<Play>, path: string, player: Player<Play>): Ui<Play> => {
  if (player.isChanged(ui.play) && before.chooser && before.chooser.asked === undefined)
    return { ...before, chooser: { ...before.chooser, asked: path } };
  return { ...ui, next: path, exit: 0 };
};

/** Goes to the screen where a command belongs, by way of the world: what was moved on another is played first. */
const goTo = <Play>(ui: Ui<Play>, screen: Screen, player: Player<Play>, obey: Obey): Ui<Play> => ({
  ...(ui.screen === 'weights' ? obey(ui, 'leave', player) : ui),
  screen,
});

const carryOut = <Play>(
  before: Ui<Play>,
  ui: Ui<Play>,
  choice: Choice,
  player: Player<Play>,
  obey: Obey,
): Ui<Play> => {
  switch (choice.kind) {
    case 'command': {
      const there = choice.screen === undefined ? ui : goTo(ui, choice.screen, player, obey);
      return obey(there, choice.command, player);
    }
    case 'state':
      return reveal({ ...ui, selected: choice.id, scroll: 0 });
    case 'turn':
      return { ...withPlay(ui, player.jump(ui.play, choice.turn), player), playing: false };
    case 'filter':
      return withTable(ui, { ...ui.table, filter: choice.filter });
    case 'scenario':
      return openScenario(before, ui, choice.card.path, player);
  }
};

/** What a key does while a list lies over the screen. */
export const chooseOn = <Play>(
  ui: Ui<Play>,
  chooser: Chooser,
  command: Command,
  player: Player<Play>,
  obey: Obey,
): Ui<Play> => {
  if (command === 'interrupt' || command === 'suspend') return obey(ui, command, player);
  const chosen = obeyChooser(ui, chooser, command, player);
  return chosen.choice ? carryOut(ui, chosen.ui, chosen.choice, player, obey) : chosen.ui;
};
