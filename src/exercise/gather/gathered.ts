import { brierLoss, expectedBrier } from '../debrief/scores.ts';
import type { ClassFile } from './class-file.ts';

/** The file of a class, under the name that outputs give it. */
export interface NamedClass {
  readonly name: string;
  readonly file: ClassFile;
}

/** Mean Brier scores of the same questions. 0 is perfect, and 0.25 is the score if every chance is 50 %. */
export interface ThreeScores {
  /** The mean of the persons of the class. */
  readonly own: number;
  /** The mean of all persons of all classes. */
  readonly crowd: number;
  /** The share of the scenario's own futures. */
  readonly model: number;
}

/** A class in the comparison. */
export interface ScoredClass {
  readonly name: string;
  readonly persons: number;
  /** In the future that the class made. Undefined if nobody in the class has a forecast that counts. */
  readonly inFuture: ThreeScores | undefined;
  /** Over all futures from the start, which the luck of one future does not change. */
  readonly overAll: ThreeScores | undefined;
  /** The class by its last forecasts, in its future. Undefined if it gave forecasts only once. */
  readonly revised: number | undefined;
  /** Each question in its future. */
  readonly items: readonly {
    readonly question: string;
    readonly happened: boolean;
    /** Undefined if nobody in the class has a forecast that counts. */
    readonly brier: ThreeScores | undefined;
  }[];
}

/** A question in the comparison. */
interface GatheredQuestion {
  readonly id: string;
  readonly ask: string;
  readonly by: string;
  /** In how many classes it came about. */
  readonly happened: number;
  /** Shares from 0 to 1. Undefined if nobody has a forecast that counts. */
  readonly model: number;
  readonly crowd: number | undefined;
  /** The mean of each class, in the order of the classes. */
  readonly classes: readonly (number | undefined)[];
}

/** The forecasts of several classes, scored together. */
export interface Gathered {
  readonly exercise: ClassFile['exercise'];
  readonly classes: readonly ScoredClass[];
  readonly persons: number;
  readonly questions: readonly GatheredQuestion[];
  /** Means over the classes. */
  readonly inFuture: ThreeScores | undefined;
  readonly overAll: ThreeScores | undefined;
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

type Forecast = ClassFile['forecasts'][number];

const inRound = ({ forecasts }: ClassFile, round: number): readonly Forecast[] =>
  forecasts.filter((each) => each.round === round);

/** The mean chance that people give to a question which is not about what they decide themselves. */
const meanChance = (forecasts: readonly Forecast[], id: string): number | undefined =>
  mean(forecasts.flatMap(({ odds, own }) => (own.includes(id) ? [] : (odds[id] ?? []))));

/** The share of futures of all classes in which a question comes about: each future counts once. */
const pooledOdds = (classes: readonly NamedClass[], id: string): number => {
  const counted = classes.map(({ file }) => ({
    futures: file.futures,
    odds: file.questions.find((each) => each.id === id)?.odds ?? 0,
  }));
  const all = counted.reduce((sum, { futures }) => sum + futures, 0);
  return counted.reduce((sum, { futures, odds }) => sum + futures * odds, 0) / all;
};

const threeOf = (rows: readonly ThreeScores[]): ThreeScores | undefined => {
  const of = (key: keyof ThreeScores): number | undefined => mean(rows.map((row) => row[key]));
  const [own, crowd, model] = [of('own'), of('crowd'), of('model')];
  return own === undefined || crowd === undefined || model === undefined ? undefined : { own, crowd, model };
};

const scoreClass = (
  { name, file }: NamedClass,
  at: number,
  questions: readonly GatheredQuestion[],
): ScoredClass => {
  const happened = new Map(file.questions.map((each) => [each.id, each.happened]));
  const asked = questions.flatMap(({ id, classes, crowd, model }) => {
    const own = classes[at];
    return own === undefined || crowd === undefined ? [] : [{ id, own, crowd, model }];
  });
  type Row = (typeof asked)[number];
  const lossesOf = (row: Row, loss: (given: number) => number): ThreeScores => ({
    own: loss(row.own),
    crowd: loss(row.crowd),
    model: loss(row.model),
  });
  const inFuture = new Map(
    asked.map((row) => [row.id, lossesOf(row, (given) => brierLoss(given, happened.get(row.id) ?? false))]),
  );
  const last = Math.max(1, ...file.forecasts.map(({ round }) => round));
  const revised = asked.flatMap(({ id }) => {
    const given = meanChance(inRound(file, last), id);
    return given === undefined ? [] : [brierLoss(given, happened.get(id) ?? false)];
  });
  return {
    name,
    persons: inRound(file, 1).length,
    inFuture: threeOf([...inFuture.values()]),
    overAll: threeOf(asked.map((row) => lossesOf(row, (given) => expectedBrier(given, row.model)))),
    revised: last > 1 ? mean(revised) : undefined,
    items: file.questions.map((each) => ({
      question: each.id,
      happened: each.happened,
      brier: inFuture.get(each.id),
    })),
  };
};

/** Scores the first forecasts of classes of one exercise: each class, all persons together, and the model. */
export const gathered = (classes: readonly [NamedClass, ...NamedClass[]]): Gathered => {
  const [{ file: first }] = classes;
  const all = classes.flatMap(({ file }) => inRound(file, 1));
  const questions = first.questions.map(
    ({ id, ask, by }): GatheredQuestion => ({
      id,
      ask,
      by,
      happened: classes.filter(({ file }) => file.questions.some((each) => each.id === id && each.happened))
        .length,
      model: pooledOdds(classes, id),
      crowd: meanChance(all, id),
      classes: classes.map(({ file }) => meanChance(inRound(file, 1), id)),
    }),
  );
  const scored = classes.map((each, at) => scoreClass(each, at, questions));
  return {
    exercise: first.exercise,
    classes: scored,
    persons: all.length,
    questions,
    inFuture: threeOf(scored.flatMap(({ inFuture }) => inFuture ?? [])),
    overAll: threeOf(scored.flatMap(({ overAll }) => overAll ?? [])),
  };
};
