import fc from 'fast-check';
import { turnDate } from '../../src/domain/dates.ts';
import { CLIMATE_INDICES } from '../../src/domain/indices.ts';
import { FACTS, type FactName, type Facts } from '../../src/domain/states/facts.ts';
import {
  BUILT_IN_WEIGHTS,
  type Claim,
  CONFIDENCES,
  type Demand,
  type FactRate,
} from '../../src/domain/terms.ts';
import { BUILT_IN_VARIABLES } from '../../src/domain/variables.ts';
import type { Variable } from '../../src/scenario/parts/world.ts';
import type {
  Bloc,
  Driver,
  Parameter,
  Rates,
  Rule,
  Scenario,
  State,
  Target,
  Tie,
} from '../../src/scenario/scenario.ts';
import { events, institutions, type Names } from './events.ts';
import { days, hundredths, maybe, parameters, subsets } from './numbers.ts';

/** What a generated scenario may hold; everything is on unless switched off. */
export interface ScenarioOptions {
  /** Events and institutions. */
  readonly events?: boolean;
  /** Blocs with cohesion; without, members never step together. */
  readonly blocs?: boolean;
  /** Whether the target's tracks can move by themselves. */
  readonly target?: boolean;
  /** Whether states can step down by themselves. */
  readonly down?: boolean;
  readonly ties?: boolean;
  /** Law 6's premises: no pulse, gain of leading, rivals, target response, steps down, moves by events; weights, traits, climates ≥ 0, all drivers benefits. */
  readonly monotone?: boolean;
  readonly states?: { readonly min: number; readonly max: number };
  readonly turns?: { readonly min: number; readonly max: number };
}

/** A log rate so low that its clock cannot fire in a run. */
const NEVER = -100;

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

const each = <T>(
  ids: readonly string[],
  make: (id: string) => fc.Arbitrary<T>,
): fc.Arbitrary<readonly T[]> => (ids.length === 0 ? fc.constant([]) : fc.tuple(...ids.map(make)));

const recordOf = <T>(
  ids: readonly string[],
  values: fc.Arbitrary<T>,
): fc.Arbitrary<Readonly<Record<string, T>>> =>
  fc
    .tuple(...ids.map(() => values))
    .map((all) => Object.fromEntries(all.map((value, i) => [ids[i] ?? '', value])));

interface Frame {
  readonly stateIds: readonly string[];
  readonly driverIds: readonly string[];
  readonly trackIds: readonly string[];
  readonly blocIds: readonly string[];
  readonly rungs: number;
  /** Whether rungs have levels of facts, and states may have facts. */
  readonly facts: boolean;
  readonly options: ScenarioOptions;
}

const frames = (options: ScenarioOptions): fc.Arbitrary<Frame> =>
  fc
    .record({
      states: fc.integer(options.states ?? { min: 1, max: 8 }),
      drivers: fc.integer({ min: 0, max: 4 }),
      tracks: fc.integer({ min: 0, max: 3 }),
      blocs: options.blocs === false ? fc.constant(0) : fc.integer({ min: 0, max: 2 }),
      rungs: fc.integer({ min: 2, max: 5 }),
      facts: fc.boolean(),
    })
    .map((n) => ({
      stateIds: numbered('S', n.states),
      driverIds: numbered('d', n.drivers),
      trackIds: numbered('t', n.tracks),
      blocIds: numbered('B', n.blocs),
      rungs: n.rungs,
      facts: n.facts,
      options,
    }));

const drivers = ({ driverIds, trackIds, rungs, options }: Frame): fc.Arbitrary<readonly Driver[]> =>
  each(driverIds, (id) =>
    fc.record({
      id: fc.constant(id),
      label: fc.constant(`Driver ${id}`),
      sign: options.monotone ? fc.constant(1) : fc.constantFrom(1, -1),
      profile: fc.array(hundredths(0, 1), { minLength: rungs - 1, maxLength: rungs - 1 }),
      climate: fc
        .uniqueArray(
          fc.record({
            of: fc.constantFrom(
              'militancy',
              'openness',
              ...trackIds,
              ...(options.monotone ? [] : ['norm', 'attention', ...CLIMATE_INDICES]),
            ),
            base: hundredths(0, 1),
            slope: hundredths(0, 1),
          }),
          { maxLength: 2, selector: (factor) => factor.of },
        )
        .map((factors) => [...factors].sort((a, b) => (a.of < b.of ? -1 : 1))),
      range: fc.constant<readonly [number, number]>(options.monotone ? [0, 1] : [-1, 1]),
    }),
  );

