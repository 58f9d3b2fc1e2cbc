import type { Gathered, ThreeScores } from '../../exercise/gather/gathered.ts';
import { csvOf } from '../run/csv.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';

const scoresOf = (scores: ThreeScores | undefined): object | null =>
  scores === undefined ? null : { class: scores.own, crowd: scores.crowd, model: scores.model };

/** The comparison of classes as JSON, with all results. */
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

/** The comparison as a table, one row for each class and question. A cell is empty if no forecast counts. */
export const gatherCsv = ({ questions, classes }: Gathered): string =>
  csvOf(
    'class,question,ask,happened,class_chance,crowd_chance,model_chance,class_brier,crowd_brier,model_brier',
    classes.flatMap(({ name, items }, at) =>
      questions.map(({ id, ask, model, crowd, classes: means }) => {
        const item = items.find(({ question }) => question === id);
        const { own = '', crowd: crowds = '', model: models = '' } = item?.brier ?? {};
        const chances = [means[at] ?? '', crowd ?? '', model];
        return [name, id, ask, Number(item?.happened), ...chances, own, crowds, models];
      }),
    ),
  );
