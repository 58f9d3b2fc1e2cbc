import type { Language } from '../../domain/language/language.ts';
import { listed, longDate, plural } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { sourceText, spoken } from '../words/origin.ts';
import { CAUTION } from '../words/sentences.ts';
import { branchBlocks } from './branches-part.ts';
import { cardBlocks } from './cards.ts';
import { usualBlocks } from './class-part.ts';
import type { ClassPlayed, DebriefReport } from './debrief-report.ts';
import { partingBlocks } from './partings-part.ts';
import { type Block, heading, list, type Page, quote, remark, text, textBlocks } from './plain-page.ts';
import { predictionBlocks } from './predictions.ts';
import { decisionBlocks, heldBlocks } from './reasons.ts';
import { storyBlocks } from './story.ts';
import { countedItems, summaryBlocks } from './summary.ts';
import { goalBlocks, winBlocks } from './wins.ts';
import { whyBlocks, worthBlocks } from './worth-part.ts';

/** The questions after every exercise. */
const ALWAYS_ASKED = [
  'Which move surprised you, and which factor explains it?',
  'What would have had to differ for the opposite to happen?',
  'In what share of the futures did what you saw happen?',
  'Who without a seat paid the price?',
  'What does the model leave out that a diplomat would start with?',
] as const;

const LEVEL_NAMES = ['1 describes', '2 explains', '3 tests', '4 criticises'] as const;

/** `each 6 months`, or `1, 3 and 20 weeks`. */
const lengthsText = ({ game: { scenario }, debrief }: DebriefReport): string => {
  const lengths = debrief.turns.map(({ lasts }) => lasts);
  const [one = 0] = lengths;
  return lengths.every((each) => each === one)
    ? `each ${plural(one, scenario.turn)}`
    : `${listed(lengths.map(String))} ${scenario.turn}s long`;
};

const headBlocks = (report: DebriefReport): readonly Block[] => {
  const { game, seed, date, usual } = report;
  const { exercise, scenario, table } = game;
  const turns = plural(table.played.length, 'turn');
  const day = date === undefined ? '' : ` Played on ${longDate(date)}.`;
  return [
    heading(1, `Debrief: ${exercise.title}`),
    text(`${exercise.summary}`),
    text(`Scenario: ${scenario.title}. ${turns} played, ${lengthsText(report)}; seed “${seed}”.${day}`),
    remark(
      `${CAUTION} Every figure that is not a count of futures is a judgement that you may question. Futures: ${thousands(usual.futures)}.`,
    ),
    ...(exercise.contentNote === '' ? [] : [remark(`Content note. ${exercise.contentNote}`)]),
  ];
};

/** The voices of those without a seat; every pack has them. */
const voiceBlocks = ({ game }: DebriefReport): readonly Block[] => [
  heading(2, 'Voices without a seat'),
  ...game.exercise.voices.flatMap((voice) => [
    heading(3, voice.who),
    ...textBlocks(spoken(voice)),
    remark(`Source: ${sourceText(voice)}`),
  ]),
];

const questionBlocks = ({ game }: DebriefReport): readonly Block[] => [
  heading(2, 'Questions for the discussion', true),
  list([...ALWAYS_ASKED, ...game.exercise.questions.map(({ ask }) => ask)]),
];

/** What the teams have typed, question by question. */
const answerBlocks = ({ game }: DebriefReport): readonly Block[] => {
  const { exercise, table } = game;
  const answered = exercise.seats.filter(({ id }) => table.answers[id]?.some((words) => words !== ''));
  if (answered.length === 0) return [];
  return [
    heading(2, 'What the teams answered'),
    ...exercise.questions.flatMap(({ ask }, i): readonly Block[] => {
      const rows = answered
        .map(({ id, label }) => [label, table.answers[id]?.[i] ?? ''])
        .filter(([, words]) => words !== '');
      return rows.length === 0 ? [] : [{ kind: 'table', title: ask, columns: ['team', 'answer'], rows }];
    }),
  ];
};

