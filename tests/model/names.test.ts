import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDEX_IDS } from '../../src/domain/indices.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { FLAGSHIP, load } from '../scenarios/futures.ts';

type Path = readonly (string | number)[];

/** A place in a scenario that names something: a text, or a key of a record. */
interface Reference {
  readonly path: Path;
  readonly name: string;
  readonly isKey: boolean;
}

/** Everything that a scenario can name. */
const namesOf = (s: Scenario): ReadonlySet<string> =>
  new Set([
    ...[s.states, s.drivers, s.blocs, s.target.tracks, s.variables, s.institutions, s.events].flatMap(
      (list) => list.map(({ id }) => id),
    ),
    ...[...Object.keys(s.weights), ...INDEX_IDS, 'norm'],
  ]);

/** Keys of what names a thing itself, of levels of facts, and of texts for people. */
const NO_REFERENCE = new Set([
  ...['sends', 'accepts', 'says'],
  ...['label', 'name', 'title', 'question', 'description', 'text', 'source', 'authority', 'act'],
  ...['granted', 'deferred', 'field', 'value', 'reason', 'kind', 'policy', 'confidence'],
]);

/** An id is the name of the thing itself, but in effects and conditions. */
const isOwnName = (path: Path): boolean =>
  path.at(-1) === 'id' && !path.includes('effects') && !path.includes('quantity');

/** Every reference in a scenario, found by its structure: a text that is a name, and a record with names for keys. */
const referencesIn = (names: ReadonlySet<string>, value: unknown, path: Path = []): readonly Reference[] => {
  const key = path.findLast((part) => typeof part === 'string');
  if (typeof value === 'string')
    return names.has(value) && !isOwnName(path) && !NO_REFERENCE.has(String(key))
      ? [{ path, name: value, isKey: false }]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).map(
    ([name, inner]) => [Array.isArray(value) ? Number(name) : name, inner] as const,
  );
  const isDictionary = entries.every(([name]) => names.has(String(name)));
  return entries.flatMap(([name, inner]) => [
    ...(isDictionary ? [{ path, name: String(name), isKey: true }] : []),
    ...referencesIn(names, inner, [...path, name]),
  ]);
};

/** A copy in which a reference has another name. */
const respelt = (value: unknown, { path, name, isKey }: Reference, to: string): unknown => {
  const [first, ...rest] = path;
  if (first === undefined) {
    if (!isKey) return to;
    return Object.fromEntries(
      Object.entries(Object(value)).map(([key, inner]) => [key === name ? to : key, inner]),
    );
  }
  const inner = (at: string | number, old: unknown) =>
    at === first ? respelt(old, { path: rest, name, isKey }, to) : old;
  if (Array.isArray(value)) return value.map((old, at) => inner(at, old));
  return Object.fromEntries(Object.entries(Object(value)).map(([at, old]) => [at, inner(at, old)]));
};

/** Where a reference is, whichever entry it is in: `events.effects.states`. */
const siteOf = ({ path }: Reference): string =>
  path.filter((part) => typeof part === 'string' && part !== 'of').join('.') +
  (path.at(-1) === 'of' ? '.of' : '');

const withEvidence = (scenario: Scenario): Scenario => ({
  ...scenario,
  evidence: scenario.states.map(({ id }) => ({
    ...{ state: id, field: 'power', value: '', reason: '', source: '' },
    confidence: 'judgement',
  })),
});

const scenarios = scenarioArbitrary().map(withEvidence);

const misspelt = (name: string): string => `${name}${name.slice(-1)}q`;

const expectNamed = (scenario: Scenario, reference: Reference): void => {
  const wrong = respelt(scenario, reference, misspelt(reference.name));
  const section = String(reference.path[0]);
  expect(() => compile(wrong as Scenario), JSON.stringify(reference)).toThrow(
    new RegExp(`^${section}.*there is no .*"${misspelt(reference.name)}"; the nearest name is "`),
  );
};

/** For each site a reference of the scenario. */
const oneOfEach = (scenario: Scenario, from: number): readonly Reference[] => {
  const all = referencesIn(namesOf(scenario), scenario);
  const turned = all.map((_, at) => all[(at + from) % all.length]);
  return [...new Map(turned.flatMap((each) => (each ? [[siteOf(each), each] as const] : []))).values()];
};

describe('a name that means nothing', () => {
  it('is found in each place of a scenario that names something', () => {
    const sites = fc
      .sample(scenarios, { numRuns: 200, seed: 1 })
      .flatMap((scenario) => referencesIn(namesOf(scenario), scenario).map(siteOf));
    expect([...new Set(sites)].sort()).toMatchInlineSnapshot(`
      [
        "blocs.members",
        "claim.opponents",
        "claim.patrons",
        "conditions.state",
        "conditions.track",
        "decisions.state",
        "drivers.climate.of",
        "events.climate.of",
        "events.effects.id",
        "events.effects.states",
        "events.effects.weight",
        "events.happens_to.among",
        "events.happens_to.by",
        "events.when.quantity.bloc",
        "events.when.quantity.event",
        "events.when.quantity.id",
        "events.when.quantity.institution",
        "events.when.quantity.state",
        "events.when.quantity.terms",
        "evidence.state",
        "institutions.effects.id",
        "institutions.effects.states",
        "institutions.effects.weight",
        "institutions.when.quantity.bloc",
        "institutions.when.quantity.id",
        "institutions.when.quantity.state",
        "institutions.when.quantity.terms",
        "rules.weights",
        "social.leading_driver",
        "states.traits",
        "states.weights",
        "target.leverage_driver",
        "ties.from",
        "ties.to",
        "weights",
      ]
    `);
  });

  it('makes compile throw and say which name, and where', () => {
    fc.assert(
      fc.property(scenarios, fc.nat(), (scenario, from) => {
        compile(scenario);
        for (const reference of oneOfEach(scenario, from)) expectNamed(scenario, reference);
      }),
    );
  });

  it('is found in the flagship too', () => {
    const { scenario } = load(FLAGSHIP);
    for (const from of [0, 77, 777])
      for (const reference of oneOfEach(scenario, from)) expectNamed(scenario, reference);
  });

  it('has a message of this form', () => {
    const { scenario } = load(FLAGSHIP);
    const ties = scenario.ties.with(3, { from: 'CHN', to: 'RUSS', kind: 'peer', weight: 0, source: '' });
    expect(() => compile({ ...scenario, ties })).toThrow(
      'ties[3].to: there is no state "RUSS"; the nearest name is "RUS"',
    );
  });

  it('is refused among the decisions of a play', () => {
    const { scenario } = load('scenarios/two-states.yaml');
    const decisions = { 2: { Aland: 'up' } } as const;
    expect(() => playRun(compile(scenario), { seed: 'x', decisions })).toThrow(
      'decisions of turn 2: there is no state "Aland"',
    );
  });
});
