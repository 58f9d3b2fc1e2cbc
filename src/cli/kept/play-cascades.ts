import { gapsIn, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import type { PlannedCascades } from '../../library/discovery/cascade.ts';
import { cascadeDifferences, encodeCascades } from '../../study/cascade/cascade-file.ts';
import { addCascades, type CascadeTally, emptyCascades } from '../../study/cascade/cascade-tally.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { workThrough } from '../threads/pieces.ts';
import { resumeCascadesFrom } from './checkpoint.ts';
import { keepStudy } from './keep-study.ts';

interface CascadesWork {
  readonly planned: PlannedCascades;
  /** A part of the futures; undefined: all. */
  readonly shard: Range | undefined;
  readonly checkpoint: string | undefined;
  readonly threads: number | undefined;
}

interface PlayedCascades {
  readonly tally: CascadeTally;
  readonly complete: boolean;
  readonly isSaved: boolean;
}

/** A future takes many plays: progress should show from the first ones on. */
const FIRST_PIECE = 4;

const gapsWithin = (futures: readonly Range[], range: Range): readonly Range[] =>
  overlapOf(gapsIn(futures, range.to), [range]);

/** Plays futures of a range that are missing, on the threads of a pool. */
export const playMissingCascades = async (
  pool: StudyPool,
  { model, plan }: PlannedCascades,
  before: CascadeTally,
  range: Range,
  signal: AbortSignal,
  onTally: (tally: CascadeTally) => void,
): Promise<CascadeTally> => {
  let tally = before;
  await workThrough({
    threads: pool.threads,
    todo: gapsWithin(before.futures, range),
    play: (futures) => pool.cascades({ model, plan, futures }, signal),
    onPart: (part: CascadeTally) => {
      tally = addCascades(tally, part);
      onTally(tally);
    },
    signal,
    first: FIRST_PIECE,
  });
  return tally;
};

/** Plays a study of cascades, from a checkpoint if there is one, until it is done or a person stops it. Throws as `keepStudy`. */
export const playCascadeStudy = async ({
  planned,
  shard,
  checkpoint,
  threads,
}: CascadesWork): Promise<PlayedCascades> => {
  const { model: _model, ...study } = planned;
  const { runs, about } = study;
  const range = shard ?? { from: 0, to: runs };
  const size = range.to - range.from;
  const { sum, complete, isSaved } = await keepStudy<CascadeTally>({
    ...{ checkpoint, threads, range },
    things: 'futures',
    empty: () => emptyCascades(about.states.length),
    doneIn: ({ futures }) => futures,
    resume: (file) => {
      const found = resumeCascadesFrom(file);
      return found && { sum: found.tally, differences: cascadeDifferences(found, study) };
    },
    encode: (tally) => encodeCascades({ ...study, tally }),
    goal: ({ futures }) => (gapsWithin(futures, range).length > 0 ? size : undefined),
    play: ({ pool, signal }, tally, _goal, onTally) =>
      playMissingCascades(pool, planned, tally, range, signal, onTally),
    shown: ({ futures }) => [sizeOf(futures), size],
  });
  return { tally: sum, complete, isSaved };
};
