import { SOCIAL_TERMS } from '../domain/terms.ts';
import type { Model, ModelRule } from './model.ts';
import { OWN_MEMORY, type Refilled, type TableRoom } from './parts/table-room.ts';

/** The terms that are fixed while a state stays on its rung. */
export const FIXED_TERMS = ['base', 'turn', 'implied', 'disposition', 'uncertainty'] as const;

/**
 * The columns of the sums that a state sees over the states that it watches: Σ g of the peers above its rung, Σ g of
 * the peers at it or above, the same for rivals, and Σ g · pulse of the peers.
 */
export const SEEN = ['peersAbove', 'peersLevel', 'rivalsAbove', 'rivalsLevel', 'pulse'] as const;

type ByTerm = Readonly<Record<(typeof SOCIAL_TERMS)[number], number>>;

/** A number for each social term. */
export const bySocialTerm = (position: (id: (typeof SOCIAL_TERMS)[number]) => number): ByTerm => ({
  precedent: position('precedent'),
  pulse: position('pulse'),
  match: position('match'),
  legitimacy: position('legitimacy'),
  taboo: position('taboo'),
  leading: position('leading'),
});

/** The columns of the social terms in a row of up and down in turn. */
export const TERM_COLUMNS = bySocialTerm((id) => 2 * SOCIAL_TERMS.indexOf(id));

const PULSE = SEEN.indexOf('pulse');

/** The position of Σ g · pulse of state i in Situation.seen. */
export const seenPulse = (i: number): number => i * SEEN.length + PULSE;

/** A situation whose tables are all empty. */
export const blankSituation = (model: Model, { f64, i32, u8 }: TableRoom = OWN_MEMORY) => {
  const { count } = model.states;
  const { weightMeans } = model.rules[0] as ModelRule;
  return {
    /** Whether states heed each other in this future. If not, all social terms are 0, and nothing sums what states see. */
    heeds: true,
    rung: u8(count),
    weights: model.weightsVary ? f64(weightMeans.length) : weightMeans,
    up: f64(model.top),
    down: f64(model.top),
    /** Base log rates of the target's steps up and back, by track. */
    reform: f64(model.ids.tracks.length),
    backslide: f64(model.ids.tracks.length),
    /** How strongly pushes of the norm raise backlash, as this future has drawn it: one number. */
    pushBacklash: f64(1),
    /** The terms of rates that facts of the start give, as this future has drawn them. */
    byFact: f64(model.rates.byFact.ids.length),
    /** σ · z per state: this future's share of what no driver explains. */
    uncertainty: f64(count),
    /** How fresh each recogniser's example is, 0..1. */
    pulse: f64(count),
    /** Sum of ln(times) of the boosts in force, and whether a clock is blocked. */
    boostUp: f64(count),
    boostDown: f64(count),
    blockUp: u8(count),
    blockDown: u8(count),
    /** Values in force: variables, then tracks (0..1), then the norm and the steps that climates read, rounded as they enter rates. */
    sources: f64(model.ids.variables.length + model.ids.tracks.length + 1 + model.steps.length),
    /** c per driver, from `sources`. Then the tracks as the rates of the states that ask for them know them. */
    climate: f64(model.drivers.count),
    asked: f64(model.ids.tracks.length),
    /** Per state: a row with the columns of SEEN. */
    seen: f64(count * SEEN.length),
    /** Per state, up and down: the sum of the terms that are fixed while it stays; then with drivers and events. */
    fixed: f64(2 * count),
    own: f64(2 * count),
    /** Per state, by driver, up and down: what its climate is multiplied by. */
    stakes: f64(2 * count * model.drivers.count),
    /** Per demand, up and down: what the part of it that is not met is multiplied by. */
    claims: f64(2 * model.demands.level.length),
    /** Per state, by social term, up and down: the term with its share of the cap. */
    social: f64(2 * count * SOCIAL_TERMS.length),
    /** ln λ per state, as last computed; without meaning for a step that does not exist. */
    logUp: f64(count),
    logDown: f64(count),
    /** Who recognises, in id order. */
    recognisers: i32(count),
    recogniserCount: 0,
    /** The number of members at each rung or above, for conditions. */
    membersAt: i32(model.rungs),
    backlash: 0,
    /** ℓ, and ℓ rounded as it enters rates. */
    legitimacy: 0,
    legitimacyStep: 0,
    /** The norm, unrounded. */
    norm: 0,
    /** exp(−ln 2 · R / R½). */
    taboo: 1,
    /** Σ u (0.3 + 0.7 x_rights) r / top over engaged states that have not recognised. */
    prize: 0,
    /** Σ u r / top. */
    engagement: 0,
  };
};

/**
 * Everything that rates depend on, between two turns. The engine owns one and changes it in place. The rules of this room
 * only read it; only `derive` writes, to bring the derived figures up to date.
 */
export type Situation = Refilled<ReturnType<typeof blankSituation>>;