const states = ({ stateIds, driverIds, rungs, facts, options }: Frame): fc.Arbitrary<readonly State[]> => {
  const weightIds = [...driverIds, ...BUILT_IN_WEIGHTS]
    .filter((id) => !options.monotone || !['pulse', 'leading'].includes(id))
    .sort();
  const certain = hundredths(0, 5).map((mean) => ({ mean, sd: 0 }));
  const own = subsets(weightIds).chain((ids) =>
    recordOf(ids, options.monotone ? certain : parameters(-2, 5)),
  );
  return each(stateIds, (id) =>
    fc
      .record({
        id: fc.constant(id),
        name: fc.constant(`State ${id}`),
        rung: fc.integer({ min: 0, max: rungs - 1 }),
        since: maybe(days(2010, 2023)),
        member: fc.boolean(),
        power: hundredths(0, 1),
        taboo: hundredths(0, 3),
        disposition: hundredths(-1, 1),
        policy: fc.constantFrom('explicit', 'implied'),
        neighbour: fc.boolean(),
        traits: recordOf(driverIds, hundredths(options.monotone ? 0 : -1, 1)),
        weights: fc.oneof(fc.constant({}), own),
        known: facts ? fc.uniqueArray(fc.constantFrom(...FACTS)) : fc.constant([]),
        lower: fc.integer({ min: 0, max: rungs - 1 }),
      })
      .map(({ known, lower, ...state }) => ({ ...state, ...factsOf(known, state.rung, lower) }))
      .map((state): State => (state.member ? state : { ...state, power: 0 })),
  );
};

const levelOf = (fact: FactName, rung: number): string => `${fact}${rung}`;

/** The first fact brings the state to its rung, the others to that rung or a lower one. */
const factsOf = (known: readonly FactName[], rung: number, lower: number): Facts =>
  Object.fromEntries(known.map((fact, n) => [fact, levelOf(fact, n === 0 ? rung : Math.min(rung, lower))]));

/** What some states ask of the target. */
const conditions = ({ stateIds, trackIds }: Frame): fc.Arbitrary<readonly Demand[]> =>
  subsets(stateIds.flatMap((state) => trackIds.map((track) => `${state} ${track}`))).chain((keys) =>
    each(keys, (key) => {
      const [state = '', track = ''] = key.split(' ');
      return fc.record({
        state: fc.constant(state),
        track: fc.constant(track),
        level: hundredths(0, 1),
        strength: hundredths(0, 1),
        source: fc.constantFrom('', 'A speech.'),
        reason: fc.constantFrom('', 'It said so.'),
        confidence: fc.constantFrom(...CONFIDENCES),
      });
    }),
  );

const byFact = ({ rungs, facts, options }: Frame): fc.Arbitrary<readonly FactRate[]> => {
  const rungsFrom = (first: number) =>
    subsets(Array.from({ length: rungs - 1 }, (_, k) => String(k + first))).map((list) =>
      list.map(Number).sort(),
    );
  const term = (id: string, fact: FactName): fc.Arbitrary<FactRate> =>
    fc.record({
      id: fc.constant(id),
      label: fc.constant(`Term ${id}`),
      levels: fc.integer({ min: 0, max: rungs - 1 }).map((rung) => ({
        [fact]: [levelOf(fact, rung), levelOf(fact, 0)].filter((a, n, all) => all.indexOf(a) === n).sort(),
      })),
      held_by: fc.constantFrom(undefined, ...FACTS),
      up: rungsFrom(0),
      down: rungsFrom(1),
      add: options.monotone ? hundredths(-2, 2).map((mean) => ({ mean, sd: 0 })) : parameters(-2, 2),
    });
  if (!facts) return fc.constant([]);
  return fc.tuple(term('f0', 'accepts'), term('f1', 'says')).chain((terms) => fc.subarray([...terms]));
};

/** Weights in hundredths, cut so that a state's peers, and its rivals, sum to at most 1. */
const ties = ({ stateIds, options }: Frame): fc.Arbitrary<readonly Tie[]> => {
  if (options.ties === false || stateIds.length < 2) return fc.constant([]);
  const kinds = options.monotone ? (['peer'] as const) : (['peer', 'rival'] as const);
  const pairs = stateIds.flatMap((from) =>
    kinds.flatMap((kind) => stateIds.filter((to) => to !== from).map((to) => ({ from, to, kind }))),
  );
  const most = Math.floor(100 / (stateIds.length - 1)) / 100;
  return fc.subarray(pairs, { maxLength: Math.min(20, pairs.length) }).chain((some) =>
    each(
      some.map((_, i) => String(i)),
      () => hundredths(0, most),
    ).map((weights) =>
      some.map((pair, i): Tie => ({ ...pair, weight: weights[i] ?? 0, source: 'judgement' })),
    ),
  );
};

