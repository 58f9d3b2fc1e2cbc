import { existsSync } from 'node:fs';
import type { LoadedExercise } from '../../class/desk.ts';
import { sha256 } from '../../domain/sha256.ts';
import { checkAnswers } from '../../exercise/checks/answers.ts';
import type { Exercise } from '../../exercise/exercise.ts';
import { readExercise } from '../../exercise/read.ts';
import { answersFile } from '../../exercise/schema/answers.ts';
import { readTree } from '../../exercise/schema/layers.ts';
import { ScenarioError } from '../../library/errors.ts';
import { didYouMean } from '../../library/nearest.ts';
import { printable } from '../../report/words/layout.ts';
import { plural } from '../../report/words/numbers.ts';
import { canonicalScenario } from '../../scenario/canonical.ts';
import { type Issue, sortIssues } from '../../scenario/issue.ts';
import { readPiece } from '../../scenario/pieces/shape.ts';
import type { Reader } from '../../scenario/reader.ts';
import { UserError } from '../errors.ts';
import { locateExercise, nameOf, ownExercises } from '../files/find-scenario.ts';
import { refuseOtherKind } from '../files/other-kind.ts';
import { notingReader } from '../files/reader.ts';
import { note } from '../output.ts';
import { recordOf } from '../study/record-note.ts';

/** An exercise ready to be played, with what was read for it. */
interface NamedExercise extends LoadedExercise {
  /** The name in outputs, however the path was typed. */
  readonly name: string;
  /** Every file that was read, also those of the scenario and of the answers. */
  readonly files: ReadonlySet<string>;
}

const answersFrom = (exercise: Exercise, path: string, reader: Reader): Exercise['answers'] => {
  const issues: Issue[] = [];
  const tree = readTree(path, reader, issues);
  if (!tree) throw new ScenarioError(issues, path);
  const piece = readPiece(answersFile, answersFile, { id: 'answers', named: tree.place, tree }, issues);
  const answers = checkAnswers(exercise, piece.part, { piece, path: [], issues });
  if (issues.length > 0) throw new ScenarioError(sortIssues(issues), path);
  return answers;
};

/**
 * Reads an exercise with its scenario, and scripted answers from a file of their own if one is given. Throws ScenarioError
 * with every issue, or UserError if there is no such file.
 */
export const loadExercise = (given: string, answers: string | undefined): NamedExercise => {
  const path = locateExercise(given);
  if (path === undefined) refuseOtherKind(given, 'exercise');
  if (path === undefined)
    throw new UserError(`there is no exercise “${given}”.${didYouMean(given, ownExercises())}`);
  const files = new Set<string>();
  const reader = notingReader(files);
  const result = readExercise(path, reader);
  if (!result.ok) refuseOtherKind(path, 'exercise');
  if (!result.ok) throw new ScenarioError(result.issues, path);
  const { exercise, scenario, scenarioPath, warnings } = result;
  // The real events are not shown before the step that opens them.
  const past = exercise.record
    ? 'This has happened: the step Reveal opens the record.'
    : recordOf(scenarioPath, reader)?.note;
  if (past !== undefined) note(past);
  if (warnings.length > 0)
    note(
      printable(
        `${plural(warnings.length, 'doubt')} about this exercise: demarche check ${path} lists them.`,
      ),
    );
  if (answers !== undefined && !existsSync(answers)) throw new UserError(`there is no file “${answers}”.`);
  const hash = sha256(JSON.stringify([canonicalScenario(scenario), { ...exercise, answers: undefined }]));
  const played =
    answers === undefined ? exercise : { ...exercise, answers: answersFrom(exercise, answers, reader) };
  return { name: nameOf(path), files, exercise: played, scenario, sha256: hash };
};
