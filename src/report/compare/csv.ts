import { turnDate } from '../../domain/dates.ts';
import type { Estimate } from '../../domain/intervals.ts';
import type { HorizonChange } from '../../study/compare/compare.ts';
import { csvOf } from '../run/csv.ts';
import type { ComparedVariant, CompareReport } from './compare-report.ts';

/** One row for each what-if, horizon and state. Shares are 0..1. A difference is the what-if minus the base. */
export const COMPARE_COLUMNS =
  'what_if,turn,date,state,name,moved,futures,base,variant,difference,low,high,gained,lost,verdict,standing_difference,standing_low,standing_high,earlier,later,turns_later,turns_later_low,turns_later_high';

const threeOf = ({ value, low, high }: Estimate): readonly number[] => [value, low, high];

const rowsOf = (
  variant: ComparedVariant,
  horizon: HorizonChange,
  report: CompareReport,
): readonly (readonly (string | number)[])[] => {
  const { scenario, comparison, name } = variant;
  const names = new Map(scenario.states.map((state) => [state.id, state.name]));
  const timing = new Map(comparison.timing.map((each) => [each.id, each]));
  return horizon.states
    .filter(({ id }) => report.states === undefined || report.states.includes(id))
    .map(({ id, by, at }) => {
      const when = timing.get(id);
      const later = when && when.both > 0 ? threeOf(when.later) : ['', '', ''];
      return [
        name,
        horizon.turn,
        turnDate(scenario.start, scenario.turn, horizon.turn),
        id,
        names.get(id) ?? '',
        Number(comparison.moved.includes(id)),
        comparison.futures,
        by.base.share,
        by.variant.share,
        ...threeOf(by.difference),
        by.gained,
        by.lost,
        by.verdict,
        ...threeOf(at.difference),
        when?.variantEarlier ?? 0,
        when?.baseEarlier ?? 0,
        ...later.map((x) => (Number.isFinite(Number(x)) ? x : '')),
      ];
    });
};

/** A comparison as CSV text. */
export function* compareCsv(report: CompareReport): Generator<string, void, undefined> {
  const rows = report.variants.flatMap((variant) =>
    variant.comparison.horizons.flatMap((horizon) => rowsOf(variant, horizon, report)),
  );
  yield csvOf(COMPARE_COLUMNS, rows);
}
