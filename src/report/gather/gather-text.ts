import type { Gathered, ScoredClass, ThreeScores } from '../../exercise/gather/gathered.ts';
import { type HandOut, heading, text as paragraph, tableBlock } from '../page/blocks.ts';
import { left, printable, right, table, wrap } from '../words/layout.ts';
import { fixed, longDate, percent, plural } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';

const score = (value: number | undefined): string => (value === undefined ? 'none' : fixed(value, 3));
const share = (value: number | undefined): string => (value === undefined ? 'none' : percent(value));

const HOW =
  'Scored are the first forecasts of all persons, without questions about what their own team decides. Crowd: the mean of all persons of all classes. Model: the share of the scenario’s own futures, in which no class decides. Brier scores: less is better, and always saying 50 % gets 0.25.';

/** Which of two is nearer, in how many classes, in a sentence. */
const nearer = (
  classes: readonly ScoredClass[],
  [one, first]: readonly [keyof ThreeScores, string],
  [other, second]: readonly [keyof ThreeScores, string],
): string => {
  const scored = classes.flatMap(({ inFuture }) => inFuture ?? []);
  const wins = scored.filter((each) => each[one] < each[other]).length;
  return `${first} was nearer than ${second} in ${wins} of ${plural(scored.length, 'class', 'classes')}.`;
};

const nearerText = ({ classes }: Gathered): string =>
  [
    nearer(classes, ['own', 'The class'], ['model', 'the model']),
    nearer(classes, ['crowd', 'The crowd'], ['own', 'the class']),
    nearer(classes, ['crowd', 'The crowd'], ['model', 'the model']),
  ].join(' ');

const SCORE_HEADS = ['persons', 'class', 'crowd', 'model', 'revised'] as const;
const ALL_HEADS = ['class', 'crowd', 'model'] as const;

const threeCells = (scores: ThreeScores | undefined): readonly string[] => [
  score(scores?.own),
  score(scores?.crowd),
  score(scores?.model),
];

const futureRows = ({ classes, persons, inFuture }: Gathered): readonly (readonly string[])[] => [
  ...classes.map((each) => [
    each.name,
    String(each.persons),
    ...threeCells(each.inFuture),
    each.revised === undefined ? '' : score(each.revised),
  ]),
  [`all ${plural(classes.length, 'class', 'classes')}`, String(persons), ...threeCells(inFuture), ''],
];

const overRows = ({ classes, overAll }: Gathered): readonly (readonly string[])[] => [
  ...classes.map((each) => [each.name, ...threeCells(each.overAll)]),
  [`all ${plural(classes.length, 'class', 'classes')}`, ...threeCells(overAll)],
];

const QUESTION_HEADS = ['by', 'came about', 'model', 'crowd', 'least', 'most'] as const;

const questionRows = ({ questions, classes }: Gathered): readonly (readonly string[])[] =>
  questions.map(({ ask, by, happened, model, crowd, classes: means }) => {
    const given = means.flatMap((each) => each ?? []);
    return [
      ask,
      longDate(by),
      `${happened} of ${classes.length}`,
      share(model),
      share(crowd),
      share(given.length === 0 ? undefined : Math.min(...given)),
      share(given.length === 0 ? undefined : Math.max(...given)),
    ];
  });

const titleOf = ({ exercise, classes, persons }: Gathered): string =>
  `${exercise.title}: ${plural(classes.length, 'class', 'classes')}, ${plural(persons, 'person')}`;

const IN_FUTURE = 'In the future that each class made';
const OVER_ALL = 'Over all futures from the start, which the luck of one future does not change';

/** The comparison of classes in words and tables. */
export const gatherText = (found: Gathered): readonly string[] => {
  const safe = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
    rows.map((row) => row.map(safeText));
  return [
    safeText(titleOf(found)),
    ...wrap(`${HOW} ${nearerText(found)}`),
    '',
    ...wrap(`${IN_FUTURE}: Brier scores`),
    ...table([left('', 36), ...SCORE_HEADS.map((head) => right(head))], safe(futureRows(found)), ''),
    '',
    ...wrap(`${OVER_ALL}: Brier scores`),
    ...table([left('', 36), ...ALL_HEADS.map((head) => right(head))], safe(overRows(found)), ''),
    '',
    'What was asked, and the chances that were given; least and most: of a class',
    ...table([left('', 36), ...QUESTION_HEADS.map((head) => right(head))], safe(questionRows(found)), ''),
  ].map(printable);
};

/** The same as a page. */
export const gatherPage = (found: Gathered): HandOut => {
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);
  return {
    lang: 'en',
    dir: 'ltr',
    title: titleOf(found),
    blocks: [
      heading(1, titleOf(found)),
      paragraph(nearerText(found)),
      paragraph(HOW),
      heading(2, 'Class, crowd and model'),
      tableBlock({
        title: `${IN_FUTURE}: Brier scores`,
        columns: ['class', ...SCORE_HEADS],
        rows: futureRows(found),
        numbers: numbers(SCORE_HEADS.length),
      }),
      tableBlock({
        title: `${OVER_ALL}: Brier scores`,
        columns: ['class', ...ALL_HEADS],
        rows: overRows(found),
        numbers: numbers(ALL_HEADS.length),
      }),
      heading(2, 'What was asked'),
      tableBlock({
        title: 'The chances that were given; least and most: of a class',
        columns: ['question', ...QUESTION_HEADS],
        rows: questionRows(found),
        numbers: numbers(QUESTION_HEADS.length),
      }),
    ],
  };
};
