import type { Kernel } from '../../kernel/kernel.ts';
import { NUMBERS, type NumberName, WHOLE_NUMBERS, type WholeNumberName } from '../../kernel/layout.ts';
import { TAKES_OVER } from '../../random/luck.ts';
import type { Passes, World } from '../world.ts';

const number = (name: NumberName): number => NUMBERS.indexOf(name);
const [LEGITIMACY, LEGITIMACY_STEP] = [number('legitimacy'), number('legitimacyStep')];
const [PRIZE, ENGAGEMENT, TABOO] = [number('prize'), number('engagement'), number('taboo')];
const [NORM, BACKLASH] = [number('norm'), number('backlash')];

const whole = (name: WholeNumberName): number => WHOLE_NUMBERS.indexOf(name);
const [FUTURE, PARAMETERS] = [whole('future'), whole('parameters')];
const [TAKEN_OVER, HEEDS] = [whole('takesOver'), whole('heeds')];
const [IS_NEAR, IN_DOUBT] = [whole('isNear'), whole('inDoubt')];
const [MOST, LEAST] = [number('most'), number('least')];
const [ALL_STALE, ANY_FROZEN, PULSES_DUE] = [whole('allStale'), whole('anyFrozen'), whole('pulsesDue')];
const ROWS = whole('rows');
const [IN_FORCE, OCCASIONS] = [whole('inForceCount'), whole('occasionCount')];
const [MOVED, RECOGNISERS] = [whole('movedCount'), whole('recogniserCount')];

/** Hands the figures of a world to the kernel. */
const give = (kernel: Kernel, { inForceCount, now, scratch }: World): void => {
  kernel.whole[HEEDS] = now.heeds ? 1 : 0;
  kernel.whole[ALL_STALE] = scratch.allStale;
  kernel.whole[ANY_FROZEN] = scratch.anyFrozen ? 1 : 0;
  kernel.whole[PULSES_DUE] = scratch.pulseCount;
  kernel.whole[IN_FORCE] = inForceCount;
  kernel.numbers[NORM] = now.norm;
  kernel.numbers[BACKLASH] = now.backlash;
};

/** Takes the figures that follow from the rungs. */
const takeRungs = (kernel: Kernel, { now, scratch }: World): void => {
  now.legitimacy = kernel.numbers[LEGITIMACY] as number;
  now.legitimacyStep = kernel.numbers[LEGITIMACY_STEP] as number;
  now.prize = kernel.numbers[PRIZE] as number;
  now.engagement = kernel.numbers[ENGAGEMENT] as number;
  now.taboo = kernel.numbers[TABOO] as number;
  now.recogniserCount = kernel.whole[RECOGNISERS] as number;
  scratch.allStale = kernel.whole[ALL_STALE] as number;
};

const takeTurn = (kernel: Kernel, world: World): void => {
  const { now, scratch } = world;
  takeRungs(kernel, world);
  now.norm = kernel.numbers[NORM] as number;
  now.backlash = kernel.numbers[BACKLASH] as number;
  world.inForceCount = kernel.whole[IN_FORCE] as number;
  scratch.anyFrozen = kernel.whole[ANY_FROZEN] === 1;
  scratch.occasionCount = kernel.whole[OCCASIONS] as number;
  scratch.movedCount = kernel.whole[MOVED] as number;
  // The kernel looks only at the marks of states, and leaves no mark of a state that a list has.
  scratch.staleCount = 0;
  scratch.restingCount = 0;
  scratch.pulseCount = 0;
};

/** The kernel as the engine uses it, for one world. */
export const passesOf = (kernel: Kernel): Passes => {
  const { rules } = kernel;
  return {
    takeLuck: (luck) => {
      kernel.key.set(luck.key);
      kernel.whole[FUTURE] = luck.future;
      kernel.whole[PARAMETERS] = luck.parameters;
      kernel.whole[TAKEN_OVER] = luck.takesOver ? TAKES_OVER : 0;
    },
    takeDoubt: (doubt) => {
      kernel.whole[IS_NEAR] = doubt > 0 ? 1 : 0;
      kernel.whole[IN_DOUBT] = 0;
      kernel.numbers[MOST] = 1 + doubt;
      kernel.numbers[LEAST] = 1 - doubt;
    },
    begin: rules.begin,
    settleStart: (world) => {
      give(kernel, world);
      rules.settleStart();
      takeTurn(kernel, world);
    },
    drawDispositions: rules.drawDispositions,
    drawParameters: rules.drawParameters,
    refresh: (world, turn) => {
      give(kernel, world);
      rules.refresh(turn);
      world.scratch.allStale = 0;
      world.scratch.staleCount = 0;
      world.scratch.restingCount = 0;
    },
    advanceStates: (world) => {
      give(kernel, world);
      world.scratch.firedCount = rules.advanceStates();
    },
    fade: (world, turn) => {
      give(kernel, world);
      rules.fade(turn);
      world.scratch.pulseCount = 0;
    },
    rungsChanged: (world) => {
      give(kernel, world);
      rules.rungsChanged();
      takeRungs(kernel, world);
    },
    playTurn: (world, turn) => {
      give(kernel, world);
      if (rules.playTurn(turn) === 0) return false;
      takeTurn(kernel, world);
      return true;
    },
    playFuture: (turns, rule, after, counts) => {
      kernel.whole[ROWS] = turns + 1;
      return rules.playFuture(turns, rule, after, counts ? 1 : 0);
    },
    recogniserCount: () => kernel.whole[RECOGNISERS] as number,
    counted: kernel.counted,
  };
};
