import { compareIds, inIdOrder } from '../../domain/ids.ts';
import { FACTS, type FactName, type Levels } from '../../domain/states/facts.ts';
import type { Demand, FactRate } from '../../domain/terms.ts';
import { certain } from '../central.ts';
import { nearest, orList } from '../nearest.ts';
import { isWritten, keyIn, type Piece, placeIn } from '../pieces/shape.ts';
import type { Bloc, Rates, Rule, Scenario, Target } from '../scenario.ts';
import type { RuleFile } from '../schema/rules.ts';
import type { DemandFile } from '../schema/states.ts';
import type { FactRateFile } from '../schema/world.ts';
import { type Context, doubt, exists, fault, isComplete, oneLine } from './context.ts';
import {
  asParameter,
  checkStepNames,
  doubtIdle,
  isLevel,
  parametersOf,
  rungsLeft,
  type StepSide,
} from './world.ts';

/** The levels of a term, by fact. The ladder must know each level. */
const checkTermLevels = (context: Context, id: string, part: FactRateFile): Levels => {
  const entries = FACTS.flatMap((fact): readonly (readonly [FactName, readonly string[]])[] => {
    const levels = part[fact];
    if (levels === undefined) return [];
    for (const [i, level] of levels.entries()) {
      const place = () => placeIn(context.draft.rates, 'by_fact', id, fact, i);
      isLevel(context, fact, level, place, `a ladder with levels of ${fact}`);
    }
    return [[fact, [...levels].sort(compareIds)]];
  });
  return Object.fromEntries(entries);
};

const checkSteps = (
  context: Context,
  id: string,
  side: StepSide,
  written: FactRateFile['up'],
): readonly number[] => {
  const { rungs } = context.names;
  const from = rungsLeft(context, side);
  if (written === 'all') return from.map((rung) => rungs.indexOf(rung));
  for (const [i, rung] of (written ?? []).entries())
    if (!from.includes(rung) && rungs.length > 0)
      fault(
        context,
        placeIn(context.draft.rates, 'by_fact', id, side, i),
        `no step leads ${side} from this rung`,
        {
          found: rung,
          expected: orList(from),
          suggestion: nearest(rung, from),
        },
      );
  return from.filter((rung) => written?.includes(rung)).map((rung) => rungs.indexOf(rung));
};

/** Checks that a term names a fact and a step. A wrong value has an error of its own. */
const checkWhole = (context: Context, id: string, part: FactRateFile): void => {
  const { rates } = context.draft;
  const place = () => keyIn(rates, 'by_fact', id);
  const saysOneOf = (keys: readonly string[]): boolean =>
    keys.some((key) => isWritten(rates, 'by_fact', id, key));
  const facts = [...FACTS, 'held_by'];
  if (!saysOneOf(facts))
    fault(context, place(), 'this term names no fact', { found: id, expected: orList(facts) });
  const onNone = { found: id, expected: 'up, down or both' };
  const steps = [part.up, part.down].filter((side) => side !== undefined);
  if (!saysOneOf(['up', 'down'])) fault(context, place(), 'this term is on no step', onNone);
  else if (steps.length > 0 && steps.every((side) => side.length === 0))
    doubt(context, place(), 'this term is on no step', onNone);
};

/** Checks the terms that facts of the start add to base rates, and puts them into the rates. */
export const checkByFact = (context: Context, base: Rates): Rates => {
  const { rates, states } = context.draft;
  const terms = Object.entries(rates.part.by_fact ?? {}).flatMap(([id, part]): readonly FactRate[] => {
    if (part === undefined) return [];
    const place = () => keyIn(rates, 'by_fact', id);
    const levels = checkTermLevels(context, id, part);
    const [up, down] = [checkSteps(context, id, 'up', part.up), checkSteps(context, id, 'down', part.down)];
    const { held_by } = part;
    checkWhole(context, id, part);
    const counts = [...states.values()].some((state) =>
      FACTS.every(
        (fact) =>
          (levels[fact]?.some((level) => level === state.part[fact]) ?? true) &&
          (fact !== held_by || state.part[fact] !== undefined),
      ),
    );
    if (!counts && isComplete(context, 'states'))
      doubt(context, place(), 'no state has these facts at the start', { found: id });
    return [
      {
        id,
        label: oneLine(part.label, id),
        levels,
        held_by,
        up,
        down,
        add: asParameter(part.add, certain(0)),
      },
    ];
  });
  return terms.length === 0 ? base : { ...base, by_fact: inIdOrder(terms) };
};

