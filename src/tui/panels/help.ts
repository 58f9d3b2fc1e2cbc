import { wrap } from '../../report/words/layout.ts';
import { type Line, line, paragraph, span } from '../draw/line.ts';
import { screenText, toColumns } from '../draw/text.ts';
import { rungTone, type Tone } from '../draw/theme.ts';
import { fold } from '../fuzzy.ts';
import { isClassPlace, type KeyPlace, PLACE_NAMES, PLACES } from '../keys/binding.ts';
import { type Binding, bindingsAt } from '../keys/keys.ts';
import { synonymsOf } from '../keys/synonyms.ts';
import type { Outside } from '../outside.ts';
import type { GlossaryRow } from '../words/glossary.ts';
import { aboutWords, WORDS_COMMAND, WORDS_NAMES } from '../words/names.ts';

const KEY_COLUMNS = 12;

/** One thing that the help says: keys or a mark, and what they mean. */
interface HelpEntry {
  readonly mark: string;
  readonly text: string;
  readonly tone: Tone;
  /** What people may look for instead. */
  readonly also?: string;
}

interface HelpSection {
  readonly title: string;
  readonly entries: readonly HelpEntry[];
  /** Blank lines between the entries. */
  readonly isAiry?: boolean;
}

const entryLines = ({ mark, text, tone }: HelpEntry, columns: number): readonly Line[] => {
  if (mark === '') return paragraph(text, columns, 'plain', '  ');
  if (text === '') return [[span('  '), span(mark, tone)]];
  return wrap(text, { width: Math.max(8, columns - KEY_COLUMNS - 2) }).map((part, i) => [
    span(toColumns(i === 0 ? `  ${mark}` : '', KEY_COLUMNS), tone),
    span(part),
  ]);
};

const entriesOf = (bindings: readonly Binding[]): readonly HelpEntry[] =>
  bindings.map(({ shown, help, command }) => ({
    mark: shown,
    text: help,
    tone: 'strong',
    also: `${command} ${synonymsOf(command)}`,
  }));

const MARKS: readonly (readonly [string, string])[] = [
  ['▶', 'The selected state'],
  ['▲ ▼', 'It stepped up, or down, in the shown turn'],
  ['↑ ↓', 'The chance of its next step rose, or fell, by a tenth or more'],
  ['‖', 'Held: it rests after a move, or an event blocks the step; till t12: it may step again in turn 12'],
  ['●', 'You have decided what it does next turn'],
  ['★', 'The target'],
  ['!', 'An event'],
  ['+ −', 'In the log: a statement of support or protest; the target gives ground or digs in'],
];

const READING: readonly string[] = [
  'Each figure is the chance of one step within one turn, in this one future. The chance is a product: the base rate times every factor. A factor above 1 draws the state on, one below 1 holds it back.',
  'Odds are another thing: the share of many futures, played from the start with everything that the shown branch changes, in which the state has recognised by the last turn. The interval holds the true share of all possible futures 95 times in 100; it shrinks as more are counted. Old odds rest on all futures that are counted without the edits. New odds are these and the difference in the futures that are counted with them too. Luck is the same in both, so they differ by the edits alone, and few futures are worth many: ▲ and ▼ mark a change beyond noise, ≈ a difference inside noise, = odds that are exactly the same.',
  'Each future is one of many that the same assumptions allow. The seed names its luck: the same scenario, seed and decisions always give the same future.',
  'demarche explores what could happen under stated assumptions; it does not forecast.',
];

interface HelpData {
  /** The place where the person is. Its keys come first. */
  readonly place: KeyPlace;
  readonly keys: readonly Binding[];
  /** Rung labels, lowest first. */
  readonly ladder: readonly string[];
  readonly notes: readonly string[];
  readonly outside: Pick<Outside, 'commands' | 'glossary'>;
  /** A text that each entry must contain. Empty for all entries. */
  readonly sought: string;
}

const marked = (pairs: readonly (readonly [string, string])[]): readonly HelpEntry[] =>
  pairs.map(([mark, text]) => ({ mark, text, tone: 'strong' }));

/** Every screen in words, for pipes and screen readers. */
const wordsEntries = (): readonly HelpEntry[] => [
  ...marked(WORDS_NAMES.map((name) => [name, aboutWords(name)])),
  { mark: '', text: `A screen by its name: ${WORDS_COMMAND}`, tone: 'plain' },
];

/** Keys of another place, without those that have the same meaning here. */
const keysBeside = (other: KeyPlace, here: readonly Binding[], keys: readonly Binding[]): HelpSection => ({
  title: PLACE_NAMES[other],
  entries: entriesOf(bindingsAt(other, keys).filter((binding) => !here.includes(binding))),
});

/** The glossary, under its own headings. */
const glossarySections = (rows: readonly GlossaryRow[]): readonly HelpSection[] =>
  [...new Set(rows.map(({ part }) => part))].map((part) => ({
    title: `Words: ${part}`,
    entries: rows
      .filter((row) => row.part === part)
      .map(({ word, ids, text }) => ({
        mark: '',
        text: `${word}: ${text}`,
        tone: 'plain',
        also: ids.join(' '),
      })),
  }));

/** The sections of the help. The keys of the present screen come first. */
export const helpSections = ({ place, keys, ladder, notes, outside }: HelpData): readonly HelpSection[] => {
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
    { title: 'The same in plain text', entries: wordsEntries() },
    {
      title: 'Commands of the shell',
      entries: outside.commands.flatMap(({ name, summary }): readonly HelpEntry[] => [
        { mark: '', text: `demarche ${name}: ${summary}`, tone: 'plain' },
      ]),
    },
    ...glossarySections(outside.glossary()),
    ...PLACES.filter((other) => other !== place && isClassPlace(other) === isClassPlace(place)).map((other) =>
      keysBeside(other, here, keys),
    ),
  ];
};

/** The entries that contain every word of a text, in the shown text or in the other words that people may look for. */
const sought = (section: HelpSection, text: string): HelpSection => {
  const wanted = fold(text).split(/\s+/).filter(Boolean);
  const isSaid = (said: string): boolean => wanted.every((word) => fold(said).includes(word));
  if (isSaid(section.title)) return section;
  const entries = section.entries.filter(({ mark, text: words, also = '' }) =>
    isSaid(`${section.title} ${mark} ${words} ${also}`),
  );
  return { ...section, entries };
};

const NOTHING = 'The help says nothing of that.';

/** The help, made from the table of keys and the scenario's ladder. The keys of the present screen come first. */
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
