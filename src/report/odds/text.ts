import { isSettled } from '../../domain/intervals.ts';
import { MOVE_CAUSES } from '../../domain/run.ts';
import type { OddsAnswer, StateOdds } from '../../study/odds/odds.ts';
import { printedFan } from '../charts/fan.ts';
import { curveLine } from '../charts/lines.ts';
import { axis } from '../charts/scale.ts';
import { indented, left, MAX_COLUMNS, pad, printable, right, table, wrap } from '../words/layout.ts';
import type { StudyManifest } from '../words/manifest.ts';
import { dayOfTurn, longDate, NBSP, percent, plural, quantity, turnsText } from '../words/numbers.ts';
import {
  futuresText,
  shareInterval,
  sharePercent,
  shareWithInterval,
  shortDate,
} from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION } from '../words/sentences.ts';
import { type SkillFile, skillLines } from '../words/skill.ts';
import { occasionLines } from './occasions.ts';
import { spreadLines } from './rule-table.ts';
import { trackLines } from './tracks.ts';

interface OddsTextInput {
  readonly answer: OddsAnswer;
  readonly manifest: StudyManifest;
  /** Whether to show every state, even a state with a small chance. */
  readonly all: boolean;
  /** One sentence on how the model did on waves that it had not seen. */
  readonly skill?: SkillFile | undefined;
}

/** The text only counts states with a smaller chance, unless the user asked for all states. */
const SMALL = 0.01;
const CURVES = 8;

const byOdds = (a: StateOdds, b: StateOdds): number =>
  Number(b.recognised) - Number(a.recognised) || b.by.count - a.by.count || a.position - b.position;

const dayOf = ({ frame }: OddsAnswer, turn: number): string =>
  dayOfTurn({ start: frame.start, turn: frame.unit }, turn);

const heading = ({ answer, manifest }: OddsTextInput): readonly string[] => {
  const { frame, futures, turns } = answer;
  const { from } = answer.query;
  const seed = `seed “${safeText(manifest.seed)}”`;
  const span =
    from === undefined
      ? `from ${longDate(frame.start)} to ${dayOf(answer, turns)} (${turnsText(turns, frame.unit)}), ${seed}.`
      : `from ${dayOf(answer, from)} (turn ${from} of ${turns}) to ${dayOf(answer, turns)}, ${seed}. Up to turn ${from} all of them are future ${manifest.future ?? 0}; after it each has luck of its own.`;
  const drawn =
    manifest.options.evidence === true
      ? 'Each future draws the figures that their evidence leaves open, by its confidence. '
      : '';
  const about = `${futuresText(futures, manifest.asked)} ${span} ${drawn}${CAUTION}`;
  return [safeText(frame.title), ...wrap(safeText(frame.question)), '', ...wrap(about)];
};

const medianText = ({ median, recognised, by }: StateOdds, { frame, query }: OddsAnswer): string => {
  if (recognised) return 'from the start';
  if (!median) return 'never seen';
  const { turn, between } = median;
  if (isSettled(by) && turn <= (query.from ?? -1)) return `recognised in ${shortDate(frame, turn)}`;
  const range = between ? ` (${shortDate(frame, between[0])} – ${shortDate(frame, between[1])})` : '';
  return shortDate(frame, turn) + range;
};

const stateRows = (input: OddsTextInput): readonly string[] => {
  const { answer } = input;
  const sorted = answer.states.toSorted(byOdds);
  const shown = input.all ? sorted : sorted.filter((state) => state.recognised || state.by.share >= SMALL);
  const heads = [
    left('State', 24),
    right('Chance'),
    left('95 % interval'),
    left('Median date if it does (95 %)'),
  ];
  const rows = shown.map((state) => [
    safeText(state.name),
    sharePercent(state.by),
    state.recognised || isSettled(state.by) ? '' : shareInterval(state.by),
    medianText(state, answer),
  ]);
  const hidden = sorted.length - shown.length;
  const rest =
    hidden > 0 ? [`  ${plural(hidden, 'more state')}, each under ${percent(SMALL)}: --all lists them.`] : [];
  return [
    `Who recognises ${safeText(answer.frame.target.name)} by ${dayOf(answer, answer.query.by)}`,
    ...table(heads, rows),
    ...rest.map(printable),
  ];
};

const rungRows = (input: OddsTextInput): readonly string[] => {
  const { answer } = input;
  const shown = answer.states
    .filter((state) => input.all || (!state.recognised && state.by.share >= SMALL))
    .toSorted(byOdds);
  if (shown.length === 0) return [];
  const heads = [left('State', 24), ...answer.frame.ladder.map((rung) => right(safeText(rung.label), 12))];
  const rows = shown.map((state) => [safeText(state.name), ...state.rungs.map(sharePercent)]);
  return [
    '',
    `Where they stand on ${dayOf(answer, answer.query.at)}: share of futures`,
    ...table(heads, rows),
  ];
};

const fanLines = ({ answer }: OddsTextInput): readonly string[] => {
  const { fan, query, frame, nobody, turns } = answer;
  const then = fan[query.by];
  const never = nobody[query.by];
  if (!then || !never) return [];
  const year = Math.min(query.by, frame.unit === 'month' ? 12 : 52);
  const first = nobody[year];
  const atFirst =
    first && year < query.by ? `${sharePercent(first)} of futures by ${dayOf(answer, year)}, and in ` : '';
  const sentence = `On average ${quantity(then.mean)} recognise by ${dayOf(answer, query.by)}, those of the start included; in half of the futures ${then.q25} to ${then.q75}, in nine of ten ${then.q05} to ${then.q95}. No further state has recognised in ${atFirst}${sharePercent(never)}${atFirst === '' ? ' of futures' : ''} by ${dayOf(answer, query.by)}.`;
  return [
    '',
    'How many recognise',
    ...indented(sentence),
    '',
    ...printedFan(fan, [shortDate(frame, 0), shortDate(frame, turns)]),
    '  █ median   ▓ half of the futures   ░ nine in ten',
  ];
};

