import { wrap } from '../../report/layout.ts';
import { fold } from '../fuzzy.ts';
import { type Binding, isClassPlace, PLACES, type Place } from '../keys/binding.ts';
import { bindingsAt } from '../keys/keys.ts';
import { PLACE_NAMES } from '../keys/keys-page.ts';
import { type Line, line, span } from '../line.ts';
import { fitText, screenText } from '../text.ts';
import { rungTone, type Tone } from '../theme.ts';
import { TWIN_COMMAND, TWIN_NAMES, twinText } from '../twins/names.ts';

const KEY_COLUMNS = 12;

/** One thing that the help says: keys or a mark, and what they mean. */
export interface Entry {
  readonly mark: string;
  readonly text: string;
  readonly tone: Tone;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Blank lines between the entries. */
  readonly isAiry?: boolean;
}

const entryLines = ({ mark, text, tone }: Entry, columns: number): readonly Line[] => {
  if (mark === '') return wrap(screenText(text), { first: '  ', width: columns }).map((part) => line(part));
  if (text === '') return [[span('  '), span(mark, tone)]];
  return wrap(text, { width: Math.max(8, columns - KEY_COLUMNS - 2) }).map((part, i) => [
    span(fitText(i === 0 ? `  ${mark}` : '', KEY_COLUMNS), tone),
    span(part),
  ]);
};

const entriesOf = (bindings: readonly Binding[]): readonly Entry[] =>
  bindings.map(({ shown, help }) => ({ mark: shown, text: help, tone: 'strong' }));

const MARKS: readonly (readonly [string, string])[] = [
  ['▶', 'The selected state'],
  ['▲ ▼', 'It stepped up, or down, in the shown turn'],
  ['↑ ↓', 'The chance of its next step rose, or fell, by a tenth or more'],
  ['‖', 'Held: it rests after a move, or an event blocks the step'],
  ['●', 'You have decided what it does next turn'],
  ['★', 'The target'],
  ['!', 'An event'],
  ['+ −', 'In the log: a statement of support or protest; the target gives ground or digs in'],
];

const READING: readonly string[] = [
  'Each figure is the chance of one step within one turn, in this one future. The chance is a product: the base rate times every factor. A factor above 1 draws the state on, one below 1 holds it back.',
  'Odds are another thing: the share of many futures, played from the start with everything that the shown branch changes, in which the state has recognised by the last turn. The interval holds the true share of all possible futures 95 times in 100; it shrinks as more are counted. Old and new odds are counted in the same futures, with the same luck, so that they differ by the edits alone: ▲ and ▼ mark a change beyond noise, ≈ a difference inside noise, = odds that are exactly the same.',
  'Each future is one of many that the same assumptions allow. The seed names its luck: the same scenario, seed and decisions always give the same future.',
  'demarche explores what could happen under stated assumptions; it does not forecast.',
];

export interface HelpData {
  /** Where the person is: its keys come first. */
  readonly place: Place;
  readonly keys: readonly Binding[];
  /** Rung labels, lowest first. */
  readonly ladder: readonly string[];
  readonly notes: readonly string[];
  /** Only what holds this; empty for all. */
  readonly sought: string;
}

const marked = (pairs: readonly (readonly [string, string])[]): readonly Entry[] =>
  pairs.map(([mark, text]) => ({ mark, text, tone: 'strong' }));

/** What each screen is in words, for pipes, screen readers and whoever prefers it. */
const twinEntries = (): readonly Entry[] => [
  ...marked(TWIN_NAMES.map((name) => [name, twinText(name)])),
  { mark: '', text: `A screen by its name: ${TWIN_COMMAND}`, tone: 'plain' },
];

/** Keys of another place, but for those that mean the same here. */
const keysBeside = (other: Place, here: readonly Binding[], keys: readonly Binding[]): Section => ({
  title: PLACE_NAMES[other],
  entries: entriesOf(bindingsAt(other, keys).filter((binding) => !here.includes(binding))),
});

/** What the help says, section by section: where one is comes first. */
export const helpSections = ({ place, keys, ladder, notes }: HelpData): readonly Section[] => {
  const here = bindingsAt(place, keys);
  return [
    { title: PLACE_NAMES[place], entries: entriesOf(here) },
    {
      title: 'Rungs',
      entries: ladder.map((label, rung) => ({
        mark: ` ${rung} ${screenText(label)} `,
        text: '',
        tone: rungTone(rung, ladder.length),
      })),
    },
    { title: 'Marks', entries: marked(MARKS) },
    {
      title: 'How to read it',
      entries: [...READING, ...notes].map((text) => ({ mark: '', text, tone: 'plain' })),
      isAiry: true,
    },
    { title: 'The same in plain text', entries: twinEntries() },
    ...PLACES.filter((other) => other !== place && isClassPlace(other) === isClassPlace(place)).map((other) =>
      keysBeside(other, here, keys),
    ),
  ];
};

const sought = (section: Section, text: string): Section => {
  const wanted = fold(text);
  if (wanted === '' || fold(section.title).includes(wanted)) return section;
  return { ...section, entries: section.entries.filter((e) => fold(`${e.mark} ${e.text}`).includes(wanted)) };
};

const NOTHING = 'The help says nothing of that.';

/** The help, made from the table of keys and the scenario's ladder: where one is comes first. */
export const helpLines = (data: HelpData, columns: number): readonly Line[] => {
  const found = helpSections(data)
    .map((section) => sought(section, data.sought))
    .filter(({ entries }) => entries.length > 0);
  if (found.length === 0) return [line(NOTHING, 'dim')];
  return found.flatMap(({ title, entries, isAiry }, i) => [
    ...(i > 0 ? [[]] : []),
    line(title, 'title'),
    ...entries.flatMap((entry) => [...entryLines(entry, columns), ...(isAiry ? [[]] : [])]),
  ]);
};