/** Members are dealt out, so that no state has two coordinating blocs. */
const blocs = ({ stateIds, blocIds }: Frame): fc.Arbitrary<readonly Bloc[]> =>
  each(stateIds, () => fc.constantFrom(undefined, ...blocIds)).chain((dealt) =>
    each(blocIds, (id) =>
      fc.record({
        id: fc.constant(id),
        label: fc.constant(`Bloc ${id}`),
        cohesion: fc.oneof(fc.constantFrom(0, 1), hundredths(0, 1)),
        members: fc.constant(stateIds.filter((_, i) => dealt[i] === id)),
      }),
    ),
  );

const target = ({ driverIds, trackIds, options }: Frame): fc.Arbitrary<Target> => {
  const moves = options.target !== false && !options.monotone;
  return fc.record(
    {
      id: fc.constant('T'),
      name: fc.constant('Targetland'),
      authority: fc.constant('the authorities'),
      prize: moves ? hundredths(0, 20) : fc.constant(0),
      leverage_driver: fc.constantFrom(undefined, ...driverIds),
      backlash: hundredths(0, 1),
      tracks: each(trackIds, (id) =>
        fc
          .record({
            id: fc.constant(id),
            label: fc.constant(`Track ${id}`),
            moves: fc.oneof(
              fc.record({ start: fc.integer({ min: 0, max: 10 }).map((n) => n / 10) }),
              fc.record({ start: hundredths(0, 1), step: hundredths(0.01, 0.3) }),
            ),
            resistance: hundredths(0, 1),
            up: moves ? parameters(-6, -2) : fc.constant({ mean: NEVER, sd: 0 }),
            down: moves ? parameters(-6, -2) : fc.constant({ mean: NEVER, sd: 0 }),
          })
          .map(({ moves: how, ...track }) => ({ ...track, ...how })),
      ),
      push_backlash: parameters(-2, 2),
    },
    { requiredKeys: ['id', 'name', 'authority', 'prize', 'leverage_driver', 'backlash', 'tracks'] },
  );
};

const claim = ({ stateIds: [first = '', ...others] }: Frame): fc.Arbitrary<Claim> =>
  fc.record({
    kind: fc.constantFrom('state', 'government'),
    sponsor: fc.boolean(),
    patrons: fc.constantFrom([], [first]),
    opponents: fc.constant(others.slice(0, 1)),
    route: fc.constantFrom('colony', 'federation', 'consent', 'none'),
    un: fc.constantFrom('for', 'against', 'silent'),
    region: fc.constantFrom('for', 'against', 'silent'),
    control: fc.constantFrom('full', 'partial', 'none'),
    coded: fc.constant('Coded by no one.'),
  });

const rates = (frame: Frame): fc.Arbitrary<Rates> => {
  const { rungs, options } = frame;
  const steps = { minLength: rungs - 1, maxLength: rungs - 1 };
  const falls = options.down !== false && !options.monotone;
  const plain = fc.record({
    up: fc.array(parameters(-6, -1), steps),
    down: fc.array(falls ? parameters(-7, -3) : fc.constant({ mean: NEVER, sd: 0 }), steps),
    hysteresis: falls ? hundredths(0, 0.9) : fc.constant(0),
    dwell: fc.integer({ min: 0, max: 3 }),
    uncertainty: fc.oneof(fc.constant(0), hundredths(0, 1)),
  });
  return fc
    .tuple(plain, byFact(frame))
    .map(([all, by_fact]) => (by_fact.length === 0 ? all : { ...all, by_fact }));
};

const weights = ({ driverIds, options }: Frame): fc.Arbitrary<Readonly<Record<string, Parameter>>> => {
  const ids = [...driverIds, ...BUILT_IN_WEIGHTS].sort();
  const low = options.monotone ? 0 : -2;
  return recordOf(ids, parameters(low, 5)).map((all) => {
    if (!options.monotone) return all;
    const certain = Object.entries(all).map(
      ([id, { mean }]) => [id, { mean: id === 'pulse' || id === 'leading' ? 0 : mean, sd: 0 }] as const,
    );
    return Object.fromEntries(certain);
  });
};

