import { type Direction, isSocial } from '../../domain/terms.ts';
import type { Seen } from '../../engine/futures.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import type { Parameter, Scenario } from '../../scenario/scenario.ts';
import { declaredSides } from '../waves/claim-facts.ts';
import { type Following, groupOf } from '../waves/outcome.ts';
import { type ObservedMove, replay, withoutLuck } from '../waves/replay.ts';
import type { History } from './history.ts';

/** One clock of a state in a turn: the parts of its log rate, without the weights. */
export interface Side {
  readonly direction: Direction;
  /** Which base rate counts: the step's place in `rates.up` or `rates.down`. */
  readonly step: number;
  /** By weight: the gain of the log rate for each unit of the weight, before any cap. */
  readonly features: Float64Array;
  /** The part without fitted weights: months per turn, dispositions, events, a state's own weights for drivers. */
  readonly offset: number;
  /** The part from a state's own weights for the acts of others. It is inside the cap. */
  readonly socialOffset: number;
}

/** Some turns in which a state's clocks did not change, and how they ended: it stayed in all, or moved in the only one. */
export interface RiskRow {
  readonly turns: number;
  readonly outcome: 'stays' | Direction;
  readonly up: Side | undefined;
  readonly down: Side | undefined;
  /** The state stepped up in one of its turns of this kind, but it is unknown in which. Together they are one trial. */
  readonly isSpan: boolean;
}

/** All that a history says about the weights: for each state, what it could do and did. */
export interface RiskSet {
  readonly id: string;
  readonly scenario: Scenario;
  /** How many followed the claim. */
  readonly group: Following;
  /** Weights by position in `features`: drivers in id order, then the built-in ones. */
  readonly weights: readonly string[];
  readonly states: readonly (readonly RiskRow[])[];
  /** Rows of states that only totals speak of: each course of each, and the share of the state that took it. */
  readonly unseen: readonly { readonly rows: readonly RiskRow[]; readonly share: number }[];
  /** Moves that the clocks explain, by direction; and others: of a state at rest, blocked, or outside its window. */
  readonly ups: number;
  readonly downs: number;
  readonly unexplained: number;
  /** Turns in which a state's clocks ran. */
  readonly stateTurns: number;
  readonly undated: number;
}

const UNIT: Parameter = { mean: 1, sd: 0 };
const NIL: Parameter = { mean: 0, sd: 0 };

/** A cap so wide that it does not change any sum, not even in the last bit. */
const NO_CAP = 1e15;

/**
 * The scenario with every weight 1, base rates 0 and no cap: then the terms of a log rate are its features. Conditions keep the
 * weight that is written: no wave has any, so no fit estimates it.
 */
const bared = (scenario: Scenario): Scenario => {
  const still = withoutLuck(scenario);
  return {
    ...still,
    weights: Object.fromEntries(
      Object.entries(still.weights).map(([id, weight]) => [id, id === 'conditions' ? weight : UNIT]),
    ),
    social: { ...still.social, cap: NO_CAP },
    rates: { ...still.rates, up: still.rates.up.map(() => NIL), down: still.rates.down.map(() => NIL) },
  };
};

/** By state: the place of each weight among the features, except the state's own weights. */
const placesOf = ({ ids }: Model, states: Scenario['states']): readonly ReadonlyMap<string, number>[] =>
  states.map(
    ({ weights }) => new Map(ids.weights.flatMap((id, at) => (Object.hasOwn(weights, id) ? [] : [[id, at]]))),
  );

/** Reads a clock as it is in a future: the features are what the model's own rules make of unit weights. */
const sideOf = (
  seen: Seen,
  weights: number,
  places: ReadonlyMap<string, number> | undefined,
  i: number,
  dir: Direction,
): Side => {
  const features = new Float64Array(weights);
  let offset = 0;
  let socialOffset = 0;
  for (const { id, value } of seen.termsOf(i, dir)) {
    if (id === 'limit') continue;
    const at = places?.get(id);
    if (at !== undefined) features[at] = value;
    else if (isSocial(id)) socialOffset += value;
    else offset += value;
  }
  const rung = seen.rung[i] as number;
  return { direction: dir, step: dir === 'up' ? rung : rung - 1, features, offset, socialOffset };
};

