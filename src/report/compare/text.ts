import type { Share } from '../../domain/intervals.ts';
import type { Parameter, Scenario } from '../../scenario/scenario.ts';
import type { HorizonChange, StateChange, StateTiming } from '../../study/compare/compare.ts';
import { intervalBar } from '../charts/bars.ts';
import { fullScale } from '../charts/first-passage.ts';
import { editText } from '../words/edit-text.ts';
import { indented, left, pad, printable, right, table, truncate, wrap } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { dayOfTurn, listed, longDate, NBSP, percent, plural, quantity, turnsText } from '../words/numbers.ts';
import { futuresText, sharePercent, shareWithInterval, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION } from '../words/sentences.ts';
import { varianceText } from '../words/variance-text.ts';
import { changeText, isChanged, shownChange, verdictText } from '../words/verdicts.ts';
import { beyondText, movedText, withThemText } from './beyond.ts';
import type { ComparedVariant, CompareReport } from './compare-report.ts';
import { firstDifferenceLines } from './first-difference-text.ts';
import { changeCells, meanText, points } from './numbers.ts';
import { TRACK_CHANGE_HEADS, trackChangeRows } from './tracks.ts';

/** The text only counts a smaller change, unless the user asked for its state. */
const SMALL = 0.005;
const MOST_ROWS = 25;
const MOST_EDITS = 20;

const editLines = (variant: ComparedVariant, base: Scenario): readonly string[] => {
  const { edits, unshared, scenario } = variant;
  if (edits.length === 0) return ['  It changes nothing.'];
  const shown = edits.slice(0, MOST_EDITS);
  const rest = edits.length - shown.length;
  const alone = [...unshared.base, ...unshared.variant];
  const moved = movedText(variant);
  return [
    ...shown.flatMap((edit) => wrap(editText(edit, base, scenario), { first: '  ', rest: '    ' })),
    ...(rest > 0 ? indented(`and ${plural(rest, 'more change')} (--json lists them)`) : []),
    ...(alone.length > 0
      ? indented(`Only one of the two has ${listed(alone.map(safeText))}: set apart too, and in no table.`)
      : []),
    ...(moved === '' ? [] : indented(moved)),
  ];
};

const countLines = (variant: ComparedVariant, horizon: HorizonChange): readonly string[] => {
  const { comparison, scenario } = variant;
  const { count, turn } = horizon;
  const on = `On ${dayOfTurn(scenario, turn)}${beyondText(variant)}`;
  const withThem = withThemText(variant, horizon);
  if (count.verdict === 'same')
    return indented(
      `${on} exactly as many recognise as in the base, in each of ${thousands(comparison.futures)} futures.${withThem}`,
    );
  const verdict = count.verdict === 'noise' ? ': inside noise' : '';
  return indented(
    `${on} the count of recognisers differs from the base by ${meanText(count.difference)} on average${verdict}. More than in the base recognise in ${shareWithInterval(count.more)} of futures, fewer in ${shareWithInterval(count.fewer)}, equally many in ${shareWithInterval(count.equal)}.${withThem}`,
  );
};

/** `5 or more recognise at once in 5.2 % of futures in the base, and in 15 % in the what-if: +9 (+8 to +11) points.` */
const manyLines = (
  { many, turn }: HorizonChange,
  { scenario }: ComparedVariant,
  count = 0,
): readonly string[] => {
  if (many === undefined) return [];
  const [base, variant, difference] = changeCells(many);
  return indented(
    `${plural(count, 'state')} or more recognise at once on ${dayOfTurn(scenario, turn)} in ${base} of futures in the base, and in ${variant} in the what-if: ${difference} points, ${verdictText(many.verdict)}.`,
  );
};

const partingLines = ({ comparison, scenario }: ComparedVariant): readonly string[] => {
  const { parted, futures, moved } = comparison;
  const [every, some] =
    moved.length === 0 ? ['Every state', 'Some state'] : ['Every other state', 'Some other state'];
  if (parted.medianTurn === undefined)
    return indented(`${every} is always on the same rung, in each of ${thousands(futures)} futures.`);
  return indented(
    `${some} is on another rung at some time in ${shareWithInterval(parted)} of futures; in half of these futures for the first time by ${dayOfTurn(scenario, parted.medianTurn)}.`,
  );
};

