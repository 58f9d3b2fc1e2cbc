import { workerData } from 'piscina';
import { chooseEngine, ENGINES } from '../../engine/worlds/engine-choice.ts';
import { loadKernel } from '../../engine/worlds/in-world.ts';
import type { Model } from '../../model/model.ts';
import type { CascadeTally } from '../../study/cascade/cascade-tally.ts';
import type { CascadesTask } from '../../study/cascade/cascades.ts';
import type { PairTally } from '../../study/futures/pair-tally.ts';
import { playPairs } from '../../study/futures/pairs.ts';
import type { Counted, CountTask, PairTask } from '../../study/futures/pool.ts';
import type { PointsTask } from '../../study/sensitivity/points.ts';
import { cascadesTask, countTask, pointsTask } from './tasks.ts';

// The code that a worker thread runs. Each exported function does one kind of task.

const engine = ENGINES.find((each) => each === workerData) ?? 'kernel';
chooseEngine(engine);
if (engine === 'kernel') await loadKernel();

/** A model that this thread may know already. */
interface HandedModel {
  /** The name of the model. No other model of this program has it. */
  readonly name: string;
  /** If undefined, the thread uses its own copy. */
  readonly model?: Model | undefined;
}

/** A task that gives its models by name. */
interface HandedTask<Options> {
  readonly models: readonly HandedModel[];
  readonly options: Options;
}

/** The most models that a thread keeps. One comparison has fewer: a base and eight what-ifs. */
const KEPT = 12;
const known = new Map<string, Model>();

const modelOf = ({ name, model = known.get(name) }: HandedModel): Model | undefined => {
  if (!model) return undefined;
  known.delete(name);
  known.set(name, model);
  for (const oldest of [...known.keys()].slice(0, -KEPT)) known.delete(oldest);
  return model;
};

/** Does a task with its models. Undefined if this thread does not know one of the models. */
const withModels = <Result>(
  handed: readonly HandedModel[],
  work: (first: Model, others: readonly Model[]) => Result,
): Result | undefined => {
  const [first, ...others] = handed.flatMap((each) => modelOf(each) ?? []);
  return first && others.length + 1 === handed.length ? work(first, others) : undefined;
};

export const count = async ({
  models,
  options,
}: HandedTask<Omit<CountTask, 'model'>>): Promise<Counted | undefined> =>
  withModels(models, (model) => countTask({ ...options, model }));

export const pair = ({
  models,
  options,
}: HandedTask<Omit<PairTask, 'base' | 'variants'>>): readonly PairTally[] | undefined =>
  withModels(models, (base, variants) => playPairs(base, variants, options));

export const playedPoints = async ({
  models,
  options,
}: HandedTask<Omit<PointsTask, 'models'>>): Promise<Float64Array | undefined> =>
  withModels(models, (first, others) => pointsTask({ ...options, models: [first, ...others] }));

export const cascadesIn = async ({
  models,
  options,
}: HandedTask<Omit<CascadesTask, 'model'>>): Promise<CascadeTally | undefined> =>
  withModels(models, (model) => cascadesTask({ ...options, model }));
