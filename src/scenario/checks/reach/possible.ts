import type { Path } from '../../located.ts';
import type { Condition, ConditionTest, Quantity } from '../../parts/happenings.ts';
import { isWritten, type Piece, placeIn } from '../../pieces/shape.ts';
import { type Context, doubt, fault, isComplete } from '../context.ts';
import { type Bounds, inverse, memberCounts, passes, rangeOf } from './ranges.ts';
import { type ConditionSubjects, type Reached, reachable } from './reach.ts';

/** Why a condition can never hold. */
interface Culprit {
  readonly path: Path;
  readonly why: string;
  readonly found: string;
  /** The key of the quantity in the file. */
  readonly key: string;
}

const WORDS: Readonly<Record<ConditionTest, string>> = {
  at_least: 'at least',
  at_most: 'at most',
  above: 'above',
  below: 'below',
};

const nameOf = (quantity: Quantity): string => {
  switch (quantity.kind) {
    case 'variable':
    case 'track':
    case 'index':
      return `${quantity.kind} ${quantity.id}`;
    case 'rung':
      return `the rung of ${quantity.state}`;
    case 'count':
    case 'share':
      return `the ${quantity.kind} of ${quantity.bloc === undefined ? 'members' : `members of ${quantity.bloc}`}`;
    case 'sum':
      return 'the sum';
    case 'granted':
      return `acceptance by ${quantity.institution}`;
    case 'happened':
      return `how often ${quantity.event} has happened`;
  }
};

const why = (bounds: Bounds, quantity: Quantity): string => {
  const { low, high } = rangeOf(bounds, quantity);
  if (quantity.kind === 'happened' && high === 0) return `${quantity.event} cannot happen first`;
  if (quantity.kind === 'granted' && high === 0) return `${quantity.institution} can never accept`;
  if (quantity.kind === 'variable' && low === high)
    return `nothing changes ${nameOf(quantity)}, which is ${low}`;
  return low === high
    ? `${nameOf(quantity)} is always ${low}`
    : `${nameOf(quantity)} is always from ${low} to ${high}`;
};

type Compare = Extract<Condition, { kind: 'compare' }>;

interface Demand {
  readonly compare: Compare;
  readonly test: ConditionTest;
  readonly path: Path;
}

/** Two demands on one quantity that cannot both hold. */
const clash = (a: Demand, b: Demand): boolean => {
  if (JSON.stringify(a.compare.quantity) !== JSON.stringify(b.compare.quantity)) return false;
  const floors = [a, b].filter(({ test }) => test === 'at_least' || test === 'above');
  const [floor] = floors;
  const ceiling = floor === a ? b : a;
  if (!floor || floors.length !== 1) return false;
  const strict = floor.test === 'above' || ceiling.test === 'below';
  return (
    floor.compare.value > ceiling.compare.value || (strict && floor.compare.value === ceiling.compare.value)
  );
};

const demandsOf = (condition: Condition, negated: boolean, path: Path): readonly Demand[] => {
  if (condition.kind === 'compare') {
    return [
      {
        compare: condition,
        test: negated ? inverse(condition.test) : condition.test,
        path: [...path, condition.test],
      },
    ];
  }
  if (condition.kind === 'not') return demandsOf(condition.of, !negated, [...path, 'not']);
  const isJoint = (condition.kind === 'all') !== negated;
  return isJoint
    ? condition.of.flatMap((part, i) => demandsOf(part, negated, [...path, condition.kind, i]))
    : [];
};

const MOST_DEMANDS = 200;

const contradiction = (condition: Condition, negated: boolean, path: Path): Culprit | undefined => {
  const demands = demandsOf(condition, negated, path).slice(0, MOST_DEMANDS);
  for (const [i, later] of demands.entries()) {
    const earlier = demands.slice(0, i).find((demand) => clash(demand, later));
    if (!earlier) continue;
    const text = ({ compare, test }: Demand): string => `${WORDS[test]} ${compare.value}`;
    return {
      path: later.path,
      why: `${nameOf(later.compare.quantity)} cannot be both`,
      found: `${text(earlier)} and ${text(later)}`,
      key: later.compare.quantity.kind,
    };
  }
  return undefined;
};

const singly = (bounds: Bounds, condition: Condition, negated: boolean, path: Path): Culprit | undefined => {
  if (condition.kind === 'not') return singly(bounds, condition.of, !negated, [...path, 'not']);
  if (condition.kind === 'compare') {
    const test = negated ? inverse(condition.test) : condition.test;
    if (passes(rangeOf(bounds, condition.quantity), test, condition.value)) return undefined;
    return {
      path: [...path, condition.test],
      why: why(bounds, condition.quantity),
      found: `${WORDS[test]} ${condition.value}`,
      key: condition.quantity.kind,
    };
  }
  const culprits = condition.of.map((part, i) => singly(bounds, part, negated, [...path, condition.kind, i]));
  const isJoint = (condition.kind === 'all') !== negated;
  if (isJoint)
    return culprits.find((culprit) => culprit !== undefined) ?? contradiction(condition, negated, path);
  return culprits.every((culprit) => culprit !== undefined) ? culprits[0] : undefined;
};

const report = (
  context: Context,
  piece: Piece<unknown>,
  condition: Condition,
  bounds: Bounds,
  say: { readonly tell: typeof fault; readonly what: string },
): void => {
  const culprit = singly(bounds, condition, false, []);
  if (!culprit) return;
  // A condition without a test, such as {happened: id}: the issue is placed at the quantity.
  const path = isWritten(piece, 'when', ...culprit.path)
    ? culprit.path
    : [...culprit.path.slice(0, -1), culprit.key];
  const place = placeIn(piece, 'when', ...path);
  say.tell(context, place, `${say.what}: ${culprit.why}`, {
    found: culprit.found,
    expected: 'a condition that can hold',
  });
};

/** Finds events that can never happen and institutions that can never accept. */
export const checkPossible = (context: Context, world: ConditionSubjects): void => {
  if (context.names.rungs.length < 2) return;
  const isWhole = isComplete(context, 'states') && isComplete(context, 'blocs');
  const members = isWhole ? memberCounts(world.states, world.blocs) : undefined;
  const can = (condition: Condition, bounds: Bounds): boolean =>
    singly(bounds, condition, false, []) === undefined;
  const strict = reachable(world, { top: context.names.rungs.length - 1, members, strictly: true, can });
  // The check knows what the other parts let happen only if these parts have no errors.
  const isSound = context.issues.every((issue) => issue.severity === 'warning');
  const loose = isSound
    ? reachable(world, { top: strict.bounds.top, members, strictly: false, can })
    : undefined;
  const judge = (
    piece: Piece<unknown>,
    when: Condition,
    what: string,
    among: (reached: Reached) => boolean,
  ): void => {
    if (!among(strict)) report(context, piece, when, strict.bounds, { tell: fault, what });
    else if (loose && !among(loose)) report(context, piece, when, loose.bounds, { tell: doubt, what });
  };
  for (const { piece, event, silent } of world.events) {
    if (event.when && !silent)
      judge(piece, event.when, 'this event can never happen', (reached) => reached.events.has(event.id));
  }
  for (const { piece, institution, known } of world.institutions) {
    const what = 'this institution can never accept the target';
    if (known) judge(piece, institution.when, what, (reached) => reached.institutions.has(institution.id));
  }
};
