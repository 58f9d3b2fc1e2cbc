import { gapsIn, overlapOf, sizeOf } from '../../domain/ranges.ts';
import { oddsAsked } from '../../library/odds.ts';
import { dateOf } from '../../study/futures/frame.ts';
import { addTally } from '../../study/futures/tally.ts';
import { type Study, studyDifferences } from '../../study/futures/tally-file.ts';
import { enoughRows, withoutMore } from '../../study/sensitivity/answer.ts';
import { planSize } from '../../study/sensitivity/design.ts';
import { addPoints, POINT_COLUMNS } from '../../study/sensitivity/points.ts';
import { type PointStudy, pointDifferences } from '../../study/sensitivity/points-file.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { EXIT, UserError } from '../errors.ts';
import { skillPath } from '../files/find-scenario.ts';
import { CASCADE_FORMATS, cascadesOutput } from '../kept/cascades-output.ts';
import { isCascades, isPoints, readPoints, readStudy } from '../kept/checkpoint.ts';
import { mergeCascades, rangesText } from '../kept/merge-cascades.ts';
import { POINT_FORMATS, pointsOutput } from '../kept/points-output.ts';
import { ODDS_FORMATS, type OddsOutputFlags, oddsOutput, shownOf } from '../study/odds-output.ts';

interface Part {
  readonly file: string;
  readonly study: Study;
}

/** Throws UserError, naming both files, if two parts are of different studies or count a future twice. */
const refuseClash = (a: Part, b: Part): void => {
  const sized = ({ study }: Part) => ({ id: study.id, turns: study.tally.shape.turns });
  const differences = [
    ...studyDifferences(sized(b), sized(a)),
    ...(a.study.id.runs === b.study.id.runs
      ? []
      : [`part of ${b.study.id.runs} futures, not of ${a.study.id.runs}`]),
  ];
  if (differences.length > 0)
    throw new UserError(`${b.file} and ${a.file} are of different studies: ${differences.join('; ')}.`);
  const twice = overlapOf(a.study.tally.futures, b.study.tally.futures);
  if (twice.length > 0)
    throw new UserError(
      `${a.file} and ${b.file} both count futures ${rangesText(twice)}: name each part once.`,
    );
};

/** Adds parts up. Throws UserError if they do not fit together, or leave futures out. */
const mergeParts = (parts: readonly Part[]): Study => {
  const [first, ...others] = parts;
  if (!first) throw new UserError('expected at least one tally file.');
  others.forEach((b, n) => {
    for (const a of parts.slice(0, n + 1)) refuseClash(a, b);
  });
  const tally = others.reduce((sum, { study }) => addTally(sum, study.tally), first.study.tally);
  const { runs } = first.study.id;
  const missing = gapsIn(tally.futures, runs);
  if (missing.length > 0)
    throw new UserError(
      `these files count ${sizeOf(tally.futures)} of ${runs} futures: ${rangesText(missing)} ${sizeOf(missing) === 1 ? 'is' : 'are'} missing.`,
    );
  // The order of the files, and how they were named on other machines, must not change a byte.
  const key = ({ study }: Part): string => JSON.stringify([study.id.scenario, study.id.edits]);
  const [named = first] = parts.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return { id: named.study.id, tally };
};

/** Lays the points of parts together. Throws UserError if they do not fit together, or leave points out. */
const mergePoints = (files: readonly string[]): PointStudy => {
  const [first, ...others] = files.map((file) => ({ file, study: readPoints(file) }));
  if (!first) throw new UserError('expected at least one tally file.');
  const { about, plan } = first.study;
  let { table } = first.study;
  for (const { file, study } of others) {
    const differences = pointDifferences(study, first.study);
    if (differences.length > 0)
      throw new UserError(`${file} and ${first.file} are of different studies: ${differences.join('; ')}.`);
    const twice = overlapOf(table.points, study.table.points);
    if (twice.length > 0)
      throw new UserError(
        `${file} has points ${rangesText(twice)} that are in another part: name each part once.`,
      );
    const { rows, points } = study.table;
    table = addPoints(table, points, ({ from, to }) =>
      rows.subarray(from * POINT_COLUMNS, to * POINT_COLUMNS),
    );
  }
  const all = planSize(plan);
  const missing = gapsIn(table.points, all);
  // A study whose order was stable earlier has no more points.
  if (missing.length > 0 && 'next' in enoughRows(plan, table))
    throw new UserError(
      `these files have ${sizeOf(table.points)} of ${all} points: ${rangesText(missing)} ${sizeOf(missing) === 1 ? 'is' : 'are'} missing.`,
    );
  return { about, plan, table: withoutMore(plan, table) };
};

/** What merge does with studies of points: what `sensitivity` would print for all of them. */
const mergePointFiles = async (
  files: readonly string[],
  flags: FormatFlags,
  open: typeof openDelivery,
): Promise<number> => {
  const format = formatOf(flags, POINT_FORMATS);
  const study = mergePoints(files);
  const deliver = await open({ output: flags.output, format, read: new Set(files) });
  await deliver(await pointsOutput(study, format));
  return EXIT.done;
};

/** What merge does with studies of cascades: what `cascade` would print for all of them. */
const mergeCascadeFiles = async (
  files: readonly string[],
  flags: FormatFlags,
  open: typeof openDelivery,
): Promise<number> => {
  const format = formatOf(flags, CASCADE_FORMATS);
  const study = mergeCascades(files);
  const deliver = await open({ output: flags.output, format, read: new Set(files) });
  await deliver(await cascadesOutput(study, format));
  return EXIT.done;
};

/** Adds the tallies of shards up and prints what `odds` would for all of them. Throws UserError for bad input. */
export const mergeAction = async (
  files: readonly string[],
  flags: OddsOutputFlags,
  open = openDelivery,
): Promise<number> => {
  if (files.some(isCascades)) return mergeCascadeFiles(files, flags, open);
  if (files.some(isPoints)) return mergePointFiles(files, flags, open);
  const format = formatOf(flags, ODDS_FORMATS);
  const study = mergeParts(files.map((file) => ({ file, study: readStudy(file) })));
  const deliver = await open({ output: flags.output, format, read: new Set([skillPath(), ...files]) });
  const { frame, past } = study.id;
  const from = past && { turn: past.turn, day: dateOf(frame, past.turn), note: undefined };
  const asked = oddsAsked(frame, study.tally.shape.turns, shownOf(flags), from);
  await deliver(await oddsOutput(study, asked, format));
  return EXIT.done;
};
