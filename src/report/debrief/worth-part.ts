import type { Decisive } from '../../exercise/debrief/decisive.ts';
import type { EndDifference } from '../../exercise/debrief/ending.ts';
import type { Taken } from '../../exercise/debrief/taken.ts';
import type { Worths } from '../../exercise/debrief/worth.ts';
import type { SeatChoice } from '../../exercise/exercise.ts';
import type { PairedEndings, PairedValue } from '../../study/compare/paired-endings.ts';
import { listed, longDate, NBSP, plural, quantity, signed } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { moveSentence, type Voice, voiceOf } from '../words/sentences.ts';
import { type ClassPlayed, seatLabel } from './debrief-report.ts';
import { type Block, heading, quote, remark, text } from './plain-page.ts';
import { choiceText } from './story.ts';

/** The most states on other rungs that are named. */
const NAMED = 3;

const NOTHING: SeatChoice = { moves: {}, tracks: {}, measures: [], reason: '' };

const choiceOf = (taken: Exclude<Taken, { kind: 'vote' }>): SeatChoice => {
  switch (taken.kind) {
    case 'move':
      return { ...NOTHING, moves: { [taken.state]: taken.word } };
    case 'track':
      return { ...NOTHING, tracks: { [taken.track]: taken.word } };
    case 'measure':
      return { ...NOTHING, measures: [taken.measure] };
    case 'answer':
      return { ...NOTHING, offers: { [taken.measure]: 'take' } };
  }
};

/** An action in words: `Astana: Kazakhstan steps up`. */
export const takenText = ({ game }: Pick<ClassPlayed, 'game'>, taken: Taken, voice: Voice): string => {
  const { exercise } = game;
  if (taken.kind !== 'vote')
    return `${seatLabel(exercise, taken.seat)}: ${choiceText({ game }, voice, choiceOf(taken))}`;
  const vote = exercise.votes.find(({ id }) => id === taken.vote);
  const option = vote?.options.find(({ id }) => id === taken.option);
  return `Vote: ${option?.label ?? taken.option}`;
};

/** What something changed at the end with the same luck; `nothing` where it changed nothing. */
export const endText = ({ game }: Pick<ClassPlayed, 'game'>, luck: EndDifference, voice: Voice): string => {
  const { names } = voice;
  const those = (ids: readonly string[]): string => listed(ids.map(names.state));
  const only = (ids: readonly string[], word: string): readonly string[] =>
    ids.length === 0
      ? []
      : [`${those(ids)} ${ids.length === 1 ? 'recognises' : 'recognise'} only ${word} it`];
  const asked = (id: string): string => game.exercise.predictions.find((each) => each.id === id)?.ask ?? id;
  const came = [...luck.predictions].map(
    ([id, is]) => `“${asked(id)}” comes about only ${is ? 'with' : 'without'} it`,
  );
  const rest = luck.moved.filter((id) => !luck.gained.includes(id) && !luck.lost.includes(id));
  const tracks = [...luck.tracks].map(([id, by]) => `${names.track(id)} ${signed(Number(by.toFixed(3)))}`);
  const all = [
    ...only(luck.gained, 'with'),
    ...only(luck.lost, 'without'),
    ...came,
    ...tracks,
    ...(rest.length > 0
      ? [`${rest.length > NAMED ? plural(rest.length, 'state') : those(rest)} on another rung`]
      : []),
  ];
  return all.length === 0 ? 'nothing' : all.join('; ');
};

const range = ({ value, low, high }: PairedValue, times: number): string => {
  const points = (part: number): string => signed(Number((part * times).toFixed(times === 1 ? 2 : 0)));
  return `${points(value)} (${points(low)} to ${points(high)})`;
};

/** A mean difference with its 95 % interval; in words where it is nothing, or within noise. */
const countText = (count: PairedValue): string => {
  if (count.verdict === 'same') return 'nothing';
  return `${range(count, 1)}${count.verdict === 'noise' ? ', within noise' : ''}`;
};

const goalsText = ({ game }: Pick<ClassPlayed, 'game'>, { goals }: PairedEndings): string =>
  goals
    .flatMap((goal, g) => {
      const ask = game.exercise.predictions[g]?.ask ?? '';
      return goal.verdict === 'more' || goal.verdict === 'less'
        ? [`“${ask}” ${range(goal, 100)}${NBSP}points`]
        : [];
    })
    .join('; ') || 'none';

