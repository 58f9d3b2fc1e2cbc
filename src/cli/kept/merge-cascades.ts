import { gapsIn, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import { type CascadeStudy, cascadeDifferences } from '../../study/cascade/cascade-file.ts';
import { addCascades } from '../../study/cascade/cascade-tally.ts';
import { UserError } from '../errors.ts';
import { readCascades } from './checkpoint.ts';

/** The first ranges of futures or points, as an error names them. */
export const rangesText = (ranges: readonly Range[]): string => {
  const shown = ranges.slice(0, 4).map(({ from, to }) => `${from}–${to - 1}`);
  return shown.join(', ') + (ranges.length > shown.length ? ` and ${ranges.length - shown.length} more` : '');
};

const keyOf = ({ about }: CascadeStudy): string => JSON.stringify([about.scenario, about.edits]);

/** Adds the parts of a study of cascades up. Throws UserError if they do not fit together, or leave futures out. */
export const mergeCascades = (files: readonly string[]): CascadeStudy => {
  const [first, ...others] = files.map((file) => ({ file, study: readCascades(file) }));
  if (!first) throw new UserError('expected at least one tally file.');
  let { tally } = first.study;
  for (const { file, study } of others) {
    const differences = cascadeDifferences(study, first.study);
    if (differences.length > 0)
      throw new UserError(`${file} and ${first.file} are of different studies: ${differences.join('; ')}.`);
    const twice = overlapOf(tally.futures, study.tally.futures);
    if (twice.length > 0)
      throw new UserError(
        `${file} counts futures ${rangesText(twice)} that are in another part: name each part once.`,
      );
    tally = addCascades(tally, study.tally);
  }
  const { runs } = first.study;
  const missing = gapsIn(tally.futures, runs);
  if (missing.length > 0)
    throw new UserError(
      `these files count ${sizeOf(tally.futures)} of ${runs} futures: ${rangesText(missing)} ${sizeOf(missing) === 1 ? 'is' : 'are'} missing.`,
    );
  // The order of the files, and how the scenario was named on other machines, must not change a byte.
  const [named = first] = [first, ...others].toSorted((a, b) => (keyOf(a.study) < keyOf(b.study) ? -1 : 1));
  return { ...named.study, tally };
};
