import type { Language } from '../../domain/language/language.ts';
import type { Exercise, Seat } from '../../exercise/exercise.ts';
import { sourceText, spoken } from '../labels/origin.ts';
import { sayIn } from '../labels/say.ts';
import {
  type Block,
  type HandOut,
  heading,
  list,
  listUnder,
  quote,
  remark,
  tableBlock,
  text,
  textBlocks,
} from '../page/blocks.ts';
import { recordBlocks, recordScoreBlocks, recordSentences } from '../waves/record-part.ts';
import { namesOf } from '../words/names.ts';
import { thousands } from '../words/odds-numbers.ts';
import { CAUTION } from '../words/sentences.ts';
import { branchBlocks } from './branches-part.ts';
import { cardRows } from './cards.ts';
import { usualBlocks } from './class-part.ts';
import { answeredQuestions, type ClassPlayed, type DebriefReport } from './debrief-report.ts';
import { heldBlocks, whyBlocks } from './decisive-part.ts';
import { evidenceText, excerptText } from './evidence/cards.ts';
import { evidenceBlocks } from './evidence/part.ts';
import { predictionBlocks } from './forecasts/predictions.ts';
import { weightBlocks } from './forecasts/weights-part.ts';
import { partingBlocks } from './partings-part.ts';
import { decisionBlocks } from './reasons.ts';
import { storyBlocks } from './story.ts';
import { bestItems, summaryBlocks, usualSentence } from './summary.ts';
import { goalRows, winBlocks } from './wins.ts';
import { worthBlocks } from './worth-part.ts';

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
const lengthsText = ({ game: { scenario }, debrief, say }: DebriefReport): string => {
  const lengths = debrief.turns.map(({ lasts }) => lasts);
  const [one = 0] = lengths;
  return lengths.every((each) => each === one)
    ? say('each {length}', {
        length: say(scenario.turn === 'month' ? '{n} months' : '{n} weeks', { n: one }),
      })
    : say(scenario.turn === 'month' ? '{lengths} months long' : '{lengths} weeks long', {
        lengths: say.list(lengths.map(String)),
      });
};

const contentBlocks = ({ game: { exercise }, say }: DebriefReport): readonly Block[] =>
  exercise.contentNote === '' ? [] : [remark(say('Content note. {note}', { note: exercise.contentNote }))];

/** The head of the page: the class against the model, how usual the game was, what was played, and how to read it. */
export const headBlocks = (report: DebriefReport): readonly Block[] => {
  const { game, debrief, seed, date, usual, say } = report;
  const { exercise, scenario, table } = game;
  const turns = say('{n} turns', { n: table.played.length });
  const day = date === undefined ? '' : ` ${say('Played on {day}.', { day: say.day(date) })}`;
  const lengths = lengthsText(report);
  const names = namesOf(scenario, say);
  return [
    {
      kind: 'headline',
      kicker: say('Debrief · {title} · one future, not a forecast', { title: exercise.title }),
      text: say('Class: {n} recognisers at the end. The model alone, with the same luck: {model}.', {
        n: usual.recognisers,
        model: (debrief.alone.turns.at(-1) ?? debrief.start).indices.recognisers,
      }),
    },
    text(usualSentence(report)),
    remark(
      `${exercise.summary} ${say('Scenario: {title}. {turns} played, {lengths}; seed “{seed}”.', { title: scenario.title, turns, lengths, seed })}${day}`,
    ),
    remark(
      `${say(CAUTION)} ${say('Every figure that is not a count of futures is a judgement that you may question. Futures: {count}.', { count: thousands(usual.futures) })}`,
    ),
    ...pastTexts(game).map(remark),
    ...contentBlocks(report),
    { kind: 'ladder', words: scenario.ladder.map((_, rung) => names.rung(rung)) },
  ];
};

/** Says that the exercise plays what has happened, if the exercise has a record. */
export const pastTexts = ({
  exercise,
  scenario,
}: Pick<ClassPlayed['game'], 'exercise' | 'scenario'>): readonly string[] => {
  const say = sayIn(exercise.lang);
  return exercise.record === undefined
    ? []
    : [
        say(
          'This has happened. The game begins with the world as it was on {day}; what then happened in fact is opened after the last turn.',
          { day: say.day(scenario.start) },
        ),
      ];
};

/** The voices of people without a seat. Every pack has them. */
const voiceBlocks = ({ game, say }: DebriefReport): readonly Block[] => [
  heading(2, say('Voices without a seat')),
  ...game.exercise.voices.flatMap((voice) => [
    heading(3, voice.who),
    ...textBlocks(spoken(voice)),
    remark(say('Source: {source}', { source: sourceText(voice, say) })),
  ]),
];

/** The questions, each with what the teams have typed, or with lines to write on. */
const questionBlocks = ({ game, say }: DebriefReport): readonly Block[] => {
  const always = ALWAYS_ASKED.map((ask) => ({ ask: say(ask), answers: [] }));
  return [
    heading(2, say('Questions for the discussion')),
    { kind: 'questions', questions: [...answeredQuestions(game, game.exercise.seats), ...always] },
  ];
};

const objectiveBlocks = ({ game, say }: DebriefReport): readonly Block[] => [
  heading(2, say('What this was for')),
  list(game.exercise.objectives),
];

const takenBack = ({ game, say }: DebriefReport): readonly Block[] => {
  const back = game.log.filter((act) => act.do === 'undo' || act.do === 'rewind').length;
  return back === 0
    ? []
    : [text(say('The teacher took moves back {n} times; the saved game has all of them.', { n: back }))];
};

