import { type WrittenPlaces, writtenIn } from '../../scenario/files/written.ts';
import { type Issue, type Place, sortIssues, warningAt } from '../../scenario/issue.ts';
import type { Path } from '../../scenario/located.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { Reader } from '../../scenario/reader.ts';
import type { Rule, Scenario } from '../../scenario/scenario.ts';
import type { Movable } from './movable.ts';
import { changesNothing, SWEEP, sweep } from './sweep.ts';

/** A value of the scenario that rules may have in its place. */
interface Replaced {
  readonly name: string;
  readonly path: Path;
  readonly isReplacedBy: (rule: Rule) => boolean;
}

const rates = ({ ladder }: Scenario, way: 'up' | 'down'): readonly Replaced[] =>
  ladder.map(({ id }) => ({
    name: `rate ${way} ${id}`,
    path: ['rates', way, id],
    isReplacedBy: (rule) => Object.hasOwn(rule.rates[way], id),
  }));

/** The values of a scenario that no future plays, since every rule has a value of its own. */
const overruled = (scenario: Scenario): readonly Replaced[] => {
  const { rules = [], weights } = scenario;
  const all: readonly Replaced[] = [
    ...Object.keys(weights).map((id) => ({
      name: `weight ${id}`,
      path: ['weights', id],
      isReplacedBy: (rule: Rule) => Object.hasOwn(rule.weights, id),
    })),
    ...rates(scenario, 'up'),
    ...rates(scenario, 'down'),
    {
      name: 'uncertainty',
      path: ['rates', 'uncertainty'],
      isReplacedBy: ({ uncertainty }) => uncertainty !== undefined,
    },
  ];
  return rules.length === 0 ? [] : all.filter(({ isReplacedBy }) => rules.every(isReplacedBy));
};

const expectedOf = ({ name }: Movable): string =>
  name.startsWith('weight ')
    ? 'a state for which its term counts; else set it to 0'
    : 'something that reads it and moves a clock; else remove it';

const doubtOf = (place: Place, movable: Movable): Issue =>
  warningAt(
    place,
    `${movable.name} moves nothing: at each of its values every clock keeps its rate in ${SWEEP.futures} futures`,
    { expected: expectedOf(movable) },
  );

/** The things that also move nothing in the base of a scenario. */
const stillInBase = (
  base: Scenario,
  written: WrittenPlaces,
  still: readonly Movable[],
): ReadonlySet<string> => {
  const names = new Set(still.map(({ name }) => name));
  return new Set(sweep(base, { names, written }).map(({ name }) => name));
};

/**
 * The doubts that only playing shows: what moves nothing in the scenario of a file, and a what-if that changes nothing. What
 * moves nothing in a base either is a doubt about the base, unless the file itself says it again. A scenario with errors
 * has none. `progress` counts what was moved.
 */
export const liveDoubts = (
  path: string,
  reader: Reader,
  progress?: (done: number, all: number) => void,
): readonly Issue[] => {
  const parsed = parseScenario(path, reader);
  if (!parsed.ok) return [];
  const { scenario } = parsed;
  const written = writtenIn(path, reader);
  const still = sweep(scenario, { written, ...(progress && { progress }) });
  const base = written.base === undefined ? undefined : parseScenario(written.base, reader);
  const old = base?.ok ? stillInBase(base.scenario, written, still) : new Set();
  const doubts = still.flatMap((movable) => {
    const place = written.placeOf(movable.paths);
    return old.has(movable.name) && place.file !== written.file ? [] : [doubtOf(place, movable)];
  });
  const isEmpty = base?.ok && changesNothing(base.scenario, scenario);
  const empty = isEmpty
    ? [warningAt(written.placeOf([]), 'this what-if changes nothing: its futures are those of its base')]
    : [];
  const replaced = overruled(scenario).flatMap(({ name, path: at }) => {
    const place = written.placeOf([at]);
    return written.has(at) && place.file === written.file
      ? [warningAt(place, `every rule has a value of its own for ${name}, so this moves nothing`)]
      : [];
  });
  return sortIssues([...empty, ...doubts, ...replaced]);
};
