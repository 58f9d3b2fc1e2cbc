import { turnDate } from '../../domain/dates.ts';
import type { HorizonChange } from '../../study/compare/compare.ts';
import { csvRow } from '../run/csv.ts';
import type { ComparedVariant, CompareReport } from './compare-report.ts';

/** The columns of a comparison: one row for each what-if, horizon and state. Shares are 0..1; a difference is what-if minus base. */
export const COMPARE_COLUMNS = [
  'what_if',
  'turn',
  'date',
  'state',
  'name',
  'moved',
  'futures',
  'base',
  'variant',
  'difference',
  'low',
  'high',
  'gained',
  'lost',
  'verdict',
  'standing_difference',
  'standing_low',
  'standing_high',
  'earlier',
  'later',
  'turns_later',
  'turns_later_low',
  'turns_later_high',
] as const;

const rowsOf = (variant: ComparedVariant, horizon: HorizonChange, report: CompareReport): string => {
  const { scenario, comparison, name } = variant;
  const names = new Map(scenario.states.map((state) => [state.id, state.name]));
  const timing = new Map(comparison.timing.map((each) => [each.id, each]));
  return horizon.states
    .filter(({ id }) => report.states === undefined || report.states.includes(id))
    .map(({ id, by, at }) => {
      const when = timing.get(id);
      const later =
        when && when.both > 0 ? [when.later.value, when.later.low, when.later.high] : ['', '', ''];
      return csvRow([
        name,
        horizon.turn,
        turnDate(scenario.start, scenario.turn, horizon.turn),
        id,
        names.get(id) ?? '',
        comparison.moved.includes(id) ? 1 : 0,
        comparison.futures,
        by.base.share,
        by.variant.share,
        by.difference.value,
        by.difference.low,
        by.difference.high,
        by.gained,
        by.lost,
        by.verdict,
        at.difference.value,
        at.difference.low,
        at.difference.high,
        when?.variantEarlier ?? 0,
        when?.baseEarlier ?? 0,
        ...later.map((x) => (Number.isFinite(Number(x)) ? x : '')),
      ]);
    })
    .join('');
};

/** A comparison as CSV text, in pieces, the header first. */
export function* compareCsv(report: CompareReport): Generator<string, void, undefined> {
  yield csvRow([...COMPARE_COLUMNS]);
  for (const variant of report.variants)
    for (const horizon of variant.comparison.horizons) yield rowsOf(variant, horizon, report);
}