const objectiveBlocks = ({ game }: DebriefReport): readonly Block[] => [
  heading(2, 'What this was for'),
  list(game.exercise.objectives),
];

const takenBack = ({ game }: DebriefReport): readonly Block[] => {
  const back = game.log.filter((act) => act.do === 'undo' || act.do === 'rewind').length;
  return back === 0
    ? []
    : [text(`The teacher took moves back ${plural(back, 'time')}; the saved game has all of them.`)];
};

const manifestBlocks = (report: DebriefReport): readonly Block[] => [
  heading(2, 'To play it again'),
  ...takenBack(report),
  list([
    `demarche ${report.engine}, exercise ${report.game.exercise.id}, seed “${report.seed}”, ${thousands(report.usual.futures)} futures`,
    `SHA-256 of exercise and scenario: ${report.sha256}`,
    'game.jsonl in this folder is the saved game: the same file gives this pack again.',
  ]),
];

/** What happened, why, what each decision was worth, and where class and model parted: what needs no counted futures. */
export const playedBlocks = (report: ClassPlayed): readonly Block[] => [
  ...storyBlocks(report),
  ...winBlocks(report),
  ...whyBlocks(report),
  ...heldBlocks(report),
  ...partingBlocks(report),
  ...branchBlocks(report),
  ...worthBlocks(report),
  ...decisionBlocks(report),
];

/** The language of a page of an exercise. */
export const languageOf = ({ exercise: { lang, dir } }: DebriefReport['game']): Language => ({ lang, dir });

/** The debrief as a page: a summary of one page, then the rest. */
export const debriefPage = (report: DebriefReport): Page => ({
  ...languageOf(report.game),
  title: `Debrief: ${report.game.exercise.title}`,
  blocks: [
    ...headBlocks(report),
    ...summaryBlocks(report),
    list(countedItems(report)),
    ...playedBlocks(report),
    ...usualBlocks(report),
    ...predictionBlocks(report),
    ...voiceBlocks(report),
    ...questionBlocks(report),
    ...answerBlocks(report),
    ...objectiveBlocks(report),
    ...rubricBlocks(report),
    ...manifestBlocks(report),
  ],
});

/** The sheet for assessing work, with one column for each level. */
export const rubricBlocks = ({ game }: Pick<DebriefReport, 'game'>): readonly Block[] => [
  heading(2, 'Rubric', true),
  {
    kind: 'table',
    title: 'Name: ______________________    Date: ______________',
    columns: ['objective', ...LEVEL_NAMES],
    rows: game.exercise.rubric.map(({ objective, levels }) => [objective, ...levels]),
  },
];

/** A seat's brief on a page of its own. */
export const briefPage = ({ game }: Pick<DebriefReport, 'game'>, seatId: string): Page => {
  const { exercise } = game;
  const seat = exercise.seats.find(({ id }) => id === seatId);
  const facts = exercise.facts.map((fact) => `${fact.text} (${sourceText(fact)})`);
  return {
    ...languageOf(game),
    title: `${exercise.title}: ${seat?.label ?? seatId}`,
    blocks: [
      heading(1, `${exercise.title}: ${seat?.label ?? seatId}`),
      ...(exercise.contentNote === '' ? [] : [remark(`Content note. ${exercise.contentNote}`)]),
      heading(2, 'For everybody'),
      ...textBlocks(exercise.brief),
      list(facts),
      ...exercise.voices.map((voice) => quote(spoken(voice), `${voice.who}. ${sourceText(voice)}`)),
      heading(2, `${seat?.label ?? seatId}: what all may know`),
      ...textBlocks(seat?.brief ?? ''),
      heading(2, 'For this team alone'),
      ...textBlocks(seat?.hidden ?? ''),
      ...(seat?.roles ?? []).flatMap(({ label, hidden }) => [heading(3, label, true), ...textBlocks(hidden)]),
      ...goalBlocks(game, seatId),
      ...cardBlocks(game, seatId),
    ].filter((block) => block.kind !== 'list' || block.items.length > 0),
  };
};
