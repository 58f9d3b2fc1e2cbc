import { printable } from '../../report/layout.ts';
import { plainWhy } from '../../report/plain-why.ts';
import { safeText } from '../../report/safe-text.ts';
import type { Player } from '../player.ts';
import type { Ui } from '../state.ts';
import { compareWords } from './compare.ts';
import { branchesWords, eventsWords, helpWords, offerWords, saveWords, scenariosWords } from './lists.ts';
import type { TwinName } from './names.ts';
import { countedWords, passageWords } from './odds.ts';
import { weightsWords } from './weights.ts';
import { type Lines, part, said } from './words.ts';
import { headWords, worldWords } from './world.ts';

/** What many futures have to answer before a screen can be told. */
export type Need = 'odds' | 'comparison' | 'nothing';

interface Twin {
  readonly needs: Need;
  /** Whether it speaks of a play: then it begins with where that stands. */
  readonly hasHead: boolean;
  readonly words: <Play>(ui: Ui<Play>, player: Player<Play>) => Lines;
}

const whyWords = <Play>(ui: Ui<Play>, player: Player<Play>): Lines => {
  const { play, odds, selected, view } = ui;
  const why = player.why(play, selected);
  const last = view.run.log.findLast(({ state }) => state === selected);
  const passage = passageWords(odds && player.passage(play, odds, selected), why.name);
  return [
    ...plainWhy(why),
    ...part('Its last move', last ? said(`Turn ${last.turn} · ${last.text}`) : []),
    ...passage,
    ...(passage.length > 0 ? countedWords(odds) : []),
  ];
};

const OF_PLAY = { needs: 'nothing', hasHead: true } as const;

const ALL: Readonly<Record<TwinName, Twin>> = {
  run: { needs: 'odds', hasHead: true, words: worldWords },
  why: { needs: 'odds', hasHead: true, words: whyWords },
  weights: { needs: 'odds', hasHead: true, words: weightsWords },
  compare: { needs: 'comparison', hasHead: true, words: compareWords },
  branches: { ...OF_PLAY, words: branchesWords },
  events: { ...OF_PLAY, words: eventsWords },
  save: { ...OF_PLAY, words: saveWords },
  scenarios: { needs: 'nothing', hasHead: false, words: scenariosWords },
  offer: { needs: 'nothing', hasHead: false, words: offerWords },
  help: { needs: 'nothing', hasHead: false, words: helpWords },
};

export const needOf = (name: TwinName): Need => ALL[name].needs;

/**
 * A screen in words: what it says, drawn from the same state of the UI, as lines of plain text that are safe to print. All
 * but the text of a file keep within 100 columns.
 */
export const twinLines = <Play>(name: TwinName, ui: Ui<Play>, player: Player<Play>): Lines => {
  const { hasHead, words } = ALL[name];
  const lines = words(ui, player);
  return [...(hasHead ? [...headWords(ui, player), ''] : []), ...lines]
    .map((line) => printable(safeText(line)).trimEnd())
    .filter((line, i, all) => line !== '' || (i > 0 && all[i - 1] !== ''));
};
