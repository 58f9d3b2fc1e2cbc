import { compareIds, inIdOrder, recordInOrder } from '../../domain/ids.ts';
import { FACTS, type FactName, type Facts, factsText, rungOfFacts } from '../../domain/states/facts.ts';
import { COLUMNS } from '../files/tables.ts';
import { nearest, orList } from '../nearest.ts';
import type { Evidence } from '../parts/evidence.ts';
import { keyIn, type Part, type Piece, placeIn } from '../pieces/shape.ts';
import type { Bloc, State, Tie } from '../scenario.ts';
import type { BlocFile, EvidenceFile, StateFile, TieFile } from '../schema/states.ts';
import { isId } from '../schema/values.ts';
import { type Context, doubt, exists, fault, isComplete, oneLine, rungIndex } from './context.ts';
import { isLevel, parametersOf } from './world.ts';

const checkTraits = (context: Context, piece: Piece<StateFile>): State['traits'] => {
  const traits: [string, number][] = [];
  const columns = context.unknownColumns;
  for (const [id, trait] of Object.entries(piece.part.traits ?? {})) {
    if (trait === undefined || columns.has(id)) continue;
    if (!exists(context, 'drivers', id, () => keyIn(piece, 'traits', id))) continue;
    const [low, high] = context.ranges.get(id) ?? [-Infinity, Infinity];
    if (trait < low || trait > high) {
      fault(context, placeIn(piece, 'traits', id), `this trait is out of the range of ${id}`, {
        found: String(trait),
        expected: `a number from ${low} to ${high}`,
      });
    }
    traits.push([id, trait]);
  }
  return recordInOrder(traits);
};

const checkOwnWeights = (context: Context, piece: Piece<StateFile>): State['weights'] => {
  const known = Object.entries(piece.part.weights ?? {}).filter(
    ([id, weight]) =>
      weight !== undefined && exists(context, 'weights', id, () => keyIn(piece, 'weights', id)),
  );
  return parametersOf(known);
};

/** Checks that a rung of the ladder knows each level. */
const checkFacts = (context: Context, piece: Piece<StateFile>): Facts => {
  const entries = FACTS.flatMap((fact): readonly (readonly [FactName, string])[] => {
    const level = piece.part[fact];
    if (level === undefined) return [];
    const example = `rungs with levels, such as ${fact}: [${level}]`;
    return isLevel(context, fact, level, () => placeIn(piece, fact), example) ? [[fact, level]] : [];
  });
  return Object.fromEntries(entries);
};

/**
 * The rung at the start: the given rung, or else the rung of the facts. A given rung may be higher if a fact is
 * unknown. Facts from a later file or an edit lie over the rung, and win.
 */
const startRung = (context: Context, piece: Piece<StateFile>, facts: Facts): number => {
  const { rung } = piece.part;
  const at = () => placeIn(piece, 'rung');
  const given = rung === undefined ? undefined : rungIndex(context, rung, at);
  const ladder = context.draft.ladder.map(({ part }) => part);
  const byFacts = rungOfFacts(ladder, facts);
  if (given === undefined || byFacts === undefined || given === byFacts) return given ?? byFacts ?? 0;
  const isUnknown = FACTS.some(
    (fact) => facts[fact] === undefined && ladder.some((levels) => levels[fact] !== undefined),
  );
  if (given > byFacts && isUnknown) return given;
  const { file } = at();
  if (FACTS.some((fact) => facts[fact] !== undefined && placeIn(piece, fact).file !== file)) return byFacts;
  fault(context, at(), 'the rung and the facts of this state say different things', {
    found: `rung ${String(rung)} beside ${factsText(facts)}`,
    expected: `the rung ${context.names.rungs[byFacts]}, or none written`,
  });
  return given;
};

const checkState = (context: Context, piece: Piece<StateFile>): State => {
  const { id, part } = piece;
  if (id === 'all')
    fault(context, piece.named, 'this name is taken: all means every state', {
      found: id,
      expected: 'another id',
    });
  const start = context.draft.head.part.start;
  if (part.since !== undefined && start !== undefined && part.since > start) {
    fault(context, placeIn(piece, 'since'), 'the last move lies after the start', {
      found: part.since,
      expected: `a day up to ${start}`,
    });
  }
  const member = part.member ?? true;
  const facts = checkFacts(context, piece);
  return {
    id,
    name: oneLine(part.name, id),
    rung: startRung(context, piece, facts),
    ...facts,
    since: part.since,
    member,
    power: member ? (part.power ?? 0) : 0,
    taboo: part.taboo ?? 1,
    disposition: part.disposition ?? 0,
    policy: part.policy ?? 'explicit',
    neighbour: part.neighbour ?? false,
    traits: checkTraits(context, piece),
    weights: checkOwnWeights(context, piece),
  };
};

/** Checks the states and the columns of their tables. */
export const checkStates = (context: Context): readonly State[] => {
  const { states, traits, root } = context.draft;
  if (states.size === 0 && isComplete(context, 'states')) {
    fault(context, root, 'the scenario has no states', {
      expected: 'at least one, under states or in a table',
    });
  }
  for (const { id, place } of traits) {
    if (!context.unknownColumns.has(id)) continue;
    const known = [...Object.keys(COLUMNS.states), ...context.names.drivers];
    fault(context, place, 'this column is neither a property of states nor a driver', {
      found: id,
      expected: orList(known, 20),
      suggestion: nearest(id, known),
    });
  }
  return inIdOrder(Array.from(states.values(), (piece) => checkState(context, piece)));
};

