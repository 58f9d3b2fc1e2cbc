import type { ExercisePlays } from '../../exercise/plays/doubts.ts';
import type { LeverEffect } from '../../exercise/plays/levers.ts';
import type { WinRate } from '../../exercise/plays/win-rates.ts';
import { percent, plural, signed } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';

type Change = LeverEffect['predictions'][number];

const mostChanged = (changes: readonly Change[]): Change | undefined =>
  changes.toSorted((a, b) => Math.abs(b.change.value) - Math.abs(a.change.value))[0];

const tenth = (value: number): string => signed(Number(value.toFixed(1)));

/** `−3.6 (−5.2 to −2.4): Two states or more recognise`. `times` turns a share into points. */
const changeText = (changes: readonly Change[], times: number): string => {
  const most = mostChanged(changes);
  if (!most || most.change.value === 0) return 'nothing';
  const { value, low, high } = most.change;
  return `${tenth(value * times)} (${tenth(low * times)} to ${tenth(high * times)}): ${safeText(most.label)}`;
};

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  row(columns),
  row(columns.map(() => '---')),
  ...rows.map(row),
];

const leverTable = (levers: readonly LeverEffect[], seatLabel: (id: string) => string): readonly string[] =>
  table(
    [
      'measure',
      'who',
      'cost',
      'prediction that it moves most, in points',
      'index that it moves most, of 100',
    ],
    levers.map(({ measure: { id, seats, cost, event }, predictions, indices }) => [
      `${safeText(event.label)} (\`${id}\`)`,
      seats.map(seatLabel).join(', '),
      String(cost),
      changeText(predictions, 100),
      changeText(indices, 1),
    ]),
  );

const winTable = (wins: readonly WinRate[], seatLabel: (id: string) => string): readonly string[] =>
  table(
    ['team', 'goal', 'met in'],
    wins.map(({ seat, text, met, plays }) => [seatLabel(seat), safeText(text), percent(met / plays)]),
  );

/** The number of futures and plays behind the tables. */
export interface PlayCounts {
  readonly futures: number;
  readonly plays: number;
}

/** The results of plays of an exercise, as lines of Markdown. */
export const playTables = (
  { levers, wins }: ExercisePlays,
  seatLabel: (id: string) => string,
  { futures, plays }: PlayCounts,
): readonly string[] => [
  ...(levers.length === 0
    ? []
    : [
        `Each measure, taken once, as early as a seat may, in a class in which all hold and nothing else is done: ${thousands(futures)} futures with it and without it, in pairs of the same luck, with 95 % intervals.`,
        '',
        ...leverTable(levers, seatLabel),
      ]),
  ...(wins.length === 0
    ? []
    : [
        ...(levers.length === 0 ? [] : ['']),
        `Each goal, in ${plural(plays, 'play')} by a mix of simple strategies.`,
        '',
        ...winTable(wins, seatLabel),
      ]),
];