/** Rival rules with values of their own for some weights and steps; mostly none. */
const rules = (frame: Frame): fc.Arbitrary<readonly Rule[]> => {
  const steps = (first: number): readonly string[] =>
    Array.from({ length: frame.rungs - 1 }, (_, k) => `r${k + first}`);
  const some = <T>(all: Readonly<Record<string, T>>): fc.Arbitrary<Readonly<Record<string, T>>> =>
    subsets(Object.keys(all)).map((ids) => Object.fromEntries(ids.map((id) => [id, all[id] as T])));
  const byRung = (list: readonly Parameter[], first: number) =>
    some(Object.fromEntries(steps(first).map((id, k) => [id, list[k] as Parameter])));
  const rule = (id: string): fc.Arbitrary<Rule> =>
    fc
      .record({ own: weights(frame), base: rates(frame), named: fc.boolean() })
      .chain(({ own, base, named }) =>
        fc.record({
          id: fc.constant(id),
          label: fc.constant(`Rule ${id}`),
          share: hundredths(0.01, 2),
          weights: some(own),
          rates: fc.record({ up: byRung(base.up, 0), down: byRung(base.down, 1) }),
          ...(named ? { uncertainty: fc.constant(base.uncertainty) } : {}),
        }),
      );
  return fc
    .oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3 }))
    .chain((count) => each(numbered('rule', count), rule));
};

const variables = (): fc.Arbitrary<readonly Variable[]> =>
  fc
    .tuple(
      hundredths(0, 2),
      fc.integer({ min: 1, max: 24 }),
      fc.subarray(['norm_push', 'credibility', 'tension']),
    )
    .map(([start, half_life, fading]) =>
      [
        ...Object.entries(BUILT_IN_VARIABLES).map(([id, value]) => ({
          id,
          label: id,
          start: value,
          ...(fading.includes(id) ? { half_life } : {}),
        })),
        { id: 'attention', label: 'Attention', start, half_life },
        { id: 'openness', label: 'Openness', start },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );

const withHappenings = (scenario: Scenario, options: ScenarioOptions): fc.Arbitrary<Scenario> => {
  if (options.events === false) return fc.constant(scenario);
  const members = new Set(scenario.states.filter((state) => state.member).map((state) => state.id));
  const year = Number(scenario.start.slice(0, 4));
  const names: Names = {
    states: scenario.states.map((state) => state.id),
    drivers: scenario.drivers.map((driver) => driver.id),
    members: members.size,
    blocs: scenario.blocs.map((bloc) => ({
      id: bloc.id,
      members: bloc.members.filter((id) => members.has(id)).length,
    })),
    tracks: scenario.target.tracks.map((track) => track.id),
    variables: scenario.variables.map((variable) => variable.id),
    weights: Object.keys(scenario.weights),
    top: scenario.ladder.length - 1,
    years: [year, year + 3],
    moves: !options.monotone,
  };
  return fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 4 })).chain(([bodies, count]) => {
    const institutionIds = numbered('i', bodies);
    const eventIds = numbered('e', count);
    return fc
      .record({
        institutions: each(institutionIds, (id) => institutions(names, Number(id.slice(1)))),
        events: each(eventIds, (id) => {
          const number = Number(id.slice(1));
          return events(names, { institutions: institutionIds, events: eventIds.slice(0, number) }, number);
        }),
      })
      .chain((happenings) =>
        decisions(scenario, options).map((decided) => ({ ...scenario, ...happenings, decisions: decided })),
      );
  });
};

const decisions = (scenario: Scenario, options: ScenarioOptions): fc.Arbitrary<Scenario['decisions']> => {
  const one = fc.record({
    state: fc.constantFrom(...scenario.states.map((state) => state.id)),
    turn: fc.integer({ min: 1, max: scenario.turns }),
    decision: fc.oneof(
      fc.constantFrom('up' as const, 'down' as const, 'hold' as const),
      fc.integer({ min: 0, max: scenario.ladder.length - 1 }).map((to) => ({ to })),
    ),
  });
  return fc.array(one, { maxLength: options.monotone ? 0 : 3 }).map((list) =>
    list.map(({ state, turn, decision }, i) => ({
      id: `d${i}`,
      state,
      on: turnDate(scenario.start, scenario.turn, turn),
      decision,
    })),
  );
};