const sameSide = (a: Side | undefined, b: Side | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.step === b.step &&
    a.offset === b.offset &&
    a.socialOffset === b.socialOffset &&
    a.features.every((value, at) => value === b.features[at]));

/** The states that came to the last rung, without declared patrons, because these follow no one. */
const followersOf = ({ scenario, moves }: History): number => {
  const { patrons } = declaredSides(scenario);
  const { states, ladder } = scenario;
  const top = ladder.length - 1;
  const came = moves.flatMap(({ state, to }) => {
    const id = states[state]?.id;
    return to === top && id !== undefined && !patrons.includes(id) ? [id] : [];
  });
  return new Set(came).size;
};

interface Counts {
  ups: number;
  downs: number;
  unexplained: number;
  stateTurns: number;
}

const outcomeOf = (move: ObservedMove | undefined, rung: number): RiskRow['outcome'] =>
  move === undefined || move.to === rung ? 'stays' : move.to > rung ? 'up' : 'down';

/** Adds a turn to a state's rows: one more of the last row if nothing changed. */
const addRow = (rows: RiskRow[], row: RiskRow): void => {
  const last = rows.at(-1);
  if (
    last?.outcome === 'stays' &&
    row.outcome === 'stays' &&
    last.isSpan === row.isSpan &&
    sameSide(last.up, row.up) &&
    sameSide(last.down, row.down)
  )
    rows[rows.length - 1] = { ...last, turns: last.turns + 1 };
  else rows.push(row);
};

/**
 * Replays a history and writes down, for each state and turn in which its clocks ran, what they were made of and what it
 * did. A move that leads over several rungs counts as a step of the clock of the rung it left.
 */
export const riskSetOf = (history: History): RiskSet => {
  const { id, scenario, moves, windows, spans, undated, unseen } = history;
  const spanOf = new Map(spans.map((span) => [span.state, span]));
  const model = compile(bared(scenario));
  const places = placesOf(model, scenario.states);
  const side = (seen: Seen, i: number, dir: Direction): Side =>
    sideOf(seen, model.ids.weights.length, places[i], i, dir);
  const states: RiskRow[][] = scenario.states.map(() => []);
  const courses = (unseen?.states ?? []).map((state) => ({
    state,
    rows: (unseen?.courses ?? []).map((): RiskRow[] => []),
  }));
  const counts: Counts = { ups: 0, downs: 0, unexplained: 0, stateTurns: 0 };
  replay(model, moves, scenario.turns, (seen, turn, now) => {
    const moved = new Map(now.map((move) => [move.state, move]));
    for (const { state, rows } of courses) {
      const up = side(seen, state, 'up');
      unseen?.courses.forEach(({ span, last }, c) => {
        const isSpan = span !== undefined && turn >= span.first;
        if (turn <= last) addRow(rows[c] ?? [], { turns: 1, outcome: 'stays', up, down: undefined, isSpan });
      });
    }
    windows.forEach(({ first, last }, i) => {
      const move = moved.get(i);
      const runs = (direction: Direction): boolean => (seen.rates[direction][i] as number) > 0;
      const outcome = outcomeOf(move, seen.rung[i] as number);
      const atRisk = turn >= first && turn <= last;
      const span = spanOf.get(i);
      const isSpan = atRisk && span !== undefined && turn >= span.first && turn <= span.last;
      const clock = (direction: Direction): Side | undefined =>
        atRisk && runs(direction) ? side(seen, i, direction) : undefined;
      const row: RiskRow = isSpan
        ? { turns: 1, outcome: 'stays', up: clock('up'), down: undefined, isSpan }
        : { turns: 1, outcome, up: clock('up'), down: clock('down'), isSpan };
      if (!isSpan && outcome !== 'stays' && row[outcome] === undefined) {
        counts.unexplained++;
        return;
      }
      if (row.up === undefined && row.down === undefined) return;
      counts.stateTurns++;
      if (outcome === 'up') counts.ups++;
      if (outcome === 'down') counts.downs++;
      addRow(states[i] ?? [], row);
    });
  });
  const shared = courses.flatMap(({ rows }) =>
    rows.map((each, c) => ({ rows: each, share: unseen?.courses[c]?.share ?? 0 })),
  );
  const group = groupOf(followersOf(history));
  return { id, scenario, group, weights: model.ids.weights, states, unseen: shared, undated, ...counts };
};