const sumRows = (report: ClassPlayed, { whole, rest, actions }: Worths): readonly (readonly string[])[] => {
  const voice = voiceOf(report.debrief.scenario);
  const sum = (of: (each: Worths['actions'][number]) => number): number =>
    actions.reduce((all, each) => all + of(each), 0);
  return [
    [
      '',
      'All of this together',
      endText(report, whole.luck, voice),
      countText(whole.futures.count),
      goalsText(report, whole.futures),
    ],
    [
      '',
      'The sum of the rows above, in recognisers',
      signed(sum(({ luck }) => luck.count)),
      signed(Number(sum(({ futures }) => futures.count.value).toFixed(2))),
      '',
    ],
    ['', 'The rest', signed(rest.luck), signed(Number(rest.futures.toFixed(2))), ''],
  ];
};

/** What each decision was worth: every action left out in turn. */
export const worthBlocks = (report: ClassPlayed): readonly Block[] => {
  const { worths } = report.debrief;
  const voice = voiceOf(report.debrief.scenario);
  const title = heading(2, 'What each decision was worth', true);
  if (worths.actions.length === 0)
    return [title, text('No team did anything but hold, so there is nothing to leave out.')];
  return [
    title,
    remark(
      `Each action is left out in turn: the team holds or spends nothing in its place, and all else is done as it was. ` +
        `First with the same luck, then in ${thousands(worths.futures)} futures, each played with it and without it. ` +
        `The whole is the sum of the rows and a rest. The rest is what actions did only together, or what one did in place of another.`,
    ),
    {
      kind: 'table',
      title: 'What is different at the end because of it',
      columns: [
        'turn',
        'what was done',
        'same luck',
        'recognisers over the futures',
        'predictions over the futures',
      ],
      rows: [
        ...worths.actions.map(({ taken, luck, futures }) => [
          String(taken.turn),
          takenText(report, taken, voice),
          endText(report, luck, voice),
          countText(futures.count),
          goalsText(report, futures),
        ]),
        ...sumRows(report, worths),
      ],
      numbers: [0],
    },
  ];
};

/** One thing that changed something, with its reason. */
const decisiveItem = (
  report: ClassPlayed,
  { turn, what, luck }: Decisive,
  voice: Voice,
): readonly Block[] => {
  const { game } = report;
  const change = endText(report, luck, voice);
  if (what.kind === 'move')
    return [
      text(
        `Turn ${turn}, ${longDate(what.date)}. ${moveSentence(what.move, voice)} Because of it: ${change}.`,
      ),
    ];
  return [
    text(`Turn ${turn}. ${takenText({ game }, what.taken, voice)}. Because of it: ${change}.`),
    ...(what.reason === '' ? [] : [quote(what.reason, 'reason given at the table')]),
  ];
};

/** Why: what was decisive. */
export const whyBlocks = (report: ClassPlayed): readonly Block[] => {
  const { decisive, scenario } = report.debrief;
  const voice = voiceOf(scenario);
  return [
    heading(2, 'Why: what was decisive', true),
    remark(
      'Decisive is what changed something: without it the end would be another one, with the same luck. These are the actions of the teams and the moves of other states to the highest rung or from it, at most ten. What an action did to its own state or track does not count.',
    ),
    ...(decisive.length === 0
      ? [text('Nothing was: leave out any one thing, and the others end where they did.')]
      : decisive.toSorted((a, b) => a.turn - b.turn).flatMap((each) => decisiveItem(report, each, voice))),
  ];
};

/** From no one at the table to the game as it was played, in recognisers. */
export const wholeText = ({ debrief }: ClassPlayed): string => {
  const { worths, alone, run, start } = debrief;
  const count = (turns: typeof run.turns): number => (turns.at(-1) ?? start).indices.recognisers;
  const [class_, model] = [count(run.turns), count(alone.turns)];
  const held = class_ - worths.whole.luck.count;
  const { whole, rest, futures } = worths;
  const over =
    worths.actions.length === 0
      ? ''
      : ` In ${thousands(futures)} futures the actions of all teams add on average ${countText(whole.futures.count)}; single actions make ${signed(Number((whole.futures.count.value - rest.futures).toFixed(2)))} of it, the rest ${signed(Number(rest.futures.toFixed(2)))}.`;
  return `Recognisers at the end with the same luck: ${quantity(model)} without people, ${quantity(held)} if every team only holds, ${quantity(class_)} as it was played.${over}`;
};
