import type { On } from '../state.ts';

/** The screens that can be printed in words: screens with their own keys, and panels that open over them. */
export type WordsName = On['kind'] | 'conditions' | 'cascades' | 'scenarios' | 'offer' | 'help';

interface About {
  /** What the screen shows. */
  readonly about: string;
  /** The command that prints more about the same. */
  readonly more?: string;
}

/** Every screen in words, by the name that `play --screen` takes. */
const ABOUT: Readonly<Record<WordsName, About>> = {
  run: {
    about: 'The world at a turn (--at): every state with rung, chance and odds; log, counts, indices',
    more: 'demarche run SCENARIO tells every turn',
  },
  why: {
    about: 'Why a state (--state) moves or waits, what would change it, when it recognises',
    more: 'demarche why SCENARIO STATE',
  },
  weights: {
    about: 'Every weight with value, spread and path; the edits (--set); odds with and without them',
    more: 'demarche odds SCENARIO counts more futures',
  },
  compare: {
    about: 'The edits (--set) or branches against the scenario, in this future and in many',
    more: 'demarche compare SCENARIO WHATIF',
  },
  branches: { about: 'The tree of branches of a session that was kept (--kept), and what each changes' },
  matters: {
    about: 'What matters: each uncertain input at its low and high end; with --state, for one state',
    more: 'demarche sensitivity SCENARIO',
  },
  conditions: {
    about: 'Under which conditions some more states recognise, or with --state that one: boxes of the inputs',
    more: 'demarche discover SCENARIO --when CONDITION',
  },
  cascades: {
    about: 'Who tipped whom: the tree of cascades, and first movers that matter',
    more: 'demarche cascade SCENARIO',
  },
  events: { about: 'The events that can be made to happen next turn, and what each does' },
  save: { about: 'The edits (--set) or the shown branch as a what-if file, before it is written' },
  scenarios: { about: 'Scenarios and what-ifs to open' },
  offer: { about: 'An earlier session of the scenario that was kept' },
  help: { about: 'All keys, the marks, and how to read the figures', more: 'demarche keys' },
};

/** The command that prints a screen in words. */
export const WORDS_COMMAND = 'demarche play SCENARIO --screen NAME';

const isName = (name: string): name is WordsName => Object.hasOwn(ABOUT, name);

/** The names of the screens in words. */
export const WORDS_NAMES: readonly WordsName[] = Object.keys(ABOUT).filter(isName);

/** The screen with a name. `world` is another name for the screen `run`. */
export const wordsNamed = (typed: string): WordsName | undefined => {
  const name = typed.trim().toLowerCase();
  if (name === 'world') return 'run';
  return isName(name) ? name : undefined;
};

/** One line: what a screen shows, and which command prints more. */
export const aboutWords = (name: WordsName): string => {
  const { about, more } = ABOUT[name];
  return more === undefined ? about : `${about} (more: ${more})`;
};
