import { produce } from 'immer';
import { monthsPerTurn, turnOf } from '../../src/domain/dates.ts';
import type { Decision } from '../../src/domain/run.ts';
import { hashName } from '../../src/model/hash-name.ts';
import { exponential, type Luck, luckOf, PURPOSES, rootKey } from '../../src/random/luck.ts';
import type { Scenario, State } from '../../src/scenario/scenario.ts';
import { grantsNow, type Happening, happeningOf, isDue, mayHappen, meantBy, takeEffects } from './events.ts';
import { climateOf, stepRate, trackRate } from './rates.ts';
import { type Values, valuesOf } from './values.ts';
import {
  type Drawn,
  drawFuture,
  monthOf,
  type PlainWorld,
  startPlain,
  threshold,
  withDrawnRule,
} from './world.ts';

/** Adds a rate to a clock of the draft; true if it fires. */
const advance = (
  draft: Pick<PlainWorld, 'pressure' | 'firings'>,
  luck: Luck,
  name: string,
  rate: number,
): boolean => {
  const n = draft.firings[name] ?? 0;
  const pressure = (draft.pressure[name] ?? 0) + rate;
  draft.pressure[name] = pressure;
  if (pressure < threshold(luck, name, n)) return false;
  draft.pressure[name] = 0;
  draft.firings[name] = n + 1;
  return true;
};

/** What a future's rules need to know besides the world. */
export interface Future {
  readonly scenario: Scenario;
  readonly drawn: Drawn;
  readonly luck: Luck;
}

/** Where states step in a turn, by id, once their clocks have borne it; those that are frozen do not. */
export type StepStates = (
  future: Future,
  draft: PlainWorld,
  values: Values,
  frozen: ReadonlySet<string>,
) => ReadonlyMap<string, number>;

const moveTo = (scenario: Scenario, draft: PlainWorld, id: string, rung: number, turn: number): void => {
  const top = scenario.ladder.length - 1;
  const to = Math.min(top, Math.max(0, rung));
  if (draft.rungs[id] === to) return;
  draft.rungs[id] = to;
  draft.lastMove[id] = turn;
  if (to === top) draft.recognisedMonth[id] = monthOf(scenario, turn);
  else delete draft.recognisedMonth[id];
};

/** The moves of states by events and institutions, in the world as it is now. Of two for one state, the last wins. */
const plannedMoves = (world: PlainWorld, happenings: readonly Happening[]): ReadonlyMap<string, number> => {
  const planned = new Map<string, number>();
  for (const { effects, that } of happenings)
    for (const effect of effects.map((each) => meantBy(each, that))) {
      if (!('states' in effect) || effect.states === 'that') continue;
      if (effect.kind === 'move') for (const id of effect.states) planned.set(id, effect.to);
      if (effect.kind === 'shift')
        for (const id of effect.states) planned.set(id, (world.rungs[id] ?? 0) + effect.by);
    }
  return planned;
};

/** The rung that a state steps to in a turn, or undefined if it stays; its clocks, in `clocks`, bear the turn's rates. */
export const stepOf = (
  { scenario, drawn, luck }: Future,
  world: PlainWorld,
  values: Values,
  state: State,
  clocks: Pick<PlainWorld, 'pressure' | 'firings'>,
): number | undefined => {
  const rung = world.rungs[state.id] ?? 0;
  const bloc = scenario.blocs.find((each) => each.cohesion > 0 && each.members.includes(state.id));
  const cohesion = bloc?.cohesion ?? 0;
  const up = stepRate(scenario, world, values, drawn, state, 'up');
  const down = stepRate(scenario, world, values, drawn, state, 'down');
  const own = up > 0 && advance(clocks, luck, `${state.id} up ${rung}`, (1 - cohesion) * up);
  const fell = down > 0 && advance(clocks, luck, `${state.id} down ${rung}`, down);
  const { high, low } = hashName(`bloc ${bloc?.id} up ${rung}`);
  const together =
    cohesion * up > 0 && cohesion * up >= exponential(luck, high, low, PURPOSES.bloc, world.turn + 1);
  return (own || together) === fell ? undefined : rung + (fell ? -1 : 1);
};

const stepStates: StepStates = (future, draft, values, frozen) => {
  const steps = new Map<string, number>();
  for (const state of future.scenario.states) {
    if (frozen.has(state.id)) continue;
    const to = stepOf(future, draft, values, state, draft);
    if (to !== undefined) steps.set(state.id, to);
  }
  return steps;
};

const stepTracks = (
  scenario: Scenario,
  draft: PlainWorld,
  values: Values,
  { drawn, luck }: Future,
): ReadonlyMap<string, number> =>
  new Map(
    scenario.target.tracks.map((track) => {
      const at = draft.tracks[track.id] ?? 0;
      const rate = (direction: 'up' | 'down'): number =>
        trackRate(scenario, draft, values, drawn, track, direction);
      const up = at < 100 && advance(draft, luck, `target ${track.id} up`, rate('up')) ? 1 : 0;
      const down = at > 0 && advance(draft, luck, `target ${track.id} down`, rate('down')) ? 1 : 0;
      return [track.id, (up - down) * Math.round(100 * (track.step ?? 0.1))];
    }),
  );

