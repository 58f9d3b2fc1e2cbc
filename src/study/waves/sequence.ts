import type { IsoDate, StateId } from '../../domain/ids.ts';
import { errorAt, type Issue, type Place } from '../../scenario/issue.ts';
import type { AtRisk, ObservedAct } from './observed.ts';
import type { Known, Placed } from './tables.ts';

const dayWords = ({ date, within }: ObservedAct): string =>
  date ?? (within ? `${within.first}/${within.last}` : 'no day');

/** An act in the words of its table. */
const actWords = ({ to }: ObservedAct, known: Known): string => {
  if (to === 'frozen') return 'freezes';
  if (to === 'unknown') return to;
  const { ladder = [] } = known ?? {};
  return ladder.length > 2 ? (ladder[to]?.id ?? String(to)) : to === 0 ? 'withdraws' : 'recognises';
};

const EARLIEST = '0000';
const LATEST = '9999';

/**
 * The day by which acts are put in order. An act without any day that leads away from the rung of the first day comes
 * before all other acts of its state, unless another act to that rung has a day. Any other act without a day comes
 * last. An `unknown` without a day also comes last if its state acted, because it concerns the time after that.
 */
const dayForOrder = (acts: readonly Placed<ObservedAct>[], standing: ReadonlyMap<StateId, number>) => {
  const dated = new Set(
    acts.flatMap(({ value }) => ((value.date ?? value.within) ? [`${value.state} ${value.to}`] : [])),
  );
  return ({ value }: Placed<ObservedAct>): IsoDate => {
    const { state, to } = value;
    const isFirst = typeof to === 'number' && to !== standing.get(state) && !dated.has(`${state} ${to}`);
    return value.date ?? value.within?.first ?? (isFirst ? EARLIEST : LATEST);
  };
};

/** The fault of an act that follows other acts, and what was expected. Undefined if there is no fault. */
const wrongTurn = (
  { to }: ObservedAct,
  rung: number | undefined,
  known: Known,
): readonly [message: string, expected: string] | undefined => {
  const { ladder = [] } = known ?? {};
  if (rung === undefined || to !== rung) return undefined;
  if (ladder.length > 2)
    return [
      `this state is on the rung ${ladder[rung]?.id ?? rung} already`,
      'a step to another rung, or no row',
    ];
  return to === 0
    ? ['this state does not recognise at that time', 'a recognition before it']
    : ['this state recognises already', 'an act of withdrawal in between'];
};

/** The fault of the days of an act. Undefined if there is no fault. */
const wrongDay = (
  act: ObservedAct,
  there: AtRisk | undefined,
): readonly [message: string, expected: string] | undefined => {
  const { first = act.date, last = act.date } = act.within ?? {};
  if (last !== undefined && there?.from !== undefined && last < there.from)
    return ['this state acts before it could', `a day from ${there.from} on, as in population.csv`];
  if (first !== undefined && there?.to !== undefined && first > there.to)
    return ['this state acts after it could', `a day up to ${there.to}, as in population.csv`];
  return undefined;
};

/** Acts that cannot follow each other, or that come when their state is not there. */
export const checkSequence = (
  acts: readonly Placed<ObservedAct>[],
  atRisk: readonly Placed<AtRisk>[],
  known: Known,
  issues: Issue[],
): void => {
  const there = new Map(atRisk.map(({ value }) => [value.state, value]));
  const standing = new Map<StateId, number>(known?.states?.map(({ id, rung }) => [id, rung]));
  const seen = new Map<string, Place>();
  const lost = new Map<StateId, Place>();
  const dayOf = dayForOrder(acts, standing);
  const inOrder = acts
    .map((each) => ({ ...each, day: dayOf(each) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const { value: act, place } of inOrder) {
    const { state, to } = act;
    const found = `${state}, ${dayWords(act)}, ${actWords(act, known)}`;
    const twin = seen.get(found);
    const unknown = lost.get(state);
    seen.set(found, place);
    const [message, expected] = twin
      ? [`this act is there already, on line ${twin.line}`, 'each act once']
      : unknown
        ? [
            `line ${unknown.line} says that nothing is known of this state by then`,
            'no later act of this state',
          ]
        : (wrongDay(act, there.get(state)) ?? wrongTurn(act, standing.get(state), known) ?? []);
    if (message !== undefined) issues.push(errorAt(place, message, { found, expected }));
    if (to === 'unknown') lost.set(state, place);
    if (typeof to === 'number') standing.set(state, to);
  }
};
