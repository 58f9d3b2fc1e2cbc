import { type Estimate, shareOf } from '../../domain/intervals.ts';
import type { LeverFound, LeversAnswer } from '../../study/levers/levers.ts';
import type { PointsAbout } from '../../study/sealed/study-about.ts';
import type { InputLever } from '../../study/sensitivity/inputs.ts';
import { between, known, nothingFound, type Wording, wordingOf } from '../sensitivity/wording.ts';
import { left, right, table, withRoom, wrap } from '../words/layout.ts';
import { fixed, percent, plural, quantity } from '../words/numbers.ts';
import { shareWithInterval, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION } from '../words/sentences.ts';

/** The number of levers in the table. The rest is in JSON and CSV. */
const MOST_ROWS = 20;

/** The value of a lever in words. */
export const leverWord = ({ words }: InputLever, value: number): string =>
  words === undefined ? quantity(value) : safeText(words[value] ?? String(value));

/** The scenario's own value, then the value of the best move. */
export const leverMoveText = ({ lever, best }: Pick<LeverFound, 'lever' | 'best'>): string =>
  best === undefined ? 'any' : `${leverWord(lever, lever.own)} → ${leverWord(lever, best.value)}`;

const reachText = ({ reached, lever }: LeverFound): string => {
  if (!reached) return 'no';
  const { value, near, far } = reached;
  const at = leverWord(lever, value);
  if (lever.separate || (far !== undefined && near === far)) return at;
  return `${at} (${leverWord(lever, near)}–${far === undefined ? 'more' : leverWord(lever, far)})`;
};

/** A change with its interval, the sign once. */
const withInterval = (change: Estimate, say: (value: number) => string): string =>
  `${say(change.value)} (${[change.low, change.high].map((end) => say(end).replace('+', '')).join(' to ')})`;

/** A change of odds in whole points, for a line with little room. */
const wholePoints = (value: number): string => {
  const text = fixed(100 * value, 0);
  return value > 0 ? `+${text}` : text;
};

const rowOf = (found: LeverFound, words: Wording, asksOdds: boolean): readonly string[] => {
  const { input, best } = found;
  return [
    safeText(input.label),
    leverMoveText(found),
    ...(best === undefined
      ? ['does not raise it', '', '']
      : [
          withInterval(best.change, asksOdds ? wholePoints : words.change),
          quantity(best.effort),
          asksOdds ? words.change(best.gain.value) : withInterval(best.gain, words.change),
        ]),
    ...(asksOdds ? [reachText(found)] : []),
  ];
};

const isWorth = ({ best, isSure }: LeverFound): boolean => best !== undefined && isSure;

/** The goal with its condition, and the futures behind an answer. */
const headOf = ({ plan, played, own }: LeversAnswer, about: PointsAbout, words: Wording): string => {
  const when = about.when === undefined ? '' : `, in futures with ${safeText(about.when)}`;
  const now =
    plan.asked.outcome.kind === 'odds'
      ? shareWithInterval(shareOf(Math.round(own.mean * own.futures) || 0, own.futures))
      : known(own.mean, words.value);
  return `Which single change helps “${safeText(about.outcome)}”${when} most for its effort? As it is: ${now}. ${plural(plan.inputs.length, 'lever')}, ${thousands(played)} futures: ${thousands(plan.futures)} for each value, with the same luck as without the change, so that no luck is in a difference; seed “${safeText(plan.seed)}”. ${CAUTION}`;
};

const bestText = (found: readonly LeverFound[], words: Wording): string => {
  const [first] = found.filter(isWorth);
  if (!first?.best) return 'No single change that was tried surely raises it.';
  const { input, best } = first;
  return `Most for the effort: ${safeText(input.label)}, ${leverMoveText(first)}: ${between(best.change, words.change)} ${words.unit} for an effort of ${quantity(best.effort)}.`;
};

const HOW =
  'A full move of a lever costs 1, or what the scenario writes (levers). Each row has the move of which a unit of effort surely brings most: ranked by the low end of the interval of change per unit of effort. All else is unchanged; several changes together may bring more or less than their sum.';

/** The levers for a goal as lines of plain text, at most 100 columns wide. */
export const leversText = (answer: LeversAnswer, about: PointsAbout): readonly string[] => {
  const { plan, levers, odds, own, counted, played } = answer;
  const words = wordingOf(plan.asked, about);
  const head = [...wrap(safeText(about.scenario.title)), ...wrap(headOf(answer, about, words)), ''];
  const isNever =
    counted === 0 ||
    (plan.asked.outcome.kind === 'odds' && !(own.mean > 0) && levers.every(({ best }) => best === undefined));
  if (isNever) return [...head, ...wrap(nothingFound(plan.asked, about, { played, counted }))];
  const asksOdds = odds !== undefined && own.mean < odds;
  const there = odds !== undefined && !asksOdds ? ` It has ${percent(odds)} or more without a change.` : '';
  const shown = levers.slice(0, MOST_ROWS);
  const more = levers.length - shown.length;
  const rows = shown.map((found) => rowOf(found, words, asksOdds));
  const last = asksOdds
    ? [right('per unit', 8), left(`to ${percent(odds ?? 0)}`, 16)]
    : [right('per unit (95 %)', 24)];
  const heads = [
    left('lever'),
    left('move', 18),
    right('change (95 %)', 20),
    right('effort', 6),
    ...last,
  ] as const;
  return [
    ...head,
    ...wrap(`${bestText(levers, words)}${there}`),
    '',
    ...table(withRoom(heads, rows), rows),
    ...(more > 0 ? wrap(`and ${plural(more, 'more lever')}: --json and --csv have all.`) : []),
    '',
    ...wrap(`Changes are in ${words.unit}. ${HOW}`),
  ];
};