const ladder = ({ rungs, facts }: Frame): fc.Arbitrary<Scenario['ladder']> =>
  fc.array(hundredths(0, 1), { minLength: rungs, maxLength: rungs }).map((standings) =>
    [...standings]
      .sort((a, b) => a - b)
      .map((standing, i) => ({
        id: `r${i}`,
        label: `Rung ${i}`,
        standing,
        ...(facts ? Object.fromEntries(FACTS.map((fact) => [fact, [levelOf(fact, i)]])) : {}),
      })),
  );

/** What else is not certain: no run reads it, and files keep it. */
const unsure = ({ driverIds }: Frame) =>
  fc.record(
    {
      label: fc.constantFrom('One', 'Another'),
      group: fc.constantFrom('g', 'h'),
      set: fc.constant(driverIds.map((id) => `weights.${id}`).concat('norm.start')),
      spread: fc.oneof(
        fc.record({ kind: fc.constant('even' as const), low: hundredths(0, 1), high: hundredths(2, 3) }),
        fc.record({ kind: fc.constant('normal' as const), mean: hundredths(0, 1), sd: hundredths(1, 2) }),
        fc.constant({ kind: 'one of' as const, values: ['a', 2] }),
        fc.constant({ kind: 'peak' as const, low: 0, high: 2, mode: 1 }),
      ),
    },
    { requiredKeys: ['label', 'set', 'spread'] },
  );

/** What somebody could change. */
const lever = ({ stateIds }: Frame) =>
  fc.oneof(
    fc.record(
      {
        label: fc.constant('A lever'),
        set: fc.constantFrom('norm.start', ...stateIds.map((id) => `${id}.power`)),
        low: hundredths(0, 0.4),
        high: hundredths(0.5, 1),
        cost: hundredths(0.1, 9),
      },
      { requiredKeys: ['label', 'set'] },
    ),
    fc.record({
      label: fc.constant('Another'),
      set: fc.constantFrom(...stateIds.map((id) => `${id}.rung`)),
      values: fc.constantFrom([0], [1, 0]),
    }),
  );

/** Checked scenarios of every shape the format allows, small enough to run hundreds of them in a test. */
export const scenarioArbitrary = (options: ScenarioOptions = {}): fc.Arbitrary<Scenario> =>
  frames(options).chain((frame) =>
    fc
      .record({
        id: fc.constant('generated'),
        title: fc.constant('Generated'),
        question: fc.constant('What follows?'),
        description: fc.constant(''),
        start: days(2024, 2026),
        turn: fc.constantFrom('month', 'week'),
        turns: fc.integer(options.turns ?? { min: 1, max: 24 }),
        ladder: ladder(frame),
        rates: rates(frame),
        weights: weights(frame),
        social: fc.record({
          cap: hundredths(0.5, 5),
          half_life: hundredths(1, 24),
          legitimacy_start: hundredths(0, 1),
          taboo_half: hundredths(0.1, 3),
          leading_driver: fc.constantFrom(undefined, ...frame.driverIds),
        }),
        drivers: drivers(frame),
        states: states(frame),
        ties: ties(frame),
        blocs: blocs(frame),
        evidence: fc.constant([]),
        target: target(frame),
        norm: fc.record({ start: hundredths(0, 1), act: hundredths(0.01, 0.5) }, { requiredKeys: ['start'] }),
        variables: variables(),
        institutions: fc.constant([]),
        events: fc.constant([]),
        decisions: fc.constant([]),
        claim: maybe(claim(frame)),
        conditions: conditions(frame),
        rules: rules(frame),
        uncertain: fc.array(unsure(frame), { maxLength: 3 }),
        levers: fc.array(lever(frame), { maxLength: 2 }),
      })
      .map(
        ({
          claim,
          rules,
          uncertain,
          levers,
          conditions: asked,
          social: { leading_driver, ...social },
          ...scenario
        }) => ({
          ...scenario,
          social: leading_driver === undefined ? social : { ...social, leading_driver },
          ...(claim === undefined ? {} : { claim }),
          ...(asked.length === 0 ? {} : { conditions: asked }),
          ...(rules.length === 0 ? {} : { rules }),
          ...(uncertain.length === 0
            ? {}
            : { uncertain: uncertain.map((of, i) => ({ ...of, id: `u${i}` })) }),
          ...(levers.length === 0 ? {} : { levers: levers.map((of, i) => ({ ...of, id: `l${i}` })) }),
        }),
      )
      .chain((scenario) => withHappenings(scenario, options)),
  );