const varianceLines = ({ comparison, scenario }: ComparedVariant): readonly string[] => {
  const { variance, turns } = comparison;
  if (!variance) return [];
  const what = `the difference of the counts of recognisers on ${dayOfTurn(scenario, turns)}`;
  return wrap(`Where the spread comes from: ${varianceText(variance, what)}.`, { first: '  ' });
};

const earlierText = (timing: StateTiming | undefined, futures: number): string => {
  if (!timing || timing.variantEarlier + timing.baseEarlier === 0) return 'never';
  return `${percent(timing.variantEarlier / futures)}, later${NBSP}${percent(timing.baseEarlier / futures)}`;
};

/** The size of the change of a state that the text shows, as a share. */
export const sizeOfChange = (state: StateChange): number =>
  Math.abs(shownChange(state).change.difference.value);

/** Whether the change of a state is more than noise and large enough to matter. */
export const isNotable = (state: StateChange): boolean => {
  return isChanged(shownChange(state).change.verdict) && sizeOfChange(state) >= SMALL;
};

const HEADS = [
  left('State', 22),
  right('base'),
  right('what-if'),
  left('change in points (95 %)', 30),
  left('earlier in', 24),
  left('verdict', 24),
];

const restLines = (hidden: readonly StateChange[], shown: number): readonly string[] => {
  const count = (test: (state: StateChange) => boolean): number => hidden.filter(test).length;
  const verdict = (state: StateChange) => shownChange(state).change.verdict;
  const large = count(isNotable);
  const parts = [
    [large, 'with smaller changes than these'],
    [count((s) => !isNotable(s) && isChanged(verdict(s))), `changed by under ${points(SMALL)}`],
    [count((s) => verdict(s) === 'noise'), verdictText('noise')],
    [count((s) => verdict(s) === 'same'), verdictText('same')],
  ] as const;
  const texts = parts.filter(([n]) => n > 0).map(([n, text]) => `${plural(n, 'state')} ${text}`);
  if (texts.length === 0) return [];
  return indented(`${shown > 0 ? 'The others: ' : ''}${texts.join('; ')}.`);
};

/** The number of states in a chart, the columns of a bar, and the columns before the bar. */
const CHART = { most: 8, bar: 50, name: 24, side: 8 } as const;

/** Shares on both sides as bars on one scale: solid to the lower end of the interval, shaded to the upper end. */
const chartLines = (states: readonly StateChange[], scenario: Scenario): readonly string[] => {
  const changes = states.slice(0, CHART.most).map((state) => [state.id, shownChange(state).change] as const);
  if (changes.length === 0) return [];
  const names = namesOf(scenario);
  const scale = fullScale(changes.flatMap(([, { base, variant }]) => [base.high, variant.high]));
  const line = (name: string, side: string, share: Share): string =>
    `  ${pad(truncate(printable(name), CHART.name), CHART.name)} ${pad(side, CHART.side)}${intervalBar(share, scale, CHART.bar).join('')} ${sharePercent(share)}`;
  return [
    '',
    ...indented(`Bars to ${percent(scale)}; shaded: 95 % interval`),
    ...changes.flatMap(([id, { base, variant }]) => [
      line(names.state(id), 'base', base),
      line('', 'what-if', variant),
    ]),
  ].map(printable);
};

