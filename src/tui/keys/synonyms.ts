import type { Command } from './keys.ts';

/** Other words for what a command does, as people know them from other programs. */
const SYNONYMS: Partial<Record<Command, string>> = {
  undo: 'take back revert cancel ctrl+z mistake',
  redo: 'repeat again ctrl+y',
  save: 'export write store keep file what-if yaml download',
  export:
    'save write file picture image screenshot svg png print pdf report page html table csv odds spreadsheet download',
  faster: 'speed quick fast rate tempo',
  slower: 'speed slow rate tempo',
  play: 'start run go pause stop animate watch',
  step: 'next forward turn month time advance',
  back: 'previous rewind past time',
  first: 'beginning start home',
  last: 'end finish skip',
  why: 'explain reason cause factor because chance probability',
  weights: 'slider parameter importance coefficient norm legitimacy peer odds probability',
  raise: 'decide force make move recognise up role',
  lower: 'decide force make move down withdraw',
  hold: 'decide force freeze block stay',
  branch: 'fork copy split scenario alternative what-if',
  branches: 'tree list forks alternatives',
  conditions: 'box prim when under which discover scenario',
  cascades: 'tip tipped tree domino follow first mover contagion reproduction',
  matters: 'sensitivity tornado inputs uncertain important drivers which',
  events: 'shock crisis inject happen add',
  compare: 'difference diff versus effect side by side',
  find: 'search state country go',
  restart: 'reset again begin',
  'other-luck': 'seed random dice chance again',
  theme: 'colour color dark light contrast palette blind accessibility',
  map: 'picture geography world region tiles country',
  borders: 'frontier lines map',
  sort: 'order rank',
  filter: 'only bloc neighbours rung show hide',
  palette: 'commands menu all jump date',
  scenarios: 'open load file another library',
  words: 'meaning explain definition glossary index factor weight norm legitimacy peer',
  log: 'history news events ending account end result',
  tour: 'tutorial guide introduction help start learn',
  quit: 'exit leave close end',
  help: 'keys shortcuts manual',
  suspend: 'background shell',
};

/** Words that people may look for when they mean a command. */
export const synonymsOf = (command: Command): string => SYNONYMS[command] ?? '';
