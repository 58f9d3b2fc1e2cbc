import { wrap } from '../../report/layout.ts';
import type { Place } from '../binding.ts';
import { bindingsAt } from '../keys.ts';
import { type Line, line, span } from '../line.ts';
import { fitText, screenText } from '../text.ts';
import { rungTone, type Tone } from '../theme.ts';

const KEY_COLUMNS = 12;

const entry = (mark: string, text: string, columns: number, tone: Tone = 'strong'): readonly Line[] =>
  wrap(text, { width: Math.max(8, columns - KEY_COLUMNS - 2) }).map((part, i) => [
    span(fitText(i === 0 ? `  ${mark}` : '', KEY_COLUMNS), tone),
    span(part),
  ]);

const keysOf = (place: Place, columns: number): readonly Line[] =>
  bindingsAt(place).flatMap((binding) => entry(binding.shown, binding.help, columns));

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
  'Odds are another thing: the share of many futures, played from the start with everything that the shown branch changes, in which the state has recognised by the last turn. The interval holds the true share of all possible futures 95 times in 100; it shrinks as more are counted. Old and new odds are counted in futures of the same luck, so that they differ by the edits alone; ▲ and ▼ mark what is more than chance, = what may be none.',
  'Each future is one of many that the same assumptions allow. The seed names its luck: the same scenario, seed and decisions always give the same future.',
  'demarche explores what could happen under stated assumptions; it does not forecast.',
];

const heading = (text: string): readonly Line[] => [[], line(text, 'title')];

export interface HelpData {
  /** Rung labels, lowest first. */
  readonly ladder: readonly string[];
  readonly notes: readonly string[];
}

/** The help, made from the table of keys and the scenario's ladder. */
export const helpLines = ({ ladder, notes }: HelpData, columns: number): readonly Line[] => [
  ...heading('The world').slice(1),
  ...keysOf('run', columns),
  ...heading('Why a state waits: as above, and'),
  ...bindingsAt('why')
    .filter((b) => !b.places.includes('run'))
    .flatMap((b) => entry(b.shown, b.help, columns)),
  ...heading('Weights and odds: as above, and'),
  ...bindingsAt('weights')
    .filter((b) => !b.places.includes('run'))
    .flatMap((b) => entry(b.shown, b.help, columns)),
  ...heading('Branches'),
  ...keysOf('branches', columns),
  ...heading('Comparing branches'),
  ...bindingsAt('compare')
    .filter((b) => !b.places.includes('run'))
    .flatMap((b) => entry(b.shown, b.help, columns)),
  ...heading('Saving a branch'),
  ...keysOf('save', columns),
  ...heading('An earlier session'),
  ...keysOf('offer', columns),
  ...heading('An event for next turn'),
  ...keysOf('events', columns),
  ...heading('Finding a state'),
  ...keysOf('find', columns),
  ...heading('This help'),
  ...keysOf('help', columns),
  ...heading('Rungs'),
  ...ladder.map(
    (label, rung): Line => [
      span('  '),
      span(` ${rung} ${screenText(label)} `, rungTone(rung, ladder.length)),
    ],
  ),
  ...heading('Marks'),
  ...MARKS.flatMap(([mark, text]) => entry(mark, text, columns)),
  ...heading('How to read it'),
  ...[...READING, ...notes].flatMap((text) => [
    ...wrap(screenText(text), { first: '  ', width: columns }).map((part) => line(part)),
    [],
  ]),
];
