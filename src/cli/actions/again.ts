import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from '../../class/desk.ts';
import { RequestError, ScenarioError } from '../../library/errors.ts';
import { asLines } from '../../library/forms.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { decodeStudy } from '../../study/futures/tally-file.ts';
import { checkedManifest, type ExerciseManifest, refuseVersion } from '../again/checked-manifest.ts';
import {
  type OutputDifference,
  outputDifference,
  packDifference,
  tallyDifference,
} from '../again/difference.ts';
import { bytesOf, type FoundOutput, readOutput } from '../again/read-output.ts';
import { playAgain, replayTally } from '../again/replay.ts';
import { scenarioFor, sourceOf, sourcesOf } from '../again/sources.ts';
import { EXIT, UserError } from '../errors.ts';
import { loadExercise } from '../exercise/load.ts';
import { packCounter, packOf } from '../exercise/pack.ts';
import { ownExerciseOf } from '../files/find-scenario.ts';
import { print } from '../output.ts';
import { stopped } from '../study-command.ts';

/** Undefined if a person has stopped the work. */
type Found = OutputDifference | undefined;

const ofTally = async ({ bytes }: FoundOutput, given: readonly string[]): Promise<Found> => {
  const decoded = decodeStudy(bytes);
  if (!decoded.ok) throw new UserError(`it ${decoded.fault}.`);
  const { study } = decoded;
  const { engine, sha256, edits, scenario: name, frame } = study.id;
  refuseVersion(engine);
  const mark = { id: frame.id, name, title: frame.title, sha256 };
  const again = await replayTally(study, scenarioFor(mark, edits, given));
  return again && tallyDifference(study, again);
};

const ofPack = async (
  folder: string,
  { scenario, asked: runs, options }: ExerciseManifest,
  given: readonly string[],
): Promise<Found> => {
  const textAt = (name: string): string => {
    const path = join(folder, name);
    if (!existsSync(path)) throw new UserError(`it is damaged: it has no ${name}.`);
    return new TextDecoder().decode(bytesOf(path));
  };
  const loaded = sourceOf(scenario, ownExerciseOf(scenario.name), given, (path) => {
    const read = loadExercise(path, undefined);
    return [read, read.sha256];
  });
  const opened = openDesk(loaded, { seed: undefined, saved: textAt('game.jsonl'), futures: runs });
  const fault = typeof opened === 'string' ? opened : opened.damage;
  if (typeof opened === 'string' || fault !== undefined)
    throw new UserError(`it is damaged: game.jsonl: ${fault}.`);
  const { name } = loaded;
  const counted = await packCounter({ runs, threads: undefined })(opened.desk);
  const pack = packOf(opened.desk, counted, { name, date: options.date });
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  return packDifference(pack, found, textAt);
};

const ofOutput = async (output: FoundOutput, given: readonly string[]): Promise<Found> => {
  const manifest = checkedManifest(output.manifest);
  if (output.kind === 'pack' && manifest.answer === 'exercise') return ofPack(output.path, manifest, given);
  if (manifest.answer === 'exercise')
    throw new UserError(`it is damaged: no exercise is written as ${output.kind}.`);
  const again = await playAgain(manifest, output.kind, sourcesOf(manifest, given));
  return again && outputDifference(output, again);
};

const lineOf = (path: string, found: OutputDifference): string => {
  if (found === 'same') return `same: ${path}`;
  if (found === 'values') return `same: ${path}, but another program has written its values in other bytes`;
  return `differs: ${path}, at ${found.place}: ${found.old} in the file, ${found.now} now`;
};

/**
 * Plays an output of demarche again and says whether the result is the same. `given` has the paths of those sources
 * that do not come with demarche. Runs no command of the file and writes no file. Throws UserError if the output
 * cannot be played.
 */
export const againAction = async (path: string, given: readonly string[]): Promise<number> => {
  try {
    const missing = given.find((each) => !existsSync(each));
    if (missing !== undefined) throw new UserError(`there is no file or folder “${missing}”.`);
    const output = await readOutput(path);
    const found = await (output.kind === 'tally' ? ofTally(output, given) : ofOutput(output, given));
    if (found === undefined) return stopped('Stopped: whether it is the same is not known.');
    await print(asLines([safeText(lineOf(path, found))]));
    return typeof found === 'string' ? EXIT.done : EXIT.failed;
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${path}: ${error.message}`, error.exitCode);
    if (error instanceof RequestError || error instanceof ScenarioError)
      throw new UserError(`${path}: ${error.message}`);
    throw error;
  }
};
