import { turnDate } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Tally } from '../futures/tally.ts';
import { futuresOf, rungCounts } from '../odds/odds.ts';
import type { ObservedAct, Wave } from '../waves/observed.ts';
import type { StateOutcome } from './outcome.ts';
import type { RungForecast } from './rung-forecast.ts';

/** A wave cut in two: what is known up to a day, and what came after it. */
interface CutWave {
  /** The wave up to the day, as if its record ended there. */
  readonly before: Wave;
  /** The scenario from that day on: each state on the rung that it then held. */
  readonly after: Scenario;
  /** The acts after the day, for the states of which something is known. */
  readonly outcome: readonly StateOutcome[];
}

/** The day by which an act is known to have happened. */
const dayOf = ({ date, within }: ObservedAct): string | undefined => date ?? within?.last;

/** The rung of each state at a day. Undefined for a state whose rung is not known. */
const rungsAt = ({ scenario, acts }: Wave, day: string): ReadonlyMap<StateId, number | undefined> =>
  new Map(
    scenario.states.map(({ id, rung }) => {
      const own = acts.filter(({ state }) => state === id);
      if (own.some((act) => act.to === 'unknown' && (act.date ?? act.within?.first ?? day) <= day))
        return [id, undefined];
      const last = own
        .filter((act) => typeof act.to === 'number' && (dayOf(act) ?? '9999') <= day)
        .toSorted((a, b) => ((dayOf(a) ?? '') < (dayOf(b) ?? '') ? -1 : 1))
        .at(-1);
      return [id, typeof last?.to === 'number' ? last.to : rung];
    }),
  );

const lastMove = (acts: readonly ObservedAct[], id: StateId, day: string): string | undefined =>
  acts
    .flatMap((act) => (act.state === id && act.date && act.date <= day ? [act.date] : []))
    .toSorted()
    .at(-1);

/** Cuts a wave some turns before its end. Undefined if too little is left before the cut. */
export const cutWave = (wave: Wave, turns: number): CutWave | undefined => {
  const { scenario, acts } = wave;
  const { start, turn: unit } = scenario;
  const kept = scenario.turns - turns;
  if (kept < turns) return undefined;
  const [day, end] = [turnDate(start, unit, kept), turnDate(start, unit, scenario.turns)];
  const [then, later] = [rungsAt(wave, day), rungsAt(wave, end)];
  const known = acts.filter((act) => act.to === 'unknown' || (dayOf(act) ?? '9999') <= day);
  return {
    before: { ...wave, scenario: { ...scenario, turns: kept }, acts: known },
    after: {
      ...scenario,
      start: day,
      turns,
      states: scenario.states.map((state) => ({
        ...state,
        rung: then.get(state.id) ?? state.rung,
        since: lastMove(acts, state.id, day) ?? state.since,
      })),
    },
    outcome: scenario.states.flatMap(({ id }): readonly StateOutcome[] => {
      const [from, rung] = [then.get(id), later.get(id)];
      return from === undefined || rung === undefined ? [] : [{ state: id, from, rung, looked: true }];
    }),
  };
};

/** Played futures of a scenario as a forecast of its last day. */
export const forecastOf = (scenario: Scenario, tally: Tally): RungForecast => ({
  title: scenario.title,
  start: scenario.start,
  date: turnDate(scenario.start, scenario.turn, scenario.turns),
  futures: futuresOf(tally),
  rungs: scenario.ladder.map(({ id }) => id),
  states: scenario.states.map(({ id, name, rung }, i) => ({
    id,
    name,
    counts: rungCounts(tally, rung, i, scenario.turns),
  })),
  recognisers: undefined,
});