const SLACK = 1e-9;

interface Sum {
  total: number;
  last: Piece<TieFile>;
}

const overOne = (context: Context, sums: ReadonlyMap<string, Sum>): void => {
  for (const [key, { total, last }] of sums) {
    if (total <= 1 + SLACK) continue;
    const [from, kind] = key.split(' ');
    fault(context, placeIn(last, 'weight'), `the weights of ${from}'s ${kind}s sum to more than 1`, {
      found: String(Math.round(total * 1e6) / 1e6),
      expected: 'a sum of at most 1',
    });
  }
};

const tieOf = (part: Part<TieFile>): Tie => ({
  from: part.from ?? '',
  to: part.to ?? '',
  kind: part.kind ?? 'peer',
  weight: part.weight ?? 0,
  source: oneLine(part.source),
});

const compareTies = (a: Tie, b: Tie): number =>
  compareIds(a.from, b.from) || compareIds(a.kind, b.kind) || compareIds(a.to, b.to);

/** Checks the ties: both states exist, and the weights of a state's peers, or rivals, sum to 1 at most. */
export const checkTies = (context: Context): readonly Tie[] => {
  const sums = new Map<string, Sum>();
  const ties = context.draft.ties.map((piece) => {
    const tie = tieOf(piece.part);
    for (const end of ['from', 'to'] as const)
      if (piece.part[end] !== undefined) exists(context, 'states', tie[end], () => placeIn(piece, end));
    if (tie.from !== '' && tie.from === tie.to)
      fault(context, placeIn(piece, 'to'), 'a state cannot watch itself', {
        found: tie.to,
        expected: 'another state',
      });
    const key = `${tie.from} ${tie.kind}`;
    sums.set(key, { total: (sums.get(key)?.total ?? 0) + tie.weight, last: piece });
    return tie;
  });
  overOne(context, sums);
  return ties.sort(compareTies);
};

const checkBloc = (context: Context, piece: Piece<BlocFile>, homes: Map<string, string>): Bloc => {
  const { id, part } = piece;
  const cohesion = part.cohesion ?? 0;
  const members = new Set<string>();
  for (const [i, member] of (part.members ?? []).entries()) {
    const place = () => placeIn(piece, 'members', i);
    if (members.has(member))
      fault(context, place(), 'the bloc has this state twice', {
        found: member,
        expected: 'each member once',
      });
    if (!exists(context, 'states', member, place) || members.has(member)) continue;
    members.add(member);
    const home = homes.get(member);
    if (cohesion > 0 && home !== undefined) {
      fault(context, place(), `this state already steps together with the bloc ${home}`, {
        found: member,
        expected: 'at most one bloc with cohesion above 0',
      });
    } else if (cohesion > 0) homes.set(member, id);
  }
  return { id, label: oneLine(part.label, id), cohesion, members: [...members].sort(compareIds) };
};

/** Checks the blocs. A state is in at most one bloc with cohesion. */
export const checkBlocs = (context: Context): readonly Bloc[] => {
  const homes = new Map<string, string>();
  return inIdOrder(Array.from(context.draft.blocs.values(), (piece) => checkBloc(context, piece, homes)));
};

const evidenceOf = (part: Part<EvidenceFile>): Evidence => ({
  state: (part.state ?? '').trim(),
  field: oneLine(part.field),
  value: oneLine(part.value === undefined ? '' : String(part.value)),
  reason: oneLine(part.reason),
  source: oneLine(part.source),
  confidence: part.confidence ?? 'judgement',
});

const COLUMNS_IN_ORDER = ['state', 'field', 'value', 'source', 'reason', 'confidence'] as const;

const compareEvidence = (a: Evidence, b: Evidence): number => {
  for (const column of COLUMNS_IN_ORDER) {
    const order = compareIds(a[column], b[column]);
    if (order !== 0) return order;
  }
  return 0;
};

const doubtUnbacked = (context: Context, backed: ReadonlySet<string>): void => {
  const { states, evidence, broken, root } = context.draft;
  if (broken.has('evidence') || states.size === 0) return;
  if (evidence.length === 0) {
    doubt(context, root, 'the scenario has no evidence', {
      expected: 'a row for each state that says where its figures come from',
    });
    return;
  }
  for (const piece of states.values()) {
    if (!backed.has(piece.id) && isId(piece.id))
      doubt(context, piece.named, 'there is no evidence on this state', {
        found: piece.id,
        expected: 'a row of evidence for it',
      });
  }
};

/** Checks the evidence. Every state should have some. */
export const checkEvidence = (context: Context): readonly Evidence[] => {
  const backed = new Set<string>();
  let isSound = true;
  const rows = context.draft.evidence.map((piece) => {
    const row = evidenceOf(piece.part);
    if (row.state !== '' && !exists(context, 'states', row.state, () => placeIn(piece, 'state')))
      isSound = false;
    backed.add(row.state);
    return row;
  });
  // With a misspelt state, the right one would seem to have no evidence.
  if (isSound) doubtUnbacked(context, backed);
  return rows.sort(compareEvidence);
};
