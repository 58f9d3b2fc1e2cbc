import { capitalised } from '../../domain/characters.ts';
import { isInYears, turnDate } from '../../domain/dates.ts';
import { compareIds, recordInOrder } from '../../domain/ids.ts';
import { MAX_TURNS } from '../../domain/limits.ts';
import { FACTS, type FactName, type Levels } from '../../domain/states/facts.ts';
import { BUILT_IN_WEIGHTS, type SocialSettings } from '../../domain/terms.ts';
import { BUILT_IN_VARIABLES } from '../../domain/variables.ts';
import { certain } from '../central.ts';
import type { Place } from '../issue.ts';
import { nearest, orList } from '../nearest.ts';
import type { Variable } from '../parts/world.ts';
import { isWritten, keyIn, type Piece, placeIn } from '../pieces/shape.ts';
import type { Parameter, Rates, Rung } from '../scenario.ts';
import { LADDER_BOUNDS, type ParameterFile, type RungFile } from '../schema/world.ts';
import { type Context, doubt, exists, fault, oneLine } from './context.ts';
import { DRIVER_WEIGHTS, RATE_DEFAULTS, SOCIAL_DEFAULTS, WEIGHT_DEFAULTS } from './defaults.ts';

/** Turns a number into a parameter without spread. */
export const asParameter = (value: ParameterFile | undefined, otherwise: Parameter): Parameter =>
  value === undefined
    ? otherwise
    : typeof value === 'number'
      ? certain(value)
      : { mean: value.mean, sd: value.sd };

/** Turns the values that are present into parameters, in order of their names. */
export const parametersOf = (
  values: readonly (readonly [string, ParameterFile | undefined])[],
): Readonly<Record<string, Parameter>> =>
  recordInOrder(
    values.flatMap(([id, value]) =>
      value === undefined ? [] : [[id, asParameter(value, certain(0))] as const],
    ),
  );

/** Checks that the last turn ends within the years that dates may have. */
export const checkEnd = (context: Context): void => {
  const { head } = context.draft;
  const { start, turn = 'month', turns = 36 } = head.part;
  const end = start === undefined || turns > MAX_TURNS ? undefined : turnDate(start, turn, turns);
  if (end !== undefined && !isInYears(end))
    fault(context, placeIn(head, 'start'), 'the last turn ends outside the years 1000 to 9000', {
      found: `${turns} turns from ${start}`,
      expected: 'an end up to 9000-12-31',
    });
};

/** Checks the rungs. Each id must occur once, and no rung may have a lower standing than the rung below it. */
export const checkLadder = (context: Context): readonly Rung[] => {
  const { ladder, root } = context.draft;
  if (ladder.length < LADDER_BOUNDS.least) {
    const place = ladder[0]?.named ?? root;
    const found = ladder.length === 0 ? 'no rung' : 'one rung';
    fault(context, place, 'the ladder is too short', {
      found,
      expected: `${LADDER_BOUNDS.least} to ${LADDER_BOUNDS.most} rungs, lowest first`,
    });
  }
  const [seen, known] = [new Set<string>(), new Set<string>()];
  let highest = 0;
  return ladder.map((piece) => {
    const { id = '', label, standing = highest } = piece.part;
    if (id !== '' && seen.has(id))
      fault(context, placeIn(piece, 'id'), 'the ladder has this rung twice', {
        found: id,
        expected: 'each id once',
      });
    seen.add(id);
    if (standing < highest) {
      doubt(context, placeIn(piece, 'standing'), 'a higher rung lends less standing than a lower one', {
        found: String(standing),
        expected: `at least ${highest}`,
      });
    }
    highest = Math.max(highest, standing);
    return { id, label: oneLine(label, id), standing, ...checkLevels(context, piece, known) };
  });
};

/**
 * Whether a rung of the ladder has a level of a fact. If not, reports an error. `otherwise` is what the error expects
 * if no rung has any level.
 */
export const isLevel = (
  context: Context,
  fact: FactName,
  level: string,
  place: () => Place,
  otherwise: string,
): boolean => {
  const known = context.draft.ladder.flatMap((rung) => rung.part[fact] ?? []);
  if (known.includes(level)) return true;
  fault(context, place(), `no rung of the ladder has this level of ${fact}`, {
    found: level,
    expected: known.length === 0 ? otherwise : orList(known),
    suggestion: nearest(level, known),
  });
  return false;
};

/** Checks the levels of a rung. Each level of a fact may be on one rung only. */
const checkLevels = (context: Context, piece: Piece<RungFile>, known: Set<string>): Levels => {
  const entries = FACTS.flatMap((fact): readonly (readonly [FactName, readonly string[]])[] => {
    const levels = piece.part[fact] ?? [];
    for (const [i, level] of levels.entries()) {
      if (known.has(`${fact} ${level}`))
        fault(context, placeIn(piece, fact, i), `the ladder has this level of ${fact} twice`, {
          found: level,
          expected: 'each level on one rung',
        });
      known.add(`${fact} ${level}`);
    }
    return levels.length === 0 ? [] : [[fact, levels]];
  });
  return Object.fromEntries(entries);
};

export type StepSide = 'up' | 'down';

/** The rungs that steps leave. */
export const rungsLeft = ({ names: { rungs } }: Context, side: StepSide): readonly string[] =>
  side === 'up' ? rungs.slice(0, -1) : rungs.slice(1);

