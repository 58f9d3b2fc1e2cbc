import type { Debrief } from '../../exercise/debrief/debrief.ts';
import type { Recorded } from '../../exercise/debrief/record.ts';
import type { SeatScore } from '../../exercise/debrief/scores.ts';
import { type ClassPlayed, seatLabel } from '../debrief/debrief-report.ts';
import { roundText } from '../debrief/forecasts/predictions.ts';
import type { Say } from '../labels/saying.ts';
import { type Block, heading, remark, tableBlock, text } from '../page/blocks.ts';
import { csvOf } from '../run/csv.ts';
import { type Names, namesOf } from '../words/names.ts';

/** The record of a game, once it is open. */
interface RecordReport extends Pick<ClassPlayed, 'game' | 'say'> {
  readonly recorded: Recorded;
}

type StateRow = Recorded['states'][number];

const countText = ({ known, possible }: Recorded['counts'][number], say: Say): string =>
  known === possible ? String(known) : say('{known} to {possible}', { known, possible });

/** What happened to a state in fact: `Recognised, since 18 February 2008`. */
export const factText = ({ low, high, since }: StateRow, names: Names, say: Say): string => {
  if (low !== high)
    return say('{low} or {high}: not known', { low: names.rung(low), high: names.rung(high) });
  return since === undefined
    ? names.rung(low)
    : say('{rung}, since {day}', { rung: names.rung(low), day: say.day(since) });
};

/** The counts at the end, and the number of states that ended as in fact. */
export const recordSentences = ({ recorded, say }: RecordReport): readonly string[] => {
  const end = recorded.counts.at(-1);
  const { of: n, inClass, alone } = recorded.agreement;
  if (!end) return [];
  return [
    say('On {day}: {class} recognise in the class, {model} in the model alone, {fact} in fact.', {
      day: say.day(end.date),
      class: end.inClass,
      model: end.alone,
      fact: countText(end, say),
    }),
    say(
      'Of {n} states of which the record says the end, {class} ended in the class as in fact, {model} in the model alone.',
      { n, class: inClass, model: alone },
    ),
  ];
};

const countTable = ({ recorded, say }: RecordReport): Block =>
  tableBlock({
    title: say('Recognisers at the end of each turn'),
    columns: [say('turn'), say('by'), say('class'), say('model alone'), say('in fact')],
    rows: recorded.counts.map((count) => [
      String(count.turn),
      say.day(count.date),
      String(count.inClass),
      String(count.alone),
      countText(count, say),
    ]),
    numbers: [0, 2, 3, 4],
  });

const isMoved = ({ start, ...row }: StateRow): boolean =>
  [row.inClass, row.alone, row.low, row.high].some((rung) => rung !== start);

const playedStates = ({ game }: RecordReport): readonly string[] =>
  game.exercise.seats.flatMap(({ states }) => states);

const endDay = ({ recorded, say }: RecordReport): string => say.day(recorded.counts.at(-1)?.date ?? '');

const playedTable = (report: RecordReport): Block => {
  const { say } = report;
  const names = namesOf(report.game.scenario);
  const played = playedStates(report);
  return tableBlock({
    title: say('The states that teams played, by {day}', { day: endDay(report) }),
    columns: [say('state'), say('class'), say('model alone'), say('in fact')],
    rows: report.recorded.states
      .filter(({ state }) => played.includes(state))
      .map((row) => [
        names.state(row.state),
        names.rung(row.inClass),
        names.rung(row.alone),
        factText(row, names, say),
      ]),
  });
};

