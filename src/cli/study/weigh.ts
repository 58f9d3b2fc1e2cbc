import { setOfEdit } from '../../domain/edit.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { RequestError, ScenarioError } from '../../library/errors.ts';
import { opened } from '../../library/open-scenario.ts';
import { type SensitivityPlan, sensitivityPlan } from '../../library/sensitivity.ts';
import { applyEdits } from '../../scenario/edit.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { sensitivityOf } from '../../study/sensitivity/answer.ts';
import { planSize } from '../../study/sensitivity/design.ts';
import { addPoints, emptyPoints, type PointTable, playPoints } from '../../study/sensitivity/points.ts';
import type { Weigh, Weighing } from '../../tui/panels/matters.ts';
import { playMissing } from '../kept/play-points.ts';

/** Futures of each end, so that an answer is there within seconds. */
const FUTURES = 100;

const planOf = (scenario: Scenario, { outcome, edits, seed }: Weigh): SensitivityPlan => {
  const changed = applyEdits(scenario, edits);
  const open = opened({ ok: true, scenario: changed, warnings: [] }, edits.map(setOfEdit), {
    where: scenario.id,
    nameOf: () => scenario.id,
  });
  return sensitivityPlan(open, [], { seed, outcome, method: 'swing', futures: FUTURES });
};

const foundIn = ({ plan, about }: SensitivityPlan, table: PointTable): Weighing => {
  const answer = sensitivityOf(plan, table);
  return answer
    ? { kind: 'found', weighed: { answer, about } }
    : { kind: 'playing', share: sizeOf(table.points) / planSize(plan) };
};

/** What cannot be asked of a scenario is said on the screen. */
const failed = (error: unknown): Weighing => {
  if (error instanceof RequestError || error instanceof ScenarioError || error instanceof RangeError)
    return { kind: 'failed', why: error.message };
  throw error;
};

/** Finds out what matters in this thread. */
export const weighNow = (scenario: Scenario, asked: Weigh): Weighing => {
  try {
    const planned = planOf(scenario, asked);
    const { plan } = planned;
    const points = { from: 0, to: planSize(plan) };
    const rows = playPoints({ ...planned, points });
    return foundIn(
      planned,
      addPoints(emptyPoints(plan), [points], () => rows),
    );
  } catch (error) {
    return failed(error);
  }
};

/** Finds out what matters on the threads of a pool; shows how far it is. */
export const weighOnThreads = async (
  pool: StudyPool,
  scenario: Scenario,
  asked: Weigh,
  { signal, onFound }: { readonly signal: AbortSignal; readonly onFound: (found: Weighing) => void },
): Promise<void> => {
  try {
    const planned = planOf(scenario, asked);
    const range = { from: 0, to: planSize(planned.plan) };
    await playMissing(pool, planned, emptyPoints(planned.plan), range, signal, (table) => {
      if (!signal.aborted) onFound(foundIn(planned, table));
    });
  } catch (error) {
    if (!signal.aborted) onFound(failed(error));
  }
};
