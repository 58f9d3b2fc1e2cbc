import type { ExercisePlays } from '../../exercise/plays/doubts.ts';
import { isExercise, readExercise } from '../../exercise/read.ts';
import { countIssues, issueLines } from '../../library/errors.ts';
import { asLines } from '../../library/forms.ts';
import { FORMAT } from '../../report/words/manifest.ts';
import { safeJson, safeLines } from '../../report/words/safe-text.ts';
import { errorAt, type Issue, sortIssues } from '../../scenario/issue.ts';
import { liveDoubts } from '../../study/live/doubts.ts';
import { parseFile } from '../cache/parse-file.ts';
import { EXIT } from '../errors.ts';
import { checkPlays } from '../exercise/play-check.ts';
import { locateExercise, locateScenario } from '../files/find-scenario.ts';
import { otherKind } from '../files/other-kind.ts';
import { fileReader } from '../files/reader.ts';
import { print, printData } from '../output.ts';
import { waveIssues } from '../study/check-wave.ts';
import { startProgress } from '../threads/progress.ts';

interface CheckFlags {
  readonly allowDoubts?: boolean;
  readonly deep?: boolean;
  readonly json?: boolean;
}

interface Checked {
  readonly file: string;
  readonly issues: readonly Issue[];
  /** The findings from plays of an exercise, with --deep. */
  readonly plays?: ExercisePlays;
  readonly tables?: readonly string[];
}

const check = (given: string): Checked => {
  // A missing file is one problem among others. The check continues.
  const file = locateScenario(given) ?? locateExercise(given) ?? given;
  const issues = waveIssues(file);
  if (issues !== undefined) return { file, issues };
  const read = isExercise(file, fileReader) ? readExercise : parseFile;
  const result = read(file, fileReader);
  if (result.ok) return { file, issues: result.warnings };
  const other = read === parseFile ? otherKind(file, 'scenario') : undefined;
  return { file, issues: other ? [errorAt({ file, line: 1, column: 1 }, other)] : result.issues };
};

/** Adds the findings that only playing shows, for a file without errors. */
const checkDeep = (checked: Checked): Checked => {
  const { file, issues } = checked;
  if (issues.some(({ severity }) => severity === 'error')) return checked;
  const progress = startProgress('levers');
  try {
    if (isExercise(file, fileReader)) {
      const { issues: more = [], ...played } = checkPlays(file, progress.show) ?? {};
      return { file, issues: sortIssues([...issues, ...more]), ...played };
    }
    return { file, issues: sortIssues([...issues, ...liveDoubts(file, fileReader, progress.show)]) };
  } finally {
    progress.clear();
  }
};

const textOf = ({ file, issues, tables = [] }: Checked): readonly string[] => [
  ...issueLines(issues),
  ...(tables.length === 0 ? [] : [...tables, '']),
  `${file}: ${issues.length === 0 ? 'no errors, no doubts' : countIssues(issues)}`,
];

/** Prints every error and doubt of some scenarios. Gives exit code 2 if there is any (or any error, with `--allow-doubts`). */
export const checkAction = async (files: readonly string[], flags: CheckFlags): Promise<number> => {
  const checked = files.map((file) => (flags.deep ? checkDeep(check(file)) : check(file)));
  if (flags.json)
    await printData([
      safeJson(
        JSON.stringify({ demarche: FORMAT, files: checked.map(({ tables: _, ...file }) => file) }, null, 2),
      ),
      '\n',
    ]);
  else await print(asLines(checked.flatMap(textOf).map(safeLines)));
  const stops = (issue: Issue): boolean => issue.severity === 'error' || !flags.allowDoubts;
  return checked.some((c) => c.issues.some(stops)) ? EXIT.badInput : EXIT.done;
};
