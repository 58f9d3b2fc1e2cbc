import type { HorizonChange, StateChange } from '../../../study/compare/compare.ts';
import { beyondText, movedText, withThemText } from '../../compare/beyond.ts';
import type { ComparedVariant, CompareReport } from '../../compare/compare-report.ts';
import { changeCells, meanText, pointsText } from '../../compare/numbers.ts';
import { isNotable, sizeOfChange } from '../../compare/text.ts';
import { TRACK_CHANGE_HEADS, trackChangeRows } from '../../compare/tracks.ts';
import { editText } from '../../words/edit-text.ts';
import { left, right } from '../../words/layout.ts';
import { type Names, namesOf } from '../../words/names.ts';
import { listed, longDate, plural } from '../../words/numbers.ts';
import { shareWithInterval, thousands } from '../../words/odds-numbers.ts';
import { safeText } from '../../words/safe-text.ts';
import { changeText, shownChange, verdictText } from '../../words/verdicts.ts';
import {
  type Block,
  type BriefingSection,
  chartWithTable,
  heading,
  list,
  tableWith,
  text,
} from '../blocks.ts';
import { dateAt } from '../dates.ts';
import type { Pair } from '../draw/figures.ts';

const MOST_ROWS = 12;
const MOST_EDITS = 12;

/** The name of a what-if: its title, or the name as typed if the base has an equal title. */
const whatIfTitle = ({ scenario, name }: ComparedVariant, { base }: CompareReport): string =>
  safeText(scenario.title === base.scenario.title ? name : scenario.title);

const horizonOf = ({ comparison }: ComparedVariant): HorizonChange | undefined => comparison.horizons.at(-1);

/** States that a what-if does not move itself: states whose odds change most, beyond noise, and states asked for. */
const shownStates = (
  variant: ComparedVariant,
  asked: readonly string[] | undefined,
): readonly StateChange[] => {
  const states = horizonOf(variant)?.states ?? [];
  const sorted = states.toSorted((a, b) => sizeOfChange(b) - sizeOfChange(a));
  const { moved } = variant.comparison;
  const others = sorted.filter(({ id }) => !moved.includes(id));
  const notable = others.filter(isNotable).slice(0, MOST_ROWS);
  const wanted = others.filter((state) => asked?.includes(state.id) && !notable.includes(state));
  return [...notable, ...wanted];
};

/** The largest changes of a what-if: `Iran +23 (+22 to +24) and Uzbekistan +15 (+13 to +17)`. */
const largestChanges = (variant: ComparedVariant, most: number): string | undefined => {
  const names = namesOf(variant.scenario);
  const shown = shownStates(variant, undefined).slice(0, most);
  const texts = shown.map(
    (state) => `${names.state(state.id)} ${pointsText(shownChange(state).change.difference)}`,
  );
  return texts.length === 0 ? undefined : listed(texts);
};

/** The effect of a what-if in one sentence: on the count, and on the states whose odds change most. */
export const whatIfSentence = (variant: ComparedVariant, report: CompareReport): string => {
  const count = horizonOf(variant)?.count;
  const title = whatIfTitle(variant, report);
  if (!count || variant.comparison.same) return `What if: ${title}. Exactly as without it.`;
  const day = longDate(dateAt(variant.scenario, horizonOf(variant)?.turn ?? 0));
  const verdict = count.verdict === 'noise' ? ', inside noise' : '';
  const most = largestChanges(variant, 3);
  return `What if: ${title}. On ${day}${beyondText(variant)} on average ${meanText(count.difference)} recognisers against the base${verdict}; odds change most, in points of 100: ${most ?? 'none beyond noise'}.`;
};

const glanceTable = (report: CompareReport): Block =>
  tableWith(
    'What-ifs at a glance: each set against the base in the same futures, with the same luck',
    [
      left('What if'),
      right('Recognisers beyond the states that it moves: on average, more or fewer than in the base (95 %)'),
      left('Verdict'),
      left('States whose odds change most, in points of 100 (95 %)'),
    ],
    report.variants.map((variant) => {
      const count = horizonOf(variant)?.count;
      return [
        whatIfTitle(variant, report),
        count ? meanText(count.difference) : '',
        count ? verdictText(count.verdict, 'more', 'fewer') : '',
        largestChanges(variant, 2) ?? 'none beyond noise',
      ];
    }),
  );

