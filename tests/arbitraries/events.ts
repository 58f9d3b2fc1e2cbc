import fc from 'fast-check';
import type {
  Condition,
  Effect,
  EffectStates,
  HappensTo,
  Quantity,
  Timing,
} from '../../src/scenario/parts/happenings.ts';
import type { ClimateFactor, Institution, ScenarioEvent } from '../../src/scenario/scenario.ts';
import { days, hundredths, maybe, subsets, yearDays } from './numbers.ts';

/** The ids that conditions and effects may speak of. */
export interface Names {
  readonly states: readonly string[];
  readonly members: number;
  readonly drivers: readonly string[];
  readonly blocs: readonly { readonly id: string; readonly members: number }[];
  readonly tracks: readonly string[];
  readonly variables: readonly string[];
  readonly weights: readonly string[];
  readonly top: number;
  readonly years: readonly [number, number];
  /** Whether events may move states outright. */
  readonly moves: boolean;
}

/** Names that exist by the time a condition is read; earlier events only, so that none waits for itself. */
export interface Known {
  readonly institutions: readonly string[];
  readonly events: readonly string[];
}

interface Measured {
  readonly quantity: Quantity;
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

const measured = (quantity: Quantity, low: number, high: number, whole = false): Measured => ({
  quantity,
  low,
  high,
  whole,
});

const INDEX_CHOICES = [
  'legitimacy',
  'isolation',
  'frozen_assets',
  'norm_strength',
  'regional_stability',
  'womens_rights',
] as const;

const quantities = (names: Names, known: Known): fc.Arbitrary<Measured> => {
  const rungs = fc.integer({ min: 1, max: names.top });
  const bloc = fc.constantFrom(undefined, ...names.blocs.filter((each) => each.members > 0));
  const choices: fc.Arbitrary<Measured>[] = [
    fc.constantFrom(...names.variables).map((id) => measured({ kind: 'variable', id }, 0, 3)),
    fc.constantFrom(...INDEX_CHOICES).map((id) => measured({ kind: 'index', id }, 0, 100)),
    fc.constantFrom(...names.states).map((state) => measured({ kind: 'rung', state }, 0, names.top, true)),
  ];
  if (names.members > 0) {
    choices.push(
      fc.tuple(rungs, bloc).map(([rung, of]) => measured({ kind: 'share', rung, bloc: of?.id }, 0, 1)),
    );
    choices.push(
      fc
        .tuple(rungs, bloc)
        .map(([rung, of]) =>
          measured({ kind: 'count', rung, bloc: of?.id }, 0, of?.members ?? names.members, true),
        ),
    );
  }
  if (names.tracks.length > 0) {
    choices.push(fc.constantFrom(...names.tracks).map((id) => measured({ kind: 'track', id }, 0, 1)));
    choices.push(
      subsets(names.tracks, 1).map((ids) =>
        measured({ kind: 'sum', terms: Object.fromEntries(ids.map((id) => [id, 0.5])) }, 0, 0.5 * ids.length),
      ),
    );
  }
  if (known.institutions.length > 0) {
    choices.push(
      fc
        .constantFrom(...known.institutions)
        .map((institution) => measured({ kind: 'granted', institution }, 0, 1, true)),
    );
  }
  if (known.events.length > 0) {
    choices.push(
      fc.constantFrom(...known.events).map((event) => measured({ kind: 'happened', event }, 0, 1, true)),
    );
  }
  return fc.oneof(...choices);
};

/** A comparison that its quantity's range neither forces nor forbids. */
const comparisons = (names: Names, known: Known): fc.Arbitrary<Condition> =>
  quantities(names, known).chain(({ quantity, low, high, whole }) =>
    fc
      .tuple(
        fc.constantFrom('at_least', 'at_most', 'above', 'below'),
        whole ? fc.integer({ min: low, max: high - 1 }) : hundredths(low, high - 0.01),
      )
      .map(([test, below]): Condition => {
        const step = whole ? 1 : 0.01;
        const value =
          test === 'at_least' || test === 'below' ? Math.round((below + step) * 100) / 100 : below;
        return { kind: 'compare', quantity, test, value };
      }),
  );

const subject = (condition: Condition): string =>
  condition.kind === 'compare' ? JSON.stringify(condition.quantity) : condition.kind;

/** Conditions that can hold and can fail: all, any, not, and every quantity. */
export const conditions = (names: Names, known: Known): fc.Arbitrary<Condition> => {
  const one = comparisons(names, known);
  const several = fc.uniqueArray(one, { minLength: 1, maxLength: 3, selector: subject });
  return fc.oneof(
    { weight: 3, arbitrary: one },
    several.map((of): Condition => ({ kind: 'all', of })),
    several.map((of): Condition => ({ kind: 'any', of })),
    one.map((of): Condition => ({ kind: 'not', of })),
  );
};

const months = (): fc.Arbitrary<number | undefined> => maybe(fc.integer({ min: 1, max: 24 }));
const operations = (): fc.Arbitrary<'set' | 'multiply' | 'add'> => fc.constantFrom('set', 'multiply', 'add');
const directions = (): fc.Arbitrary<'up' | 'down'> => fc.constantFrom('up', 'down');

/** Effects of every kind; some speak of `that` state where the event happens to one. */
export const effects = (names: Names, happens = false): fc.Arbitrary<Effect> => {
  const listed: fc.Arbitrary<EffectStates> = subsets(names.states, 1);
  const states = happens ? fc.oneof(listed, fc.constant<EffectStates>('that')) : listed;
  const change = { operation: operations(), value: hundredths(0, 2), months: months() };
  const choices: fc.Arbitrary<Effect>[] = [
    fc.record({ kind: fc.constant('variable'), id: fc.constantFrom(...names.variables), ...change }),
    fc.record({
      kind: fc.constant('boost'),
      states,
      direction: directions(),
      times: hundredths(0.1, 4),
      months: months(),
    }),
    fc.record({ kind: fc.constant('disposition'), states, add: hundredths(-2, 2), months: months() }),
    fc.record({ kind: fc.constant('block'), states, direction: directions(), months: months() }),
    fc.record({ kind: fc.constant('weight'), states, weight: fc.constantFrom(...names.weights), ...change }),
  ];
  if (names.tracks.length > 0) {
    choices.push(fc.record({ kind: fc.constant('track'), id: fc.constantFrom(...names.tracks), ...change }));
  }
  if (names.moves) {
    choices.push(
      fc.record({ kind: fc.constant('move'), states, to: fc.integer({ min: 0, max: names.top }) }),
    );
    choices.push(fc.record({ kind: fc.constant('shift'), states, by: fc.constantFrom(-1, 1) }));
  }
  return fc.oneof(...choices);
};

const timings = (names: Names): fc.Arbitrary<Timing> =>
  fc.oneof(
    fc
      .uniqueArray(days(names.years[0] + 1, names.years[1]), { minLength: 1, maxLength: 3 })
      .map((dates): Timing => ({ kind: 'dates', dates: [...dates].sort() })),
    yearDays().map((day): Timing => ({ kind: 'yearly', day })),
    hundredths(0, 0.5).map((chance): Timing => ({ kind: 'chance', chance })),
    fc.constant<Timing>({ kind: 'condition' }),
  );

const happensTo = (names: Names): fc.Arbitrary<HappensTo> =>
  fc.record({
    among: subsets(names.states, 1),
    by: fc.constantFrom(undefined, ...names.drivers),
    from: fc.integer({ min: 0, max: 1 }),
    to: fc.integer({ min: 1, max: names.top }),
  });

const climates = (names: Names): fc.Arbitrary<readonly ClimateFactor[]> =>
  fc
    .uniqueArray(
      fc.record({
        of: fc.constantFrom<ClimateFactor['of']>('norm', 'isolation', ...names.variables, ...names.tracks),
        base: hundredths(-1, 1),
        slope: hundredths(-1, 1),
      }),
      { maxLength: 2, selector: ({ of }) => of },
    )
    .map((factors) => [...factors].sort((a, b) => (a.of < b.of ? -1 : 1)));

/** The event `e<number>`, which may wait for events before it. */
export const events = (names: Names, known: Known, number: number): fc.Arbitrary<ScenarioEvent> =>
  fc
    .record({
      id: fc.constant(`e${number}`),
      label: fc.constant(`Event ${number}`),
      said: fc.constantFrom('', 'Something happened'),
      source: fc.constant('judgement'),
      act: fc.constantFrom('event', 'support', 'protest'),
      timing: timings(names),
      when: maybe(conditions(names, known)),
      required: conditions(names, known),
      once: fc.boolean(),
      cooldown: fc.integer({ min: 0, max: 6 }),
      happens: maybe(happensTo(names)),
      factors: climates(names),
      plain: fc.array(effects(names), { maxLength: 3 }),
      onThat: fc.array(effects(names, true), { maxLength: 3 }),
    })
    .map(
      ({ required, when, said, happens, factors, plain, onThat, ...event }): ScenarioEvent => ({
        ...event,
        text: said === '' ? '' : `${said}${happens ? ' to {state}' : ''}.`,
        // Without a draw of its own, so that seeds give the events that they gave before.
        ...(event.cooldown > 3 && { by: happens ? ['target', 'that'] : ['target'] }),
        ...(happens && { happens_to: happens }),
        ...(event.timing.kind === 'chance' && { climate: factors }),
        effects: happens ? onThat : plain,
        when: event.timing.kind === 'condition' ? required : when,
      }),
    );

/** The institution `i<number>`. */
export const institutions = (names: Names, number: number): fc.Arbitrary<Institution> =>
  fc.record({
    id: fc.constant(`i${number}`),
    label: fc.constant(`Institution ${number}`),
    decides: yearDays(),
    when: conditions(names, { institutions: [], events: [] }),
    effects: fc.array(effects(names), { maxLength: 2 }),
    granted: fc.constant('granted'),
    deferred: fc.constant('deferred'),
  });