const manifestBlocks = (report: DebriefReport): readonly Block[] => {
  const { engine: version, seed, sha256: hash, say } = report;
  const { id } = report.game.exercise;
  const count = thousands(report.usual.futures);
  return [
    heading(2, say('To play it again')),
    ...takenBack(report),
    list([
      say('demarche {version}, exercise {id}, seed “{seed}”, {count} futures', { version, id, seed, count }),
      say('SHA-256 of exercise and scenario: {hash}', { hash }),
      say('game.jsonl in this folder is the saved game: the same file gives this pack again.'),
    ]),
  ];
};

/** The results of the game, and the reasons for them. */
const outcomeBlocks = (report: ClassPlayed): readonly Block[] => [
  ...evidenceBlocks(report),
  ...winBlocks(report),
  ...whyBlocks(report),
  ...heldBlocks(report),
];

/** The worth of all decisions together, and of each decision. */
const balanceBlocks = (report: ClassPlayed): readonly Block[] => [
  ...branchBlocks(report),
  ...worthBlocks(report),
  ...decisionBlocks(report),
];

/** The parts without counted futures: what happened and why, where class and model parted, the worth of decisions. */
export const playedBlocks = (report: ClassPlayed): readonly Block[] => [
  ...storyBlocks(report),
  ...outcomeBlocks(report),
  ...partingBlocks(report),
  ...balanceBlocks(report),
];

/** The language of a page of an exercise. */
export const languageOf = ({ exercise: { lang, dir } }: DebriefReport['game']): Language => ({ lang, dir });

/** A page with the title of a debrief. */
export const debriefTitled = ({ game, say }: DebriefReport, blocks: readonly Block[]): HandOut => ({
  ...languageOf(game),
  title: say('Debrief: {title}', { title: game.exercise.title }),
  blocks,
});

/** The debrief as a page: the answer, the class against the model, how usual the game was, then the rest. */
export const debriefPage = (report: DebriefReport): HandOut => {
  const { game, recorded, debrief } = report;
  return debriefTitled(report, [
    ...headBlocks(report),
    ...summaryBlocks(report),
    list([...bestItems(report), ...(recorded ? recordSentences({ ...report, recorded }) : [])]),
    ...partingBlocks(report),
    ...usualBlocks(report),
    ...storyBlocks(report),
    ...outcomeBlocks(report),
    ...balanceBlocks(report),
    ...(recorded ? recordBlocks({ ...report, recorded }) : []),
    ...predictionBlocks(report),
    ...(recorded ? recordScoreBlocks({ ...report, recorded }, debrief) : []),
    ...weightBlocks(game, report.tried),
    ...voiceBlocks(report),
    ...questionBlocks(report),
    ...objectiveBlocks(report),
    ...rubricBlocks(report),
    ...manifestBlocks(report),
  ]);
};

/** The sheet for assessing work, with one column for each level. */
export const rubricBlocks = ({ game, say }: DebriefReport): readonly Block[] => [
  heading(2, say('Rubric')),
  tableBlock({
    title: say('Name: ______________________    Date: ______________'),
    columns: [say('objective'), ...LEVEL_NAMES.map((name) => say(name))],
    rows: game.exercise.rubric.map(({ objective, levels }) => [objective, ...levels]),
  }),
];

/** The rows of evidence of a seat as cards, and the stored texts behind them. */
const rowBlocks = ({ game, say }: DebriefReport, { rows, excerpts }: Seat): readonly Block[] => {
  const names = namesOf(game.scenario, say);
  const card = ({ title, reason, source }: ReturnType<typeof evidenceText>): readonly Block[] => [
    heading(3, title),
    ...(reason === '' ? [] : [text(reason)]),
    remark(source),
  ];
  return [
    ...(rows.length === 0 ? [] : [heading(2, say('Your rows of evidence'))]),
    ...rows.flatMap((each) => card(evidenceText(each, names, say))),
    ...(excerpts.length === 0 ? [] : [heading(2, say('What stored texts say'))]),
    ...excerpts.flatMap((each) => card(excerptText(each, rows, names, say))),
  ];
};
/** Each word of the glossary with its meaning. */
export const glossaryItems = ({ glossary }: Pick<Exercise, 'glossary'>): readonly string[] =>
  glossary.map(({ term, text: meaning }) => `${term}: ${meaning}`);

/** A seat's brief on a page of its own. */
export const briefPage = (report: DebriefReport, seatId: string): HandOut => {
  const { game, say } = report;
  const { exercise } = game;
  const seat = exercise.seats.find(({ id }) => id === seatId);
  const facts = exercise.facts.map((fact) => `${fact.text} (${sourceText(fact, say)})`);
  return {
    ...languageOf(game),
    title: `${exercise.title}: ${seat?.label ?? seatId}`,
    isDense: true,
    blocks: [
      heading(1, `${exercise.title}: ${seat?.label ?? seatId}`),
      ...contentBlocks(report),
      heading(2, say('For everybody')),
      ...pastTexts(game).map(remark),
      ...textBlocks(exercise.brief),
      list(facts),
      ...exercise.voices.map((voice) => quote(spoken(voice), `${voice.who}. ${sourceText(voice, say)}`)),
      ...listUnder(3, say('Words'), glossaryItems(exercise)),
      heading(2, say('{team}: what all may know', { team: seat?.label ?? seatId })),
      ...textBlocks(seat?.brief ?? ''),
      heading(2, say('For this team alone')),
      ...textBlocks(seat?.hidden ?? ''),
      ...(seat ? rowBlocks(report, seat) : []),
      ...listUnder(2, say('Your goals'), goalRows(game, seatId)),
      ...listUnder(2, say('Your cards'), cardRows(game, seatId, [])),
      // Each role has a sheet of its own, after all that the team shares.
      ...(seat?.roles ?? []).flatMap(({ label, hidden }) => [
        heading(2, label, { newPage: true }),
        ...textBlocks(hidden),
      ]),
    ],
  };
};