/** Whom people decide for in a turn; of two decisions for one state the last id wins. */
const seatsIn = (scenario: Scenario, turn: number): ReadonlyMap<string, Decision> =>
  new Map(
    scenario.decisions
      .filter(({ on }) => turnOf(scenario.start, scenario.turn, on) === turn)
      .map(({ state, decision }) => [state, decision]),
  );

const aimOf = (decision: Decision, rung: number): number => {
  if (typeof decision === 'object') return decision.to;
  return decision === 'hold' ? rung : decision === 'up' ? rung + 1 : rung - 1;
};

/** Plays one turn: reads `world` as it was before the turn, and writes into `draft`, which may be the same object. */
export const changeWorld = (
  future: Future,
  world: PlainWorld,
  draft: PlainWorld,
  step: StepStates = stepStates,
): void => {
  const { scenario, luck } = future;
  const values = valuesOf(scenario, world);
  const turn = world.turn + 1;
  const months = monthsPerTurn(scenario.turn);
  const granted = grantsNow(scenario, world, values);
  const dated: Happening[] = [
    ...scenario.events
      .filter((event) => isDue(scenario, world, event) && mayHappen(scenario, world, values, event))
      .flatMap((event) => happeningOf(world, scenario, luck, event)),
    ...granted.map((body) => ({ key: `${body.id} institution`, effects: body.effects })),
  ].sort((a, b) => (a.key < b.key ? -1 : 1));
  const scripted = plannedMoves(world, dated);
  const seats = seatsIn(scenario, turn);
  const frozen = new Set([
    ...[...scripted].filter(([id, to]) => world.rungs[id] !== clampRung(scenario, to)).map(([id]) => id),
    ...seats.keys(),
  ]);
  const steps = step(future, draft, values, frozen);
  const trackSteps = stepTracks(scenario, draft, values, future);
  const struck = scenario.events
    .filter((event) => {
      if (event.timing.kind !== 'chance' || event.timing.chance === 0) return false;
      const climate = Math.max(0, climateOf(scenario, world, values, event.climate ?? []));
      const rate = -Math.log(1 - event.timing.chance) * months * climate;
      return mayHappen(scenario, world, values, event) && advance(draft, luck, `event ${event.id}`, rate);
    })
    .flatMap((event) => happeningOf(world, scenario, luck, event));
  for (const [id, to] of scripted) moveTo(scenario, draft, id, to, turn);
  for (const [id, to] of steps) moveTo(scenario, draft, id, to, turn);
  for (const [id, decision] of seats)
    moveTo(scenario, draft, id, aimOf(decision, draft.rungs[id] ?? 0), turn);
  for (const [id, to] of plannedMoves(draft, struck)) moveTo(scenario, draft, id, to, turn);
  const before = { ...world.tracks };
  for (const [id, by] of trackSteps)
    draft.tracks[id] = Math.min(100, Math.max(0, (draft.tracks[id] ?? 0) + by));
  const all = [...dated, ...struck].sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { key } of all) {
    const [id, kind] = [key.slice(0, key.lastIndexOf(' ')), key.slice(key.lastIndexOf(' ') + 1)];
    if (kind === 'institution') draft.granted[id] = true;
    else {
      draft.happened[`event ${id}`] = (draft.happened[`event ${id}`] ?? 0) + 1;
      draft.lastHappened[`event ${id}`] = turn;
    }
  }
  takeEffects(scenario, draft, all, turn);
  const { sanctions = 1, norm_push: push = 0 } = valuesOf(scenario, draft).variables;
  const reform = scenario.target.tracks.reduce(
    (sum, { id, resistance }) =>
      sum + (resistance * Math.max(0, (draft.tracks[id] ?? 0) - (before[id] ?? 0))) / 10,
    0,
  );
  const drift =
    0.08 * (scenario.target.backlash - world.backlash) +
    0.02 * Math.max(0, sanctions - 1) +
    0.02 * future.drawn.pushBacklash * push;
  draft.backlash = Math.min(1, Math.max(0, world.backlash + months * drift + 0.04 * reform));
  draft.turn = turn;
};

const playTurn = (future: Future, world: PlainWorld): PlainWorld =>
  produce(world, (draft) => changeWorld(future, world, draft));

const clampRung = (scenario: Scenario, rung: number): number =>
  Math.min(scenario.ladder.length - 1, Math.max(0, rung));

/** Plays one future and gives the world at the end of every turn, the start first. */
export const playPlain = (written: Scenario, seed: string, future: number): readonly PlainWorld[] => {
  const luck = luckOf(rootKey(seed), future);
  const scenario = withDrawnRule(written, luck);
  const rules: Future = { scenario, drawn: drawFuture(scenario, luck), luck };
  const worlds = [startPlain(scenario, luck)];
  for (let turn = 1; turn <= scenario.turns; turn++) {
    const last = worlds.at(-1);
    if (last) worlds.push(playTurn(rules, last));
  }
  return worlds;
};
