import { decidedModel, type Session } from '../../session/session.ts';
import { type PairedEndings, pairedEndings } from '../../study/compare/paired-endings.ts';
import { type Endings, endingsOf } from '../../study/futures/goals.ts';
import type { Game } from '../game.ts';
import { reachedTurn, worldBeside } from '../world.ts';
import { type EndDifference, endDifference } from './ending.ts';
import { gameWithout, type Taken, takenIn } from './taken.ts';

/** What an action changed at the end: the game as it was played, minus the game without the action. */
interface Worth {
  /** With the same luck. */
  readonly luck: EndDifference;
  /** Over other futures. Each is played with the action and without it. */
  readonly futures: PairedEndings;
}

/** What one action of a team, or one vote, was worth. */
interface ActionWorth extends Worth {
  readonly taken: Taken;
}

/**
 * The worth of decisions. The whole is the sum of the actions, each left out alone, and of a rest. The rest is the
 * effect that actions had only together, or would have had in each other's place. With one action, the rest is 0.
 */
export interface Worths {
  /** How many futures were played with and without each action. */
  readonly futures: number;
  readonly actions: readonly ActionWorth[];
  /** All actions together: the game, minus the game in which every team holds. */
  readonly whole: Worth;
  /** The game in which every team holds, less the scenario without people, with the same luck. */
  readonly holding: EndDifference;
  /** The whole less the sum of the actions, in recognisers: with the same luck, and on average over the futures. */
  readonly rest: { readonly luck: number; readonly futures: number };
}

/** Work for the futures of a debrief: turns of states, so that it comes within seconds however many actions there are. */
const WORK = 20_000_000;
const FEWEST_FUTURES = 50;
export const MOST_FUTURES = 400;

/** How many futures are played of each variant, at most `most`. */
export const debriefFutures = (variants: number, states: number, turns: number, most: number): number => {
  const each = states * Math.max(1, turns) * variants;
  return Math.min(most, MOST_FUTURES, Math.max(FEWEST_FUTURES, Math.floor(WORK / each)));
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Whether two worlds of one start have the same events and decisions, and so the same futures. */
const isSame = (one: Session, other: Session): boolean =>
  one.model === other.model &&
  JSON.stringify(one.recipe.decisions) === JSON.stringify(other.recipe.decisions);

/**
 * The worth of each decision of a game. Every action is left out in turn (leave-one-out), in at most `most` futures. If
 * there are many actions, fewer futures are played.
 */
export const worthsOf = (
  game: Game,
  { base, world, alone }: { readonly base: Session; readonly world: Session; readonly alone: Session },
  most: number = MOST_FUTURES,
): Worths => {
  const { exercise, scenario } = game;
  const turn = reachedTurn(game);
  const frame = { turn, top: scenario.ladder.length - 1, predictions: exercise.predictions };
  const all = takenIn(game);
  const futures = debriefFutures(all.length + 2, scenario.states.length, turn, most);
  const endings = (session: Session): Endings =>
    endingsOf(decidedModel(session), {
      seed: base.recipe.seed,
      futures: { from: 0, to: futures },
      goals: exercise.predictions,
      turns: turn,
    });
  const own = endings(world);
  const compared = (other: Session): Worth => ({
    luck: endDifference(world.run, other.run, frame),
    futures: pairedEndings(own, isSame(world, other) ? own : endings(other)),
  });
  const without = (left: readonly Taken[]): Session => worldBeside(base, world, gameWithout(game, left));
  const held = without(all);
  const whole = compared(held);
  const actions = all.map((taken) => ({ taken, ...compared(all.length === 1 ? held : without([taken])) }));
  return {
    futures,
    actions,
    whole,
    holding: endDifference(held.run, alone.run, frame),
    rest: {
      luck: whole.luck.count - sumOf(actions.map(({ luck }) => luck.count)),
      futures: whole.futures.count.value - sumOf(actions.map((each) => each.futures.count.value)),
    },
  };
};
