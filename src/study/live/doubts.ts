import { type WrittenPlaces, writtenIn } from '../../scenario/files/written.ts';
import { type Issue, type Place, sortIssues, warningAt } from '../../scenario/issue.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { Reader } from '../../scenario/reader.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Movable } from './movable.ts';
import { overruled } from './overruled.ts';
import { changesNothing, SWEEP, sweep } from './sweep.ts';

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

/** What moves nothing in the base of a scenario either. */
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