/** Checks that steps leave each rung named at a path of a piece. */
export const checkStepNames = (
  context: Context,
  piece: Piece<unknown>,
  path: readonly string[],
  side: StepSide,
  written: object,
): void => {
  const { rungs } = context.names;
  const from = rungsLeft(context, side);
  for (const id of Object.keys(written)) {
    if (from.includes(id) || rungs.length === 0) continue;
    const [message, more] = rungs.includes(id)
      ? ([`no step leads ${side} from this rung`, { expected: orList(from) }] as const)
      : ([
          'this rung is not on the ladder',
          { expected: from.join(', '), suggestion: nearest(id, from) },
        ] as const);
    fault(context, keyIn(piece, ...path, id), message, { found: id, ...more });
  }
};

const steps = (context: Context, side: StepSide): readonly Parameter[] => {
  const { rates } = context.draft;
  const { rungs } = context.names;
  const from = rungsLeft(context, side);
  const written = rates.part[side] ?? {};
  checkStepNames(context, rates, [side], side, written);
  const defaults = rungs.length === RATE_DEFAULTS.rungs ? RATE_DEFAULTS[side] : [];
  return from.map((id, i) => {
    const value = written[id];
    const otherwise = defaults[i];
    if (value === undefined && otherwise === undefined && !isWritten(rates, side, id)) {
      fault(context, keyIn(rates, side), `rates.${side} has no rate for the rung ${id}`, {
        expected: 'one for each step: the log of the moves a month',
      });
    }
    return asParameter(value, certain(otherwise ?? 0));
  });
};

/** Checks the base rates: one for each step. */
export const checkRates = (context: Context): Rates => {
  const { part } = context.draft.rates;
  return {
    up: steps(context, 'up'),
    down: steps(context, 'down'),
    hysteresis: part.hysteresis ?? RATE_DEFAULTS.hysteresis,
    dwell: part.dwell ?? RATE_DEFAULTS.dwell,
    uncertainty: part.uncertainty ?? RATE_DEFAULTS.uncertainty,
  };
};

export const checkSocial = (context: Context): SocialSettings => {
  const { social } = context.draft;
  const { leading_driver, ...part } = social.part;
  if (leading_driver !== undefined)
    exists(context, 'drivers', leading_driver, () => placeIn(social, 'leading_driver'));
  return {
    cap: part.cap ?? SOCIAL_DEFAULTS.cap,
    half_life: part.half_life ?? SOCIAL_DEFAULTS.half_life,
    legitimacy_start: part.legitimacy_start ?? SOCIAL_DEFAULTS.legitimacy_start,
    taboo_half: part.taboo_half ?? SOCIAL_DEFAULTS.taboo_half,
    ...(leading_driver === undefined ? {} : { leading_driver }),
  };
};

/** The warnings about weights that only some scenarios have, and what each weight needs. */
const NEEDED: Readonly<Record<string, readonly [message: string, expected: string]>> = {
  leading: ['this weight counts for nothing: the scenario has no leading driver', 'social.leading_driver'],
  conditions: ['this weight counts for nothing: no state has conditions', 'rows of conditions'],
};

/** Warns about a weight, other than 0, of a term that the scenario does not have. */
export const doubtIdle = (
  context: Context,
  id: string,
  value: ParameterFile | undefined,
  place: () => Place,
): void => {
  const { conditions, social, broken } = context.draft;
  const has =
    id === 'leading'
      ? social.part.leading_driver !== undefined
      : conditions.length > 0 || broken.has('conditions');
  const [message, expected] = NEEDED[id] ?? [];
  const { mean, sd } = asParameter(value, certain(0));
  if (message === undefined || has || (mean === 0 && sd === 0)) return;
  doubt(context, place(), message, { found: id, expected });
};

/** Checks the weights: one for every driver and every built-in term. */
export const checkWeights = (context: Context): Readonly<Record<string, Parameter>> => {
  const { weights } = context.draft;
  for (const [id, piece] of weights) {
    exists(context, 'weights', id, () => piece.named);
    doubtIdle(context, id, piece.part.value, () => piece.named);
  }
  const ids = [...context.names.weights].sort(compareIds);
  const builtIn = new Set<string>(BUILT_IN_WEIGHTS);
  return Object.fromEntries(
    ids.map((id) => {
      const otherwise = builtIn.has(id) ? WEIGHT_DEFAULTS[id] : DRIVER_WEIGHTS[id];
      return [id, asParameter(weights.get(id)?.part.value, certain(otherwise ?? 1))];
    }),
  );
};

/** Checks the variables of the world, the built-in ones included. */
export const checkVariables = (context: Context): readonly Variable[] => {
  const { variables } = context.draft;
  const { tracks } = context.names;
  for (const [id, piece] of variables) {
    if (id === 'norm')
      fault(context, piece.named, 'norm is no variable: it has a section of its own', {
        found: id,
        expected: 'norm: {start: 1}',
      });
    if (tracks.has(id))
      fault(context, piece.named, 'a track of the target has the same name', {
        found: id,
        expected: 'another name',
      });
  }
  const builtIn = new Map<string, number>(Object.entries(BUILT_IN_VARIABLES));
  return [...context.names.variables].sort(compareIds).map((id) => {
    const value = variables.get(id)?.part.value;
    const start = typeof value === 'number' ? value : value?.start;
    const fades = typeof value === 'object' ? value.half_life : undefined;
    return {
      id,
      label: oneLine(typeof value === 'object' ? value.label : undefined, nameOfId(id)),
      start: start ?? builtIn.get(id) ?? 1,
      ...(fades === undefined ? {} : { half_life: fades }),
    };
  });
};

/** An id as a name: `counter_terrorism` is `Counter terrorism`. */
export const nameOfId = (id: string): string => capitalised(id.replaceAll('_', ' '));
