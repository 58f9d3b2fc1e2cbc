import { expect } from 'vitest';
import type { Run } from '../../src/domain/run.ts';
import { readingsByTurn } from '../../src/engine/explain/explain.ts';
import { playRun } from '../../src/engine/run.ts';
import { startWorld } from '../../src/engine/start.ts';
import { step } from '../../src/engine/step.ts';
import { makeWorld } from '../../src/engine/world.ts';
import { compile } from '../../src/model/compile.ts';
import { luckOf, rootKey } from '../../src/random/luck.ts';
import type { Rule, Scenario, ScenarioEvent, State } from '../../src/scenario/scenario.ts';

// The laws of docs/model.md, section 8, each as a check of one scenario: used on made-up scenarios and the flagship.

/** History of all states but some, by id: what locality is about. */
export const historyOf = (
  played: Run,
  but: readonly string[] = [],
): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(
    played.states
      .map((id, i) => [id, played.turns.map((turn) => turn.rungs[i] ?? -1)] as const)
      .filter(([id]) => !but.includes(id)),
  );

/** Law 1: ln λ is, bit for bit, the sum in canonical order of the stored terms; a held clock has no rate. */
export const isAdditive = (scenario: Scenario, seed: string): void => {
  const read = readingsByTurn(compile(scenario), { seed });
  for (let turn = 1; turn <= scenario.turns; turn++)
    for (const clock of [...read(turn).clocks, ...read(turn).target]) {
      const sum = clock.terms.reduce((total, term) => total + term.value, 0);
      const rate = clock.held ? 0 : Math.exp(sum);
      const chance = 1 - Math.exp(-clock.rate);
      // An expectation takes longer than to play the clock: only one that breaks the law gets it.
      if (!Object.is(clock.rate, rate) || !Object.is(clock.chance, chance))
        expect(clock).toMatchObject({ rate, chance });
    }
};

/** The events, which a state may also be drawn for that has none of the trait that decides. */
const withNoShare = ({ events }: Scenario, { id, traits }: State): readonly ScenarioEvent[] =>
  events.map((event) => {
    const { happens_to: happens } = event;
    if (!happens?.by || (traits[happens.by] ?? 0) > 0) return event;
    return { ...event, happens_to: { ...happens, among: [...happens.among, id].sort() } };
  });

/**
 * Law 4: a state without power, standing or links changes no bit of any other state's history, nor if an event could happen to
 * it but for a trait that it lacks.
 */
export const isLocal = (scenario: Scenario, seed: string, loner: State): void => {
  const others = scenario.states.filter((state) => state.id !== loner.id);
  const without = playRun(compile({ ...scenario, states: others }), { seed });
  const states = [...others, { ...loner, member: false, power: 0 }].sort((a, b) => (a.id < b.id ? -1 : 1));
  const withLoner = playRun(compile({ ...scenario, states, events: withNoShare(scenario, loner) }), { seed });
  expect(historyOf(withLoner, [loner.id])).toEqual(historyOf(without));
};

/** Law 5: an event that changes nothing changes no bit. */
export const hasSameLuck = (scenario: Scenario, seed: string): void => {
  const idle: ScenarioEvent = {
    id: 'idle',
    label: 'Idle',
    text: 'Nothing changes.',
    source: '',
    act: 'event',
    timing: { kind: 'chance', chance: 0.5 },
    when: undefined,
    once: false,
    cooldown: 0,
    effects: [
      { kind: 'variable', id: 'militancy', operation: 'multiply', value: 1, months: undefined },
      { kind: 'variable', id: 'sanctions', operation: 'add', value: 0, months: 3 },
      {
        kind: 'boost',
        states: scenario.states.map((state) => state.id),
        direction: 'up',
        times: 1,
        months: 2,
      },
    ],
  };
  const events = [...scenario.events, idle].sort((a, b) => (a.id < b.id ? -1 : 1));
  const base = playRun(compile(scenario), { seed });
  const same = playRun(compile({ ...scenario, events }), { seed });
  expect(same.turns.map(({ acts, ...turn }) => turn)).toEqual(base.turns.map(({ acts, ...turn }) => turn));
};