/** The states that a row of conditions is about. Reports an error if there are none of this name. */
const askersOf = (context: Context, piece: Piece<DemandFile>, blocs: readonly Bloc[]): readonly string[] => {
  const { state: id } = piece.part;
  const { names } = context;
  if (id === undefined || names.states.has(id)) return id === undefined ? [] : [id];
  const bloc = blocs.find((each) => each.id === id);
  if (bloc) {
    if (context.draft.blocs.get(id)?.part.members?.length === 0)
      doubt(context, placeIn(piece, 'state'), 'this condition is of no state: the bloc has no members', {
        found: id,
        expected: 'a bloc with members',
      });
    return bloc.members;
  }
  if (names.blocs.size === 0) exists(context, 'states', id, () => placeIn(piece, 'state'));
  else if (isComplete(context, 'states') && isComplete(context, 'blocs'))
    fault(context, placeIn(piece, 'state'), 'there is no state or bloc of this name', {
      found: id,
      expected: 'the id of a state or bloc',
      suggestion: nearest(id, [...names.states, ...names.blocs]),
    });
  return [];
};

interface Asked {
  readonly demand: Demand;
  readonly piece: Piece<DemandFile>;
  /** Whether the row is the state's own row, not a row of its bloc. */
  readonly own: boolean;
}

/** Warns if a track meets a condition at the start. Then the condition holds nobody back. */
const doubtMet = (context: Context, piece: Piece<DemandFile>, target: Target): void => {
  const { track, level } = piece.part;
  const start = target.tracks.find(({ id }) => id === track)?.start;
  if (start !== undefined && level !== undefined && start >= level)
    doubt(context, placeIn(piece, 'level'), 'this condition is met at the start', {
      found: String(level),
      expected: `a level above ${start}, where ${track} starts`,
    });
};

/**
 * Checks what states ask of the target. A row of a bloc counts for each member, but a state's own row for a track comes
 * before it. If two rows have the same state and track, the last one counts. If there are no rows, there is no list.
 */
export const checkConditions = (
  context: Context,
  blocs: readonly Bloc[],
  target: Target,
): Pick<Scenario, 'conditions'> => {
  const asked = new Map<string, Asked>();
  const isBloc = ({ part }: Piece<DemandFile>): boolean => !context.names.states.has(part.state ?? '');
  // Rows of states come first. If a state has its own row, different rows of its blocs cause no warning.
  for (const piece of context.draft.conditions.toSorted((a, b) => Number(isBloc(a)) - Number(isBloc(b)))) {
    const { track = '', level = 0, strength = 1, source, reason, confidence = 'judgement' } = piece.part;
    if (track !== '') exists(context, 'tracks', track, () => placeIn(piece, 'track'));
    doubtMet(context, piece, target);
    for (const state of askersOf(context, piece, blocs)) {
      const own = state === piece.part.state;
      const demand = {
        state,
        track,
        level,
        strength,
        source: oneLine(source),
        reason: oneLine(reason),
        confidence,
      };
      const key = `${state} ${track}`;
      const before = asked.get(key);
      if (before?.own === own)
        doubt(context, placeIn(piece, 'state'), 'this state has another condition on this track', {
          found: `${state}, ${track}, also on line ${before.piece.named.line}`,
          expected: 'each state and track once; this row counts',
        });
      if (!before || own || !before.own) asked.set(key, { demand, piece, own });
    }
  }
  if (asked.size === 0) return {};
  const conditions = [...asked.values()]
    .map(({ demand }) => demand)
    .sort((a, b) => compareIds(a.state, b.state) || compareIds(a.track, b.track));
  return { conditions };
};

const checkRule = (context: Context, piece: Piece<RuleFile>): Rule => {
  const { id, part } = piece;
  const weights = Object.entries(part.weights ?? {});
  for (const [name, value] of weights) {
    const place = () => keyIn(piece, 'weights', name);
    exists(context, 'weights', name, place);
    doubtIdle(context, name, value, place);
  }
  const stepsOf = (side: StepSide): Rule['rates'][StepSide] => {
    const written = part.rates?.[side] ?? {};
    checkStepNames(context, piece, ['rates', side], side, written);
    return parametersOf(Object.entries(written));
  };
  return {
    id,
    label: oneLine(part.label, id),
    share: part.share ?? 1,
    weights: parametersOf(weights),
    rates: { up: stepsOf('up'), down: stepsOf('down') },
    ...(part.uncertainty === undefined ? {} : { uncertainty: part.uncertainty }),
  };
};

/**
 * Checks the rival rules. The things that they name must exist, and answers must be able to tell the rules apart. Gives
 * them in order of their ids.
 */
export const checkRules = (context: Context): readonly Rule[] => {
  const labels = new Set<string>();
  const rules = Array.from(context.draft.rules.values(), (piece) => {
    const rule = checkRule(context, piece);
    if (labels.has(rule.label))
      doubt(context, piece.named, 'another rule has the same label', {
        found: rule.label,
        expected: 'a label of its own: answers name a rule by its label',
      });
    labels.add(rule.label);
    return rule;
  });
  return inIdOrder(rules);
};
