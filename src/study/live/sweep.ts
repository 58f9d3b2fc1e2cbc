import { playAlike } from '../../engine/alike.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import type { WrittenPlaces } from '../../scenario/files/written.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type ModelVariants, type Movable, movablesOf } from './movable.ts';

/** The futures in which a sweep looks for a difference. The seed is fixed: the same file has the same doubts. */
export const SWEEP = { seed: 'check', futures: 100 } as const;

/** Most things differ in the first future, in one way or another: all ways are tried there before all futures. */
const FIRST = { from: 0, to: 1 } as const;
const ALL = { from: 0, to: SWEEP.futures } as const;

/** The lowest and the highest value, which come last. If they differ, the other values need not be played. */
const extremes = ([first, ...others]: ModelVariants): ModelVariants => [
  others.at(-2) ?? first,
  others.at(-1) ?? first,
];

/** Things with effects when they happen, and institutions, whose decision counts by itself. */
const weightyOccasions = ({ occasions }: Model): readonly number[] =>
  occasions.flatMap(({ kind, effects }, at) =>
    kind === 'institution' || effects.some((list) => list.length > 0) ? [at] : [],
  );

interface SweepOptions {
  /** Moves only the things with these names. Default: everything. */
  readonly names?: ReadonlySet<string>;
  /** The contents of the scenario's own files. */
  readonly written: WrittenPlaces;
  readonly progress?: (done: number, all: number) => void;
}

/**
 * The things that move nothing in a scenario. Each is moved from its lowest to its highest sensible value, and in no
 * turn of any of the sweep's futures does a clock run at another rate, or another event with effects or institution
 * have its way. So all of these futures are the same bit for bit at all its values.
 */
export const sweep = (scenario: Scenario, { names, written, progress }: SweepOptions): readonly Movable[] => {
  const model = compile(scenario);
  const options = { seed: SWEEP.seed, turns: model.turns, occasions: weightyOccasions(model) };
  const movables = movablesOf(scenario, model, written).filter(({ name }) => names?.has(name) ?? true);
  const still = new Set<string>();
  return movables.filter(({ name, through, variants }, n) => {
    progress?.(n, movables.length);
    if (through !== undefined && still.has(through)) return false;
    const all = variants();
    const isStill =
      all.every((models) => playAlike(extremes(models), { ...options, futures: FIRST })) &&
      all.every((models) => playAlike(models, { ...options, futures: ALL }));
    if (isStill) still.add(name);
    return isStill;
  });
};

/** Whether a what-if plays the futures of a sweep as its base does, bit for bit. */
export const changesNothing = (base: Scenario, whatIf: Scenario): boolean =>
  playAlike([compile(base), compile(whatIf)], {
    seed: SWEEP.seed,
    futures: { from: 0, to: SWEEP.futures },
    turns: Math.max(base.turns, whatIf.turns),
    occasions: [],
  });