/** Law 5 for rules: rules that change nothing change no bit, and a rule more changes only the futures that play it. */
export const hasSameRules = (scenario: Scenario, seed: string): void => {
  const turnsOf = (rules: readonly Rule[], future: number): Run =>
    playRun(compile({ ...scenario, rules }), { seed, future });
  const { rules: _, ...without } = scenario;
  const more: Rule = {
    id: 'zz',
    label: 'More',
    share: 0.5,
    weights: {},
    rates: { up: { r0: { mean: -1, sd: 0.2 } }, down: {} },
  };
  const idle = ['a', 'b'].map((id) => ({
    id,
    label: id,
    share: 1,
    weights: {},
    rates: { up: {}, down: {} },
  }));
  const plain = playRun(compile(without), { seed });
  const same = turnsOf(idle, 0);
  expect(same.turns).toEqual(plain.turns);
  expect(idle.map(({ id }) => id)).toContain(same.rule);
  const own = scenario.rules ?? idle;
  const others = [...own, more];
  for (let future = 0; future < 4; future++) {
    const played = turnsOf(others, future);
    if (played.rule !== 'zz') expect(played).toEqual(turnsOf(own, future));
  }
};

const within = (value: number, low: number, high: number): void => {
  if (!(value >= low && value <= high)) expect.fail(`${value} is not within ${low} and ${high}`);
};

/** Law 7: rungs stay on the ladder, one step a turn by clocks, dwell kept, indices within bounds, all finite. */
export const isBounded = (scenario: Scenario, seed: string): void => {
  const played = playRun(compile(scenario), { seed });
  const lastMove = new Map<string, number>();
  for (const turn of played.turns) {
    for (const move of turn.moves) {
      if (move.cause.kind === 'clock' || move.cause.kind === 'bloc') {
        expect(Math.abs(move.to - move.from)).toBe(1);
        expect(turn.turn - (lastMove.get(move.state) ?? -1000)).toBeGreaterThan(scenario.rates.dwell);
      }
      lastMove.set(move.state, turn.turn);
    }
    for (const rung of turn.rungs) within(rung, 0, scenario.ladder.length - 1);
    const { recognisers, ...indices } = turn.indices;
    within(recognisers, 0, scenario.states.length);
    for (const value of Object.values(indices)) within(value, 0, 100);
    for (const value of Object.values(turn.tracks)) within(value, 0, 1);
    for (const value of Object.values(turn.variables)) within(value, -Number.MAX_VALUE, Number.MAX_VALUE);
    within(turn.norm, 0, 1);
    within(turn.backlash, 0, 1);
  }
};

/** Law 8, its ground: a future is the same whether it is played alone or after others in the same world. */
export const isSameAlone = (scenario: Scenario, seed: string, futures: number): void => {
  const model = compile(scenario);
  const key = rootKey(seed);
  const world = makeWorld(model, luckOf(key, 0));
  for (let future = 0; future < futures; future++) {
    startWorld(model, world, luckOf(key, future));
    for (let turn = 1; turn <= scenario.turns; turn++) step(model, world);
    const alone = playRun(model, { seed, future }).turns.at(-1);
    expect([...world.now.rung]).toEqual(alone?.rungs);
    expect(world.now.backlash).toBe(alone?.backlash);
  }
};

/** Law 9: replay gives the same bytes, and a shorter run is the beginning of a longer one. */
export const replays = (scenario: Scenario, seed: string): void => {
  const model = compile(scenario);
  const whole = JSON.stringify(playRun(model, { seed }).turns);
  expect(JSON.stringify(playRun(model, { seed }).turns)).toBe(whole);
  const half = Math.ceil(scenario.turns / 2);
  const part = JSON.stringify(playRun(model, { seed, turns: half }).turns);
  expect(part).toBe(JSON.stringify(playRun(model, { seed }).turns.slice(0, half + 1)));
};
