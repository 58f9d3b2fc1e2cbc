import { explained, passageOf } from '../../play/view.ts';
import { drawnLines, GAP, type Said } from '../../report/said/said.ts';
import { spokenLines } from '../../report/said/spoken.ts';
import { whySaid } from '../../report/why/plain-why.ts';
import { printable } from '../../report/words/layout.ts';
import { safeText } from '../../report/words/safe-text.ts';
import type { Ui } from '../state.ts';
import { compareWords } from './compare.ts';
import { branchesWords, eventsWords, helpWords, offerWords, saveWords, scenariosWords } from './lists.ts';
import { mattersWords } from './matters.ts';
import type { WordsName } from './names.ts';
import { countedWords, passageWords } from './odds.ts';
import { weightsWords } from './weights.ts';
import { part, said } from './words.ts';
import { headWords, worldWords } from './world.ts';

/** What has to be counted before a screen can be printed. */
type Need = 'odds' | 'comparison' | 'nothing';

interface InWords {
  readonly needs: Need;
  /** Whether the screen is about a play. If so, it begins with the turn and the state of that play. */
  readonly hasHead: boolean;
  readonly words: (ui: Ui) => Said;
}

const whyWords = (ui: Ui): Said => {
  const { play, odds, selected, view } = ui;
  const why = explained(play, selected);
  const last = view.run.log.findLast(({ state }) => state === selected);
  const passage = passageWords(odds && passageOf(play, odds, selected), why.name);
  return [
    ...whySaid(why),
    ...part('Its last move', last ? said(`Turn ${last.turn} · ${last.text}`) : []),
    ...passage,
    ...(passage.length > 0 ? countedWords(odds) : []),
  ];
};

const OF_PLAY = { needs: 'nothing', hasHead: true } as const;

const ALL: Readonly<Record<WordsName, InWords>> = {
  run: { needs: 'odds', hasHead: true, words: worldWords },
  why: { needs: 'odds', hasHead: true, words: whyWords },
  weights: { needs: 'odds', hasHead: true, words: weightsWords },
  compare: { needs: 'comparison', hasHead: true, words: compareWords },
  branches: { ...OF_PLAY, words: branchesWords },
  events: { ...OF_PLAY, words: eventsWords },
  matters: { ...OF_PLAY, words: mattersWords },
  conditions: { ...OF_PLAY, words: mattersWords },
  cascades: { ...OF_PLAY, words: mattersWords },
  save: { ...OF_PLAY, words: saveWords },
  scenarios: { needs: 'nothing', hasHead: false, words: scenariosWords },
  offer: { needs: 'nothing', hasHead: false, words: offerWords },
  help: { needs: 'nothing', hasHead: false, words: helpWords },
};

export const needOf = (name: WordsName): Need => ALL[name].needs;

/** What a screen says, from the same state of the UI as the drawn one. */
const saidBy = (name: WordsName, ui: Ui): Said => {
  const { hasHead, words } = ALL[name];
  return [...(hasHead ? [...headWords(ui), ...GAP] : []), ...words(ui)];
};

const safe = (line: string): string => printable(safeText(line)).trimEnd();

/**
 * A screen as lines of plain text that are safe to print. Lines have at most 100 columns, except those of a file that is
 * quoted.
 */
export const screenInWords = (name: WordsName, ui: Ui): readonly string[] =>
  drawnLines(saidBy(name, ui))
    .map(safe)
    .filter((line, i, all) => line !== '' || (i > 0 && all[i - 1] !== ''));

/**
 * A screen in words for the ear: one sentence a line, and words for signs. A list has ten rows, unless `all` is asked
 * for.
 */
export const screenSpoken = (name: WordsName, ui: Ui, all: boolean): readonly string[] =>
  spokenLines(saidBy(name, ui), all).map(safe);