/** The share at the end of a curve, with its interval if the answer is about that turn. */
const endText = (state: StateOdds, curve: readonly number[], { query, turns }: OddsAnswer): string =>
  query.by === turns ? shareWithInterval(state.by) : percent(curve.at(-1) ?? 0);

const curveLines = ({ answer }: OddsTextInput): readonly string[] => {
  const { states, curves, frame, turns } = answer;
  const shown = states
    .map((state, i) => ({ state, curve: curves[i] ?? [] }))
    .filter(({ state }) => !state.recognised && state.by.count > 0)
    .toSorted((a, b) => byOdds(a.state, b.state))
    .slice(0, CURVES);
  if (shown.length === 0) return [];
  const most = Math.max(...shown.map(({ curve }) => curve.at(-1) ?? 0));
  const width = 48;
  return [
    '',
    `When: share of futures in which each has recognised by then (full height ${percent(most)})`,
    ...shown.map(({ state, curve }) =>
      printable(
        `  ${pad(safeText(state.name), 24)}  ${curveLine(curve, width, most)}  ${endText(state, curve, answer)}`,
      ),
    ),
    printable(`  ${' '.repeat(24)}  ${axis(shortDate(frame, 0), shortDate(frame, turns), width)}`),
  ];
};

/** The columns of the widest share with its interval: `0.02 % (0.00–0.05)`. */
const YEAR_COLUMNS = 20;

/** The curves in figures, as the shares by the end of each year. No lines for one year: the first table has it. */
const yearLines = ({ answer, all }: OddsTextInput): readonly string[] => {
  const { states, years, frame } = answer;
  const shown = states
    .map((state, i) => ({ state, shares: years.map(({ shares }) => shares[i]) }))
    .filter(({ state }) => !state.recognised && (all || state.by.share >= SMALL))
    .toSorted((a, b) => byOdds(a.state, b.state));
  if (years.length < 2 || shown.length === 0) return [];
  const heads = [
    left('Has recognised by', Math.min(24, MAX_COLUMNS - 2 - YEAR_COLUMNS * years.length)),
    ...years.map(({ turn }) => left(shortDate(frame, turn))),
  ];
  const rows = shown.map(({ state, shares }) => [
    safeText(state.name),
    ...shares.map((share) =>
      share ? `${sharePercent(share)} (${shareInterval(share).replace(`${NBSP}%`, '')})` : '',
    ),
  ]);
  return ['', 'When, in figures: share of futures (95 % interval in percent)', ...table(heads, rows)];
};

const CAUSE_TEXTS = {
  clock: 'of their own accord',
  bloc: 'together with a bloc',
  event: 'moved by events',
  institution: 'moved by an institution',
  seat: 'decided by people',
} as const;

const moveLines = ({ answer }: OddsTextInput): readonly string[] => {
  const { moves, futures } = answer;
  const rows = MOVE_CAUSES.flatMap((cause, c) => {
    const up = moves.reduce((sum, turn) => sum + (turn[c]?.up ?? 0), 0);
    const down = moves.reduce((sum, turn) => sum + (turn[c]?.down ?? 0), 0);
    return up + down === 0 ? [] : [[CAUSE_TEXTS[cause], quantity(up / futures), quantity(down / futures)]];
  });
  if (rows.length === 0) return [];
  const heads = [left('Steps of all states, a future'), right('up'), right('down')];
  return ['', ...table(heads, rows, '')];
};

const indexLines = ({ answer }: OddsTextInput): readonly string[] => {
  const at = answer.query.at;
  const rows = answer.indices.map(({ label, fan }) => {
    const [start, then] = [fan[0], fan[at]];
    return [
      safeText(label),
      quantity(start?.mean ?? 0),
      quantity(then?.mean ?? 0),
      `${quantity(then?.q05 ?? 0)}–${quantity(then?.q95 ?? 0)}`,
    ];
  });
  const heads = [
    left('Indices, 0–100'),
    right('at the start'),
    right(`mean on ${dayOf(answer, at)}`),
    right('nine in ten'),
  ];
  return ['', ...table(heads, rows, '')];
};

const manifestLines = ({ manifest }: OddsTextInput): readonly string[] => [
  '',
  '─'.repeat(MAX_COLUMNS),
  ...wrap(
    `demarche ${manifest.engine} · scenario ${safeText(manifest.scenario.id)}, sha256 ${manifest.scenario.sha256.slice(0, 12)}… · the same numbers again: ${safeText(manifest.command).replaceAll(' ', NBSP).replaceAll(`${NBSP}--`, ' --')}`,
  ),
];

/** The odds as plain text, at most 100 columns wide. */
export const oddsText = (input: OddsTextInput): readonly string[] => [
  ...heading(input),
  '',
  ...stateRows(input),
  ...rungRows(input),
  ...fanLines(input),
  ...curveLines(input),
  ...yearLines(input),
  ...moveLines(input),
  ...indexLines(input),
  ...trackLines(input.answer),
  ...occasionLines(input.answer),
  ...spreadLines(input.answer),
  ...skillLines(input.skill),
  ...manifestLines(input),
];
