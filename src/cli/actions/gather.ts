import { basename, dirname, join } from 'node:path';
import { sha256 } from '../../domain/sha256.ts';
import { VERSION } from '../../domain/version.ts';
import { CLASS_BOUNDS, readClassFile } from '../../exercise/gather/class-file.ts';
import { gathered, type NamedClass } from '../../exercise/gather/gathered.ts';
import { asLines } from '../../library/forms.ts';
import { gatherCsv, gatherJson } from '../../report/gather/gather-data.ts';
import { gatherPage, gatherText } from '../../report/gather/gather-text.ts';
import { htmlPage } from '../../report/page/hand-out.ts';
import { type Manifest, manifestLine, manifestOf } from '../../report/words/manifest.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { READ_PROBLEMS } from '../../scenario/reader.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { EXIT, UserError } from '../errors.ts';
import { loadExercise } from '../exercise/load.ts';
import { jsonOf } from '../files/read-json.ts';
import { fileReader } from '../files/reader.ts';
import type { GivenFile } from '../files/text-file.ts';
import { note } from '../output.ts';

/** The largest number of classes that are gathered at once. */
export const MOST_CLASSES = 200;

interface ReadClass extends NamedClass {
  readonly path: string;
  readonly sha256: string;
}

/** The name of a file. Includes its folder if another file has the same name. */
const namesFor = (paths: readonly string[]): readonly string[] => {
  const names = paths.map((path) => basename(path));
  return paths.map((path, i) => {
    const [name = path] = names.slice(i, i + 1);
    return names.indexOf(name) === names.lastIndexOf(name) ? name : join(basename(dirname(path)), name);
  });
};

const readClass = (path: string, name: string): ReadClass => {
  const read = fileReader.read(path, CLASS_BOUNDS.bytes);
  if (!read.ok && read.problem === 'too large')
    throw new UserError(`${path} is larger than ${CLASS_BOUNDS.bytes / 1e6} MB: no file of a class is.`);
  if (!read.ok) throw new UserError(`${path}: ${READ_PROBLEMS[read.problem]}.`);
  const json = jsonOf(read.bytes);
  if (!json.ok) throw new UserError(`${path}: ${json.why}.`);
  const file = readClassFile(json.value);
  if (typeof file === 'string') throw new UserError(`${path} ${safeText(file)}.`);
  return { path, name, file, sha256: sha256(new TextDecoder().decode(read.bytes)) };
};

/** Throws UserError for a class that is not of the same exercise, or that was given before. */
const refuseStranger = (each: ReadClass, others: readonly [ReadClass, ...ReadClass[]]): void => {
  const [first] = others;
  const [own, its] = [first.file.exercise, each.file.exercise];
  if (own.id !== its.id)
    throw new UserError(
      `${each.path} is of the exercise ${safeText(its.id)}, and ${first.path} of ${safeText(own.id)}: classes are gathered for one exercise.`,
    );
  if (own.sha256 !== its.sha256)
    throw new UserError(
      `${each.path} and ${first.path} are of two versions of the exercise ${safeText(own.id)} or of its scenario: their questions cannot be compared.`,
    );
  const asked = ({ file }: NamedClass): string =>
    JSON.stringify(file.questions.map(({ id, ask, by }) => [id, ask, by]));
  if (asked(each) !== asked(first))
    throw new UserError(`${each.path} and ${first.path} ask other questions: one of them was changed.`);
  const same = others.find(({ file }) => file.game === each.file.game);
  if (same) throw new UserError(`${same.path} and ${each.path} are the same class. Give each class once.`);
};

/** The facts that a reader must know about the classes. */
const notesOf = (classes: readonly ReadClass[]): readonly string[] => {
  const engines = [...new Set(classes.map(({ file }) => file.engine))];
  return [
    ...classes.flatMap(({ path, file }) => {
      const { played, of } = file.turns;
      if (file.forecasts.length === 0) return [`${path}: nobody has predicted anything.`];
      return played < of
        ? [`${path}: only ${played} of ${of} turns were played: what came about is as of then.`]
        : [];
    }),
    ...(engines.length > 1
      ? [`These classes played with different versions of demarche: ${engines.map(safeText).join(', ')}.`]
      : []),
  ];
};

const pageOf = (found: Parameters<typeof gatherPage>[0], manifest: Manifest): string =>
  htmlPage(gatherPage(found)).replace('</body>', () => `<!-- ${manifestLine(manifest)} -->\n</body>`);

/**
 * Scores the predictions of several classes together. `exercise` is the exercise that they should have played. Throws
 * UserError or ScenarioError for bad input.
 */
export const gatherClasses = async (
  exercise: string | undefined,
  given: readonly GivenFile[],
  flags: FormatFlags,
  openTo = openDelivery,
): Promise<number> => {
  if (given.length > MOST_CLASSES)
    throw new UserError(`at most ${MOST_CLASSES} classes are gathered at once.`);
  const format = formatOf(flags, ['text', 'json', 'csv', 'html']);
  const paths = given.map((each) => (typeof each === 'string' ? each : each.path));
  const names = namesFor(paths);
  const [first, ...others] = given.map((each, i) =>
    typeof each === 'string' ? readClass(each, names[i] ?? each) : readClass(each.path, each.name),
  );
  if (!first) throw new UserError('--gather needs the files of classes.');
  for (const [i, each] of others.entries()) refuseStranger(each, [first, ...others.slice(0, i)]);
  const classes = [first, ...others] as const;
  if (exercise !== undefined && loadExercise(exercise, undefined).sha256 !== first.file.exercise.sha256)
    throw new UserError(
      `${first.path} is of another exercise than ${exercise}, or of another version of it.`,
    );
  for (const each of notesOf(classes)) note(each);
  const deliver = await openTo({ output: flags.output, format, read: new Set(paths) });
  const found = gathered(classes);
  const variants = classes.map(({ name, file, sha256: hash }) => ({
    id: name,
    name,
    title: file.exercise.title,
    sha256: hash,
    edits: [],
  }));
  const manifest = manifestOf({ engine: VERSION, answer: 'gather', variants }, format);
  const pieces = {
    text: () => asLines(gatherText(found)),
    json: () => [gatherJson(found, manifest)],
    csv: () => [gatherCsv(found)],
    html: () => [pageOf(found, manifest)],
  };
  await deliver({ pieces: pieces[format](), manifest });
  return EXIT.done;
};
