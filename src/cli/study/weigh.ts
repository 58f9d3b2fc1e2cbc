import { setOfEdit } from '../../domain/edit.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { cascadePlan, type PlannedCascades } from '../../library/discovery/cascade.ts';
import { discoverPlan } from '../../library/discovery/discover.ts';
import { RequestError, ScenarioError } from '../../library/errors.ts';
import { type OpenScenario, opened } from '../../library/open-scenario.ts';
import { type SensitivityPlan, sensitivityPlan } from '../../library/sensitivity.ts';
import { applyEdits } from '../../scenario/edit.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { cascadeOf } from '../../study/cascade/cascade-answer.ts';
import type { CascadeTally } from '../../study/cascade/cascade-tally.ts';
import { playCascades } from '../../study/cascade/cascades.ts';
import { discoveredIn } from '../../study/discover/discovered.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { sensitivityOf } from '../../study/sensitivity/answer.ts';
import { planSize } from '../../study/sensitivity/design.ts';
import { addPoints, emptyPoints, type PointTable, playPoints } from '../../study/sensitivity/points.ts';
import type { Weigh, Weighing } from '../../tui/panels/matters.ts';
import { cascadeParts } from '../parts/cascade-parts.ts';
import type { PartedStudy } from '../parts/parted.ts';
import { pointParts } from '../parts/point-parts.ts';
import { type PartPlayers, runParts } from '../threads/run-parts.ts';

/** Futures of each end, points of a search, and futures of cascades. They give an answer within seconds. */
const FUTURES = 100;
const POINTS = 1024;
const CASCADES = 200;

const changedScenario = (scenario: Scenario, { edits }: Weigh): OpenScenario =>
  opened({ ok: true, scenario: applyEdits(scenario, edits), warnings: [] }, edits.map(setOfEdit), {
    where: scenario.id,
    nameOf: () => scenario.id,
  });

const planOf = (scenario: Scenario, asked: Weigh): SensitivityPlan => {
  const { outcome, seed } = asked;
  const open = changedScenario(scenario, asked);
  return asked.question === 'conditions'
    ? discoverPlan(open, [], { seed, when: outcome, points: POINTS })
    : sensitivityPlan(open, [], { seed, outcome, method: 'swing', futures: FUTURES });
};

const shareOf = ({ plan }: SensitivityPlan, { points }: PointTable): Weighing => ({
  kind: 'playing',
  share: sizeOf(points) / planSize(plan),
});

const foundIn = (planned: SensitivityPlan, table: PointTable): Weighing => {
  const { plan, about } = planned;
  if (sizeOf(table.points) < planSize(plan)) return shareOf(planned, table);
  if (plan.method === 'scatter')
    return { kind: 'conditions', view: { answer: discoveredIn(plan, table), about } };
  const answer = sensitivityOf(plan, table);
  return answer ? { kind: 'found', weighed: { answer, about } } : shareOf(planned, table);
};

const cascadesPlan = (scenario: Scenario, asked: Weigh): PlannedCascades =>
  cascadePlan(changedScenario(scenario, asked), { seed: asked.seed, futures: CASCADES });

const cascadesIn = ({ about, plan, runs }: PlannedCascades, tally: CascadeTally): Weighing => {
  const played = sizeOf(tally.futures);
  if (played < runs) return { kind: 'playing', share: played / runs };
  return { kind: 'cascades', view: { answer: cascadeOf({ about, plan, runs, tally }), about, plan } };
};

/** If a question does not fit a scenario, the screen says why. */
const failed = (error: unknown): Weighing => {
  if (error instanceof RequestError || error instanceof ScenarioError || error instanceof RangeError)
    return { kind: 'failed', why: error.message };
  throw error;
};

/** Finds out what matters in this thread. */
export const weighNow = (scenario: Scenario, asked: Weigh): Weighing => {
  try {
    if (asked.question === 'cascades') {
      const planned = cascadesPlan(scenario, asked);
      return cascadesIn(planned, playCascades({ ...planned, futures: { from: 0, to: planned.runs } }));
    }
    const planned = planOf(scenario, asked);
    const { plan } = planned;
    const points = { from: 0, to: planSize(plan) };
    const rows = playPoints({ ...planned, points });
    return foundIn(planned, addPoints(emptyPoints(plan), { points: [points], rows }));
  } catch (error) {
    return failed(error);
  }
};

/** Plays all of a study on the threads of a pool, and shows each intermediate sum. */
const playAll = async <Sum, Part>(
  study: PartedStudy<Sum, Part>,
  pool: StudyPool,
  signal: AbortSignal,
  onFound: (sum: Sum) => void,
): Promise<void> => {
  const players: PartPlayers<Part> = {
    atOnce: pool.threads,
    play: (range, aborted) => study.play(pool, range, aborted),
  };
  const onSum = (sum: Sum): void => {
    if (!signal.aborted) onFound(sum);
  };
  const todo = [{ from: 0, to: study.size }];
  await runParts(study, players, { before: study.empty(), todo, signal, onSum });
};

/** Finds out what matters on the threads of a pool. Shows the progress. */
export const weighOnThreads = async (
  pool: StudyPool,
  scenario: Scenario,
  asked: Weigh,
  { signal, onFound }: { readonly signal: AbortSignal; readonly onFound: (found: Weighing) => void },
): Promise<void> => {
  try {
    if (asked.question === 'cascades') {
      const planned = cascadesPlan(scenario, asked);
      await playAll(cascadeParts(planned), pool, signal, (tally) => onFound(cascadesIn(planned, tally)));
    } else {
      const planned = planOf(scenario, asked);
      await playAll(pointParts(planned), pool, signal, (table) => onFound(foundIn(planned, table)));
    }
  } catch (error) {
    if (!signal.aborted) onFound(failed(error));
  }
};
