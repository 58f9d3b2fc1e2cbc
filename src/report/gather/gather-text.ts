import type { Gathered, ScoredClass, ThreeScores } from '../../exercise/gather/gathered.ts';
import { type HandOut, heading, text as paragraph, tableWith } from '../page/blocks.ts';
import { left, printable, right, table, wrap } from '../words/layout.ts';
import { fixed, longDate, percent, plural } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';

const score = (value: number | undefined): string => (value === undefined ? 'none' : fixed(value, 3));
const share = (value: number | undefined): string => (value === undefined ? 'none' : percent(value));

const HOW =
  'Scored are the first forecasts of all persons, without questions about what their own team decides. Crowd: the mean of all persons of all classes. Model: the share of the scenario’s own futures, in which no class decides. Brier scores: less is better, and always saying 50 % gets 0.25.';

/** A sentence on the number of classes in which the first of two forecasters is nearer than the second. */
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

/** The tables of a comparison. Each has the names of its columns after the first, and its rows. */
const tablesOf = (found: Gathered) =>
  [
    {
      title: 'In the future that each class made: Brier scores',
      names: ['persons', 'class', 'crowd', 'model', 'revised'],
      rows: futureRows(found),
    },
    {
      title: 'Over all futures from the start, which the luck of one future does not change: Brier scores',
      names: ['class', 'crowd', 'model'],
      rows: overRows(found),
    },
    {
      title: 'The chances that were given; least and most: of a class',
      names: ['by', 'came about', 'model', 'crowd', 'least', 'most'],
      rows: questionRows(found),
    },
  ] as const;

/** The comparison of classes in words and tables. */
export const gatherText = (found: Gathered): readonly string[] =>
  [
    safeText(titleOf(found)),
    ...wrap(`${HOW} ${nearerText(found)}`),
    ...tablesOf(found).flatMap(({ title, names, rows }) => [
      '',
      ...wrap(title.replace('The chances', 'What was asked, and the chances')),
      ...table(
        [left('', 36), ...names.map((name) => right(name))],
        rows.map((row) => row.map(safeText)),
        '',
      ),
    ]),
  ].map(printable);

/** The comparison of classes as a page. */
export const gatherPage = (found: Gathered): HandOut => {
  const [future, over, asked] = tablesOf(found);
  const tableFor = (first: string, { title, names, rows }: typeof future | typeof over | typeof asked) =>
    tableWith(title, [left(first), ...names.map((name) => right(name))], rows);
  return {
    lang: 'en',
    dir: 'ltr',
    title: titleOf(found),
    blocks: [
      heading(1, titleOf(found)),
      paragraph(nearerText(found)),
      paragraph(HOW),
      heading(2, 'Class, crowd and model'),
      tableFor('class', future),
      tableFor('class', over),
      heading(2, 'What was asked'),
      tableFor('question', asked),
    ],
  };
};
