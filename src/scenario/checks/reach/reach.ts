import { append } from '../../issue.ts';
import type { Condition, Quantity } from '../../parts/happenings.ts';
import type { Variable } from '../../parts/world.ts';
import type { Bloc, State, Track } from '../../scenario.ts';
import type { CheckedEvent, CheckedInstitution } from '../events.ts';
import { type Bounds, constantsOf, type MemberCounts } from './ranges.ts';

/** The parts of a scenario that conditions can test. */
export interface ConditionSubjects {
  readonly events: readonly CheckedEvent[];
  readonly institutions: readonly CheckedInstitution[];
  readonly states: readonly State[];
  readonly blocs: readonly Bloc[];
  readonly tracks: readonly Track[];
  readonly variables: readonly Variable[];
}

/** The events that can happen and the institutions that can accept, with the limits that follow. */
export interface Reached {
  readonly bounds: Bounds;
  readonly events: ReadonlySet<string>;
  readonly institutions: ReadonlySet<string>;
}

interface Terms {
  readonly top: number;
  /** Undefined if the states are not known. */
  readonly members: MemberCounts | undefined;
  /** Whether to use the ranges of quantities only, and not what the other parts of the scenario let happen. */
  readonly strictly: boolean;
  /** Whether a condition can hold within bounds. */
  readonly can: (condition: Condition, bounds: Bounds) => boolean;
}

const often = ({ event }: CheckedEvent): number =>
  event.timing.kind === 'dates' ? event.timing.dates.length : event.once ? 1 : Infinity;

const quantitiesOf = (condition: Condition): readonly Quantity[] => {
  if (condition.kind === 'compare') return [condition.quantity];
  if (condition.kind === 'not') return quantitiesOf(condition.of);
  return condition.of.flatMap(quantitiesOf);
};

/** The events (`e:id`) and institutions (`i:id`) that a condition waits for. */
const awaited = (condition: Condition | undefined): readonly string[] =>
  condition === undefined
    ? []
    : quantitiesOf(condition).flatMap((quantity) =>
        quantity.kind === 'happened'
          ? [`e:${quantity.event}`]
          : quantity.kind === 'granted'
            ? [`i:${quantity.institution}`]
            : [],
      );

interface Candidate {
  readonly key: string;
  readonly when: Condition | undefined;
  readonly often: number;
}

const candidatesOf = (world: ConditionSubjects, strictly: boolean): readonly Candidate[] => [
  ...world.events
    .filter((each) => strictly || !each.silent)
    .map((each) => ({ key: `e:${each.event.id}`, when: each.event.when, often: often(each) })),
  ...world.institutions.map(({ institution, known }) => ({
    key: `i:${institution.id}`,
    when: known ? institution.when : undefined,
    often: 1,
  })),
];

const boundsOf = (world: ConditionSubjects, terms: Terms, reached: ReadonlyMap<string, number>): Bounds => {
  const live = world.events
    .filter((each) => terms.strictly || !each.silent)
    .map((each) => each.event.effects);
  const effects = [...live, ...world.institutions.map((each) => each.institution.effects)].flat();
  return {
    top: terms.top,
    members: terms.members?.members ?? Infinity,
    membersOf: terms.members?.membersOf ?? new Map(),
    constants: terms.strictly ? new Map() : constantsOf(world.variables, effects),
    tracks: new Set(world.tracks.map((track) => track.id)),
    happens: (id) => reached.get(`e:${id}`) ?? 0,
    grants: (id) => reached.has(`i:${id}`),
  };
};

const idsOf = (reached: ReadonlyMap<string, number>, prefix: string): ReadonlySet<string> =>
  new Set([...reached.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)));

/**
 * Finds everything that can happen. Starts with nothing and adds what becomes possible, until nothing more becomes
 * possible. So events that wait for each other, or for themselves, are never reached.
 */
export const reachable = (world: ConditionSubjects, terms: Terms): Reached => {
  const reached = new Map<string, number>();
  const bounds = boundsOf(world, terms, reached);
  const waiting = new Map<string, Candidate[]>();
  const queue = [...candidatesOf(world, terms.strictly)];
  for (const candidate of queue) {
    for (const key of new Set(awaited(candidate.when))) {
      const others = waiting.get(key);
      if (others) others.push(candidate);
      else waiting.set(key, [candidate]);
    }
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (reached.has(next.key) || (next.when && !terms.can(next.when, bounds))) continue;
    reached.set(next.key, next.often);
    append(queue, waiting.get(next.key) ?? []);
  }
  return { bounds, events: idsOf(reached, 'e:'), institutions: idsOf(reached, 'i:') };
};