/** The other states that moved in any history, grouped by their ends. The file record.csv has their days. */
const othersTable = (report: RecordReport): Block => {
  const { say } = report;
  const names = namesOf(report.game.scenario);
  const played = playedStates(report);
  const endsOf = (row: StateRow): readonly string[] => [
    names.rung(row.inClass),
    names.rung(row.alone),
    factText({ ...row, since: undefined }, names, say),
  ];
  const keyOf = (row: StateRow): string => endsOf(row).join('\n');
  const others = report.recorded.states.filter((row) => !played.includes(row.state) && isMoved(row));
  const groups = [...new Set(others.map(keyOf))].map((key) => others.filter((row) => keyOf(row) === key));
  return tableBlock({
    title: say('The others that moved in the class, in the model alone or in fact, by {day}', {
      day: endDay(report),
    }),
    columns: [say('class'), say('model alone'), say('in fact'), say('states')],
    rows: groups
      .toSorted((a, b) => b.length - a.length)
      .map((rows) => [
        ...rows.slice(0, 1).flatMap(endsOf),
        `${rows.length}: ${rows.map(({ state }) => names.state(state)).join(', ')}`,
      ]),
  });
};

const answerText = (is: boolean | undefined, say: Say): string =>
  is === undefined ? say('not known') : say(is ? 'yes' : 'no');

const questionTable = (
  { game: { exercise }, recorded, say }: RecordReport,
  played: ReadonlyMap<string, boolean>,
): Block =>
  tableBlock({
    title: say('Predictions, scored by what happened in fact'),
    columns: [say('by'), say('question'), say('class'), say('in fact')],
    rows: exercise.predictions.map(({ id, ask, by }) => [
      say.day(by),
      ask,
      answerText(played.get(id), say),
      answerText(recorded.happened.get(id), say),
    ]),
  });

const fixed = (value: number | undefined): string => value?.toFixed(3) ?? '—';

const scoreTable = (
  { game: { exercise }, recorded, say }: RecordReport,
  scores: readonly SeatScore[],
): Block =>
  tableBlock({
    title: '',
    columns: [
      say('team'),
      say('forecast'),
      `Brier, ${say('by the played future')}`,
      `Brier, ${say('by what happened')}`,
    ],
    rows: recorded.scores.map(({ seat, round, brier }) => [
      seatLabel(exercise, seat),
      roundText(round, say),
      fixed(scores.find((each) => each.seat === seat && each.round === round)?.brier),
      fixed(brier),
    ]),
    numbers: [2, 3],
  });

/** The facts beside class and model, first the counts by turn, then each state. */
export const recordBlocks = (report: RecordReport): readonly Block[] => {
  const { say } = report;
  return [
    heading(2, say('What happened in fact')),
    remark(
      say(
        'The record beside the class and the model alone. The model alone has the same luck and no people. What happened is one course of history: it does not say which of the two was wiser.',
      ),
    ),
    ...recordSentences(report).map(text),
    countTable(report),
    playedTable(report),
    othersTable(report),
    text(say('record.csv in the pack has every state, with its days and sources.')),
  ];
};

/** The facts for a short debrief: the counts, and the states that teams played. */
export const recordInShort = (report: RecordReport): readonly Block[] => [
  heading(2, report.say('What happened in fact')),
  ...recordSentences(report).map(text),
  playedTable(report),
];

/** The predictions scored by the record, beside their scores by the played future. */
export const recordScoreBlocks = (
  report: RecordReport,
  { happened, scores }: Pick<Debrief, 'happened' | 'scores'>,
): readonly Block[] => {
  if (report.recorded.scores.length === 0) return [];
  return [
    questionTable(report, happened),
    text(report.say('Who knows the history scores well here. What the record does not say is not scored.')),
    scoreTable(report, scores),
  ];
};

/** The record beside class and model as a table: one row per state. */
export const recordCsv = ({ game, recorded }: Pick<RecordReport, 'game' | 'recorded'>): string => {
  const names = namesOf(game.scenario);
  return csvOf(
    'state,name,at_start,class,model_alone,in_fact_low,in_fact_high,since,source',
    recorded.states.map((row) => [
      row.state,
      names.state(row.state),
      row.start,
      row.inClass,
      row.alone,
      row.low,
      row.high,
      row.since ?? '',
      row.source,
    ]),
  );
};
