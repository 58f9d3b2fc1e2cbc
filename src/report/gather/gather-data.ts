import { brierLoss } from '../../exercise/debrief/scores.ts';
import type { ClassFile } from '../../exercise/gather/class-file.ts';
import type { Gathered, NamedClass, ThreeScores } from '../../exercise/gather/gathered.ts';
import { csvOf } from '../debrief/csv.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';

const scoresOf = (scores: ThreeScores | undefined): object | null =>
  scores === undefined ? null : { class: scores.own, crowd: scores.crowd, model: scores.model };

/** The comparison of classes as JSON, everything that was found. */
export const gatherJson = (found: Gathered, manifest: Manifest): string =>
  answerJson(manifest, {
    exercise: found.exercise,
    persons: found.persons,
    brier: { in_future: scoresOf(found.inFuture), over_all: scoresOf(found.overAll) },
    classes: found.classes.map(({ name, persons, inFuture, overAll, revised = null }) => ({
      name,
      persons,
      brier: { in_future: scoresOf(inFuture), over_all: scoresOf(overAll), revised },
    })),
    questions: found.questions.map(({ id, ask, by, happened, model, crowd = null, classes }) => ({
      id,
      ask,
      by,
      happened,
      model,
      crowd,
      classes: classes.map((each) => each ?? null),
    })),
  });

const cameAbout = ({ questions }: ClassFile, id: string): boolean =>
  questions.some((each) => each.id === id && each.happened);

/** The comparison as a table: one row for each class and question. A cell is empty where no forecast counts. */
export const gatherCsv = (found: Gathered, classes: readonly NamedClass[]): string =>
  csvOf(
    [
      'class',
      'question',
      'ask',
      'happened',
      'class_chance',
      'crowd_chance',
      'model_chance',
      'class_brier',
      'crowd_brier',
      'model_brier',
    ],
    classes.flatMap(({ name, file }, at) =>
      found.questions.map(({ id, ask, model, crowd, classes: means }) => {
        const happened = cameAbout(file, id);
        const chances = [means[at], crowd, model];
        const losses = chances.map((each) => (each === undefined ? '' : brierLoss(each, happened)));
        return [name, id, ask, Number(happened), ...chances.map((each) => each ?? ''), ...losses];
      }),
    ),
  );
