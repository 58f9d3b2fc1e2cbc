import { Agent, Environment } from 'flocc';
import { luckOf, rootKey } from '../../src/random/luck.ts';
import type { Scenario, State } from '../../src/scenario/scenario.ts';
import { changeWorld, type Future, type StepStates, stepOf } from './play.ts';
import type { Values } from './values.ts';
import { drawFuture, type PlainWorld, startPlain, withDrawnRule } from './world.ts';

// The same rules in flocc, a library for agent-based models: an agent per state with its clocks and its rule, an
// environment that ticks once a turn. What no agent does (events, the target, the norm) is shared with ./play.ts, but
// nothing is copied from turn to turn: flocc's data change in place.

/** What an agent looks at in a tick: the world as all see it, so that the order of agents does not matter. */
interface Sight {
  readonly future: Future;
  readonly world: PlainWorld;
  readonly values: Values;
  readonly frozen: ReadonlySet<string>;
}

const agentOf = (state: State): Agent =>
  new Agent({
    code: state.id,
    clocks: { pressure: {}, firings: {} },
    to: undefined,
    tick: (agent: Agent) => {
      const { future, world, values, frozen }: Sight = agent.environment.get('sight');
      return {
        to: frozen.has(state.id) ? undefined : stepOf(future, world, values, state, agent.get('clocks')),
      };
    },
  });

/** Plays one future and gives the rungs at the end of every turn by state, the start first. */
export const playFlocc = (
  written: Scenario,
  seed: string,
  number: number,
): readonly Readonly<Record<string, number>>[] => {
  const luck = luckOf(rootKey(seed), number);
  const scenario = withDrawnRule(written, luck);
  const future: Future = { scenario, luck, drawn: drawFuture(scenario, luck) };
  const world = startPlain(scenario, luck);
  const environment = new Environment();
  for (const state of scenario.states) environment.addAgent(agentOf(state));
  const tick: StepStates = (_, now, values, frozen) => {
    environment.set('sight', { future, world: now, values, frozen } satisfies Sight);
    environment.tick();
    return new Map(
      environment
        .getAgents()
        .filter((agent) => agent.get('to') !== undefined && agent.get('to') !== null)
        .map((agent) => [agent.get('code'), agent.get('to')]),
    );
  };
  const history = [{ ...world.rungs }];
  for (let turn = 1; turn <= scenario.turns; turn++) {
    changeWorld(future, world, world, tick);
    history.push({ ...world.rungs });
  }
  return history;
};