const stateLines = (
  variant: ComparedVariant,
  horizon: HorizonChange,
  asked: readonly string[] | undefined,
): readonly string[] => {
  const { comparison, scenario } = variant;
  const names = namesOf(scenario);
  const states = horizon.states.filter(({ id }) => asked === undefined || asked.includes(id));
  const sorted = states.toSorted((a, b) => sizeOfChange(b) - sizeOfChange(a));
  const isMoved = ({ id }: StateChange): boolean => comparison.moved.includes(id);
  const [moved, others] = [sorted.filter(isMoved), sorted.filter((state) => !isMoved(state))];
  const shown = asked === undefined ? others.filter(isNotable).slice(0, MOST_ROWS) : others;
  const timing = new Map(comparison.timing.map((each) => [each.id, each]));
  const rows = [...shown, ...moved].map((state) => {
    const shown = shownChange(state);
    return [
      names.state(state.id),
      ...changeCells(shown.change),
      earlierText(timing.get(state.id), comparison.futures),
      isMoved(state) ? 'moved by it' : changeText(shown),
    ];
  });
  return [
    ...(rows.length > 0
      ? indented(
          `Who recognises by ${dayOfTurn(scenario, horizon.turn)}, as shares of ${thousands(comparison.futures)} futures`,
        )
      : []),
    ...(rows.length > 0 ? table(HEADS, rows) : []),
    ...chartLines(shown, scenario),
    ...restLines(
      others.filter((state) => !shown.includes(state)),
      rows.length,
    ),
  ];
};

const trackLines = ({ scenario }: ComparedVariant, horizon: HorizonChange): readonly string[] => {
  const rows = trackChangeRows(horizon, namesOf(scenario));
  return rows.length === 0 ? [] : table(TRACK_CHANGE_HEADS, rows);
};

const variantLines = (variant: ComparedVariant, report: CompareReport): readonly string[] => {
  const { comparison, scenario, name } = variant;
  const base = report.base.scenario;
  const title = scenario.title === base.title ? name : `${scenario.title} (${name})`;
  const shorter =
    scenario.turns === base.turns
      ? []
      : indented(
          `Base and what-if have ${base.turns} and ${plural(scenario.turns, 'turn')}; ${comparison.turns} are compared.`,
        );
  const whole = comparison.same
    ? indented(
        `Exactly the same: no state moves otherwise in any of ${thousands(comparison.futures)} futures; every difference is 0.`,
      )
    : [
        ...partingLines(variant),
        ...comparison.horizons.flatMap((horizon) => [
          ...countLines(variant, horizon),
          ...manyLines(horizon, variant, report.count),
          '',
          ...stateLines(variant, horizon, report.states),
          '',
          ...trackLines(variant, horizon),
          '',
        ]),
        ...varianceLines(variant),
      ];
  return [
    '',
    ...wrap(`What if: ${safeText(title)}`),
    ...editLines(variant, base),
    ...shorter,
    '',
    ...whole,
    ...firstDifferenceLines(variant, report),
  ];
};

/** A weight whose spread is wider than half of its mean is below zero in more than one future of fifty. */
const isOftenTurned = ({ mean, sd }: Parameter): boolean => sd > 0 && mean > 0 && 2 * sd > mean;

/** The weights that some futures draw below zero, in words. */
const turnedText = (scenario: Scenario): string => {
  const names = namesOf(scenario);
  const all = [scenario, ...(scenario.rules ?? [])].flatMap(({ weights }) => Object.entries(weights));
  const turned = all.filter(([, weight]) => isOftenTurned(weight));
  const listedWeights = turned.map(
    ([id, { mean, sd }]) => `${names.term(id)} (mean ${quantity(mean)}, sd ${quantity(sd)})`,
  );
  return turned.length === 0
    ? ''
    : ` Some futures draw a weight below zero, and it then works against its name: ${listed(listedWeights)}.`;
};

/** A comparison as lines of plain text, at most 100 columns wide. */
export const compareText = (report: CompareReport): readonly string[] => {
  const { base, variants, asked, seed } = report;
  const { scenario } = base;
  const futures = Math.min(...variants.map(({ comparison }) => comparison.futures));
  const turns = Math.max(...variants.map(({ comparison }) => comparison.turns));
  const about = `${futuresText(futures, asked)} from ${longDate(scenario.start)} to ${dayOfTurn(scenario, turns)} (${turnsText(turns, scenario.turn)}), each played with the same luck in the base and in ${plural(variants.length, 'what-if')}; seed “${safeText(seed)}”. ${CAUTION}${turnedText(scenario)}`;
  const lines = [
    ...wrap(`Base: ${safeText(scenario.title)}`),
    ...wrap(about),
    ...variants.flatMap((variant) => variantLines(variant, report)),
  ];
  return lines.filter((line, i) => line !== '' || (lines[i + 1] ?? '') !== '');
};
