import type { OddsAnswer } from '../../study/odds/odds.ts';
import type { VarianceParts } from '../../study/odds/variance.ts';
import { type Column, left, MAX_COLUMNS, right, table, wrap } from '../words/layout.ts';
import { dayOfTurn, percent, quantity } from '../words/numbers.ts';
import { sharePercent, shortDate, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { varianceText } from '../words/variance-text.ts';

/** The odds under each rival rule as a table, with the three shares of their variance. */
interface RuleTable {
  readonly heads: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** The table leaves out states with a smaller chance under every rule, and states beyond the first few. */
const SMALL = 0.01;
const MOST_STATES = 12;

const NAME_COLUMNS = 22;
const SHARE_COLUMNS = 27;

/** The three shares, in the order of their columns. A share that may be 0 is `≈ 0`. */
const shareCells = (parts: VarianceParts | undefined): readonly string[] => {
  if (!parts?.rules) return ['', '', ''];
  const cell = (share: number, low: number): string => (low > 0 ? percent(share) : '≈ 0');
  return [percent(parts.luck), cell(parts.parameters, parts.low), cell(parts.rules.share, parts.rules.low)];
};

/** Undefined if futures play one rule, or no rule. `when` is the day by which states recognise. */
export const ruleTable = (answer: OddsAnswer, when: string): RuleTable | undefined => {
  const played = answer.rules.filter(({ futures }) => futures > 0);
  if (played.length < 2) return undefined;
  const max = Math.max(8, Math.floor((MAX_COLUMNS - NAME_COLUMNS - SHARE_COLUMNS) / played.length) - 2);
  const states = answer.states
    .map((state, s) => ({ state, shares: played.flatMap((rule) => rule.states[s] ?? []) }))
    .filter(({ state, shares }) => !state.recognised && shares.some(({ share }) => share >= SMALL))
    .toSorted((a, b) => b.state.by.count - a.state.by.count || a.state.position - b.state.position)
    .slice(0, MOST_STATES);
  return {
    heads: [
      left(`Recognised by ${when}`, NAME_COLUMNS),
      ...played.map(({ label }) => right(safeText(label), max)),
      ...['luck', 'weights', 'rules'].map((title) => right(title)),
    ],
    rows: [
      [
        'how many, on average',
        ...played.map(({ count }) => quantity(count.value)),
        ...shareCells(answer.variance),
      ],
      ...states.map(({ state, shares }) => [
        safeText(state.name),
        ...shares.map(sharePercent),
        ...shareCells(state.variance),
      ]),
      ['futures', ...played.map(({ futures }) => thousands(futures)), '', '', ''],
    ],
  };
};

const varianceLines = ({ variance, frame, turns }: OddsAnswer): readonly string[] => {
  if (!variance) return [];
  const { pairs, rules } = variance;
  const day = dayOfTurn({ start: frame.start, turn: frame.unit }, turns);
  const shared = rules ? 'their rule and their parameters' : 'their parameters';
  const sentence = `Where the spread comes from: ${varianceText(variance, `the count of recognisers on ${day}`)}; from ${thousands(pairs)} pairs of futures that share ${shared} and nothing else.`;
  return ['', ...wrap(sentence)];
};

const ruleLines = (answer: OddsAnswer): readonly string[] => {
  const found = ruleTable(answer, shortDate(answer.frame, answer.query.by));
  if (!found) return [];
  const last = shortDate(answer.frame, answer.turns);
  return [
    '',
    `Under each rival rule; and where the spread by ${last} comes from`,
    ...table(found.heads, found.rows),
  ];
};

/** The odds under each rival rule, and the sources of the spread over futures. */
export const spreadLines = (answer: OddsAnswer): readonly string[] => [
  ...ruleLines(answer),
  ...varianceLines(answer),
];