const pairOf = (state: StateChange, names: Names): Pair => {
  const { change } = shownChange(state);
  return {
    label: names.state(state.id),
    base: change.base.share,
    variant: change.variant.share,
    text: pointsText(change.difference).replace(/ \(.*$/, ''),
    certain: change.verdict === 'more' || change.verdict === 'less',
  };
};

const STATE_HEADS = [
  left('State'),
  right('Base'),
  right('What-if'),
  right('Change in points of 100 (95 %)'),
  left('Verdict'),
];

const stateRow = (state: StateChange, names: Names): readonly string[] => {
  const shown = shownChange(state);
  return [names.state(state.id), ...changeCells(shown.change), changeText(shown)];
};

const sentenceOf = (variant: ComparedVariant, horizon: HorizonChange): string => {
  const { comparison, scenario } = variant;
  const { count, turn } = horizon;
  const futures = thousands(comparison.futures);
  if (comparison.same) return `Exactly the same as the base, in each of ${futures} futures.`;
  const day = longDate(dateAt(scenario, turn));
  return `On ${day}${beyondText(variant)} the count of recognisers differs from the base by ${meanText(count.difference)} on average (${verdictText(count.verdict, 'more', 'fewer')}). More recognise in ${shareWithInterval(count.more)} of futures, fewer in ${shareWithInterval(count.fewer)}, equally many in ${shareWithInterval(count.equal)}.${withThemText(variant, horizon)}`;
};

const editItems = (variant: ComparedVariant, { base }: CompareReport): readonly string[] => {
  const { edits, scenario } = variant;
  if (edits.length === 0) return ['It changes nothing.'];
  const rest = edits.length - MOST_EDITS;
  return [
    ...edits.slice(0, MOST_EDITS).map((edit) => editText(edit, base.scenario, scenario)),
    ...(rest > 0 ? [`and ${plural(rest, 'more change')}`] : []),
  ];
};

const changeBlock = (variant: ComparedVariant, index: number, report: CompareReport): readonly Block[] => {
  const shown = shownStates(variant, report.states);
  if (shown.length === 0) return [text('No state’s odds change by more than noise and half a point.')];
  const names = namesOf(variant.scenario);
  const day = longDate(dateAt(variant.scenario, horizonOf(variant)?.turn ?? 0));
  return [
    chartWithTable({
      id: `what-if-${index + 1}-odds`,
      title: `Who recognises by ${day}: the base, and “${whatIfTitle(variant, report)}”`,
      description: `For each state an open dot for the base and a filled one for the what-if. Largest changes, in points of 100: ${largestChanges(variant, 2) ?? 'none beyond noise'}.`,
      figure: { kind: 'pairs', pairs: shown.map((state) => pairOf(state, names)) },
      heads: STATE_HEADS,
      rows: shown.map((state) => stateRow(state, names)),
    }),
  ];
};

const trackBlock = ({ scenario }: ComparedVariant, horizon: HorizonChange): readonly Block[] => {
  const rows = trackChangeRows(horizon, namesOf(scenario));
  if (rows.length === 0) return [];
  const caption = 'Shares of futures in which each track ends better, and worse, than the base starts it';
  return [tableWith(caption, TRACK_CHANGE_HEADS, rows)];
};

const blocksOf = (variant: ComparedVariant, index: number, report: CompareReport): readonly Block[] => {
  const horizon = horizonOf(variant);
  const moved = movedText(variant);
  const question = safeText(variant.scenario.question);
  return [
    heading(3, `What if: ${whatIfTitle(variant, report)}`, { id: `what-if-${index + 1}` }),
    ...(question === safeText(report.base.scenario.question) ? [] : [text(question)]),
    list(editItems(variant, report)),
    ...(moved === '' ? [] : [text(moved)]),
    ...(horizon ? [text(sentenceOf(variant, horizon))] : []),
    ...(variant.comparison.same ? [] : changeBlock(variant, index, report)),
    ...(horizon ? trackBlock(variant, horizon) : []),
  ];
};

/** The section on what-ifs, each compared with the base. Undefined if there are none. */
export const compareSection = (report: CompareReport | undefined): BriefingSection | undefined => {
  if (!report || report.variants.length === 0) return undefined;
  return {
    id: 'what-if',
    title: 'What would change it',
    blocks: [
      text(
        'Every future is played twice, with the same luck: once without the change, once with it. So a difference comes from the change alone. A verdict says whether it is more than noise: “inside noise” means that its 95 % interval contains 0. One interval in twenty misses.',
      ),
      glanceTable(report),
      ...report.variants.flatMap((variant, i) => blocksOf(variant, i, report)),
    ],
  };
};
