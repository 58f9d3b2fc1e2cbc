import type { PlannedCascades } from '../../library/discovery/cascade.ts';
import {
  type CascadeStudy,
  cascadeDifferences,
  decodeCascades,
  encodeCascades,
} from '../../study/cascade/cascade-file.ts';
import { addCascades, type CascadeTally, emptyCascades } from '../../study/cascade/cascade-tally.ts';
import type { PartedStudy, PartSums } from './parted.ts';

/** Parts of a study of cascades, to be added up. */
export const cascadeSums = (study: Omit<CascadeStudy, 'tally'>): PartSums<CascadeTally> => {
  const encode = (tally: CascadeTally): Uint8Array => encodeCascades({ ...study, tally });
  return {
    things: 'futures',
    size: study.runs,
    empty: () => emptyCascades(study.about.states.length),
    doneIn: ({ futures }) => futures,
    add: addCascades,
    encode,
    encodePart: encode,
    decode: (bytes) => {
      const read = decodeCascades(bytes);
      if (!read.ok) return read;
      const { tally: part, about, runs } = read.study;
      const differences = cascadeDifferences(read.study, study);
      return {
        ok: true,
        part,
        differences,
        size: runs,
        named: JSON.stringify([about.scenario, about.edits]),
      };
    },
  };
};

/** A future takes many plays, so progress should show from the first futures on. */
const FIRST_PIECE = 4;

/** A study of cascades, to be played in parts. */
export const cascadeParts = ({ model, ...study }: PlannedCascades): PartedStudy<CascadeTally> => ({
  ...cascadeSums(study),
  futuresEach: 1,
  first: FIRST_PIECE,
  play: (pool, futures, signal) => pool.cascades({ model, plan: study.plan, futures }, signal),
});
