import type { CountedTables } from '../../kernel/counted.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { NUMBERS, type NumberName, WHOLE_NUMBERS, type WholeNumberName } from '../../kernel/layout.ts';
import type { Situation } from '../../model/situation.ts';
import { type Luck, TAKES_OVER } from '../../random/luck.ts';

/** The figures of a world that lie outside its tables, as far as the compiled rules know them. */
interface PlayedWorld {
  readonly now: Situation;
  inForceCount: number;
  readonly scratch: {
    allStale: number;
    anyFrozen: boolean;
    movedCount: number;
    occasionCount: number;
    firedCount: number;
    staleCount: number;
    restingCount: number;
    pulseCount: number;
  };
}

/** The compiled rules for one world. Each leaves the same bits in the world as its twin in TypeScript. */
export interface Passes {
  /** Takes the luck of a future from here on. */
  readonly takeLuck: (luck: Luck) => void;
  /**
   * Call it before a world starts. With a doubt above 0, whole turns are played with near rates: a pressure decides if it misses
   * its threshold by this share of it (doubtOf). 0: rates are exact to the bit.
   */
  readonly takeDoubt: (doubt: number) => void;
  /** Puts the world at its start, with all parameters at their means under the rule with this position. */
  readonly begin: (rule: number) => void;
  /** Brings up to date all that follows from what a future has drawn, and starts its clocks. */
  readonly settleStart: (world: PlayedWorld) => void;
  readonly drawDispositions: (spread: number) => void;
  /** Draws the parameters of the rule with this position. */
  readonly drawParameters: (rule: number) => void;
  readonly refresh: (world: PlayedWorld, turn: number) => void;
  readonly advanceStates: (world: PlayedWorld) => void;
  readonly fade: (world: PlayedWorld, turn: number) => void;
  readonly rungsChanged: (world: PlayedWorld) => void;
  /**
   * Plays a whole turn in which no person decides. Returns false where near rates do not decide it: then the world has to start
   * again, with exact ones.
   */
  readonly playTurn: (world: PlayedWorld, turn: number) => boolean;
  /** Plays a future that has been started: see CompiledRules. The world is of use again once it has been started. */
  readonly playFuture: (turns: number, rule: number, after: number, counts: boolean) => number;
  /** How many states recognise at the end of the last turn. */
  readonly recogniserCount: () => number;
  /** What futures have been counted in. */
  readonly counted: CountedTables;
}

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
const give = (kernel: Kernel, { inForceCount, now, scratch }: PlayedWorld): void => {
  kernel.whole[HEEDS] = now.heeds ? 1 : 0;
  kernel.whole[ALL_STALE] = scratch.allStale;
  kernel.whole[ANY_FROZEN] = scratch.anyFrozen ? 1 : 0;
  kernel.whole[PULSES_DUE] = scratch.pulseCount;
  kernel.whole[IN_FORCE] = inForceCount;
  kernel.numbers[NORM] = now.norm;
  kernel.numbers[BACKLASH] = now.backlash;
};

/** Takes what follows from the rungs. */
const takeRungs = (kernel: Kernel, { now, scratch }: PlayedWorld): void => {
  now.legitimacy = kernel.numbers[LEGITIMACY] as number;
  now.legitimacyStep = kernel.numbers[LEGITIMACY_STEP] as number;
  now.prize = kernel.numbers[PRIZE] as number;
  now.engagement = kernel.numbers[ENGAGEMENT] as number;
  now.taboo = kernel.numbers[TABOO] as number;
  now.recogniserCount = kernel.whole[RECOGNISERS] as number;
  scratch.allStale = kernel.whole[ALL_STALE] as number;
};

const takeTurn = (kernel: Kernel, world: PlayedWorld): void => {
  const { now, scratch } = world;
  takeRungs(kernel, world);
  now.norm = kernel.numbers[NORM] as number;
  now.backlash = kernel.numbers[BACKLASH] as number;
  world.inForceCount = kernel.whole[IN_FORCE] as number;
  scratch.anyFrozen = kernel.whole[ANY_FROZEN] === 1;
  scratch.occasionCount = kernel.whole[OCCASIONS] as number;
  scratch.movedCount = kernel.whole[MOVED] as number;
  // The kernel looks at the marks of states alone, and leaves none that a list has.
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
