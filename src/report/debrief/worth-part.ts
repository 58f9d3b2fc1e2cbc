import type { EndDifference } from '../../exercise/debrief/ending.ts';
import type { Taken } from '../../exercise/debrief/taken.ts';
import type { Worths } from '../../exercise/debrief/worth.ts';
import type { SeatChoice } from '../../exercise/exercise.ts';
import type { PairedEndings, PairedValue } from '../../study/compare/paired-endings.ts';
import type { Say } from '../labels/saying.ts';
import { type Block, heading, remark, tableBlock, text } from '../page/blocks.ts';
import { quantity, signed } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import type { Voice } from '../words/sentences.ts';
import { type ClassPlayed, seatLabel } from './debrief-report.ts';
import { choiceText } from './story.ts';

/** The largest number of states on other rungs that the text names. */
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
  return voice.names.say('Vote: {question}', { question: option?.label ?? taken.option });
};

/** The difference that something made at the end, with the same luck. `nothing` if there was no difference. */
export const endText = ({ game }: Pick<ClassPlayed, 'game'>, luck: EndDifference, voice: Voice): string => {
  const { names } = voice;
  const { say } = names;
  const those = (ids: readonly string[]): string => say.list(ids.map(names.state));
  const only = (ids: readonly string[], word: 'with' | 'without'): readonly string[] =>
    ids.length === 0 ? [] : [say(`{who} recognise only ${word} it`, { who: those(ids), n: ids.length })];
  const asked = (id: string): string => game.exercise.predictions.find((each) => each.id === id)?.ask ?? id;
  const came = [...luck.predictions].map(([id, is]) =>
    say(is ? '“{ask}” comes about only with it' : '“{ask}” comes about only without it', { ask: asked(id) }),
  );
  const rest = luck.moved.filter((id) => !luck.gained.includes(id) && !luck.lost.includes(id));
  const tracks = [...luck.tracks].map(([id, by]) => `${names.track(id)} ${signed(Number(by.toFixed(3)))}`);
  const all = [
    ...only(luck.gained, 'with'),
    ...only(luck.lost, 'without'),
    ...came,
    ...tracks,
    ...(rest.length > 0
      ? [
          say('{states} on another rung', {
            states: rest.length > NAMED ? say('{n} states', { n: rest.length }) : those(rest),
          }),
        ]
      : []),
  ];
  return all.length === 0 ? say('nothing') : all.join('; ');
};

const range = ({ value, low, high }: PairedValue, times: number, say: Say): string => {
  const points = (part: number): string => signed(Number((part * times).toFixed(times === 1 ? 2 : 0)));
  return say('{value} ({low} to {high})', { value: points(value), low: points(low), high: points(high) });
};

/** A mean difference with its 95 % interval. It is in words if it is nothing, or within noise. */
const countText = (count: PairedValue, say: Say): string => {
  if (count.verdict === 'same') return say('nothing');
  const said = range(count, 1, say);
  return count.verdict === 'noise' ? say('{range}, within noise', { range: said }) : said;
};

const goalsText = ({ game, say }: ClassPlayed, { goals }: PairedEndings): string =>
  goals
    .flatMap((goal, g) => {
      const ask = game.exercise.predictions[g]?.ask ?? '';
      return goal.verdict === 'more' || goal.verdict === 'less'
        ? [say('“{ask}” {range} points', { ask, range: range(goal, 100, say) })]
        : [];
    })
    .join('; ') || say('none');

const sumRows = (report: ClassPlayed, { whole, rest, actions }: Worths): readonly (readonly string[])[] => {
  const { say, voice } = report;
  const sum = (of: (each: Worths['actions'][number]) => number): number =>
    actions.reduce((all, each) => all + of(each), 0);
  return [
    [
      '',
      say('All of this together'),
      endText(report, whole.luck, voice),
      countText(whole.futures.count, say),
      goalsText(report, whole.futures),
    ],
    [
      '',
      say('The sum of the rows above, in recognisers'),
      signed(sum(({ luck }) => luck.count)),
      signed(Number(sum(({ futures }) => futures.count.value).toFixed(2))),
      '',
    ],
    ['', say('The rest'), signed(rest.luck), signed(Number(rest.futures.toFixed(2))), ''],
  ];
};

const actionRow = (
  report: ClassPlayed,
  { taken, luck, futures }: Worths['actions'][number],
): readonly string[] => {
  const { say, voice } = report;
  return [
    String(taken.turn),
    takenText(report, taken, voice),
    endText(report, luck, voice),
    countText(futures.count, say),
    goalsText(report, futures),
  ];
};

const worthTable = (rows: readonly (readonly string[])[], say: Say): Block =>
  tableBlock({
    title: say('What is different at the end because of it'),
    columns: [
      say('turn'),
      say('what was done'),
      say('same luck'),
      say('recognisers over the futures'),
      say('predictions over the futures'),
    ],
    rows,
    numbers: [0],
  });

/** The worth of each decision: the actions are left out one by one. */
export const worthBlocks = (report: ClassPlayed): readonly Block[] => {
  const { say } = report;
  const { worths } = report.debrief;
  const title = heading(2, say('What each decision was worth'));
  if (worths.actions.length === 0)
    return [title, text(say('No team did anything but hold, so there is nothing to leave out.'))];
  const rows = worths.actions.map((each) => actionRow(report, each));
  return [
    title,
    remark(
      say(
        'Each action is left out in turn: the team holds or spends nothing in its place, and all else is done as it was. First with the same luck, then in {count} futures, each played with it and without it. The whole is the sum of the rows and a rest. The rest is what actions did only together, or what one did in place of another.',
        { count: thousands(worths.futures) },
      ),
    ),
    worthTable([...rows, ...sumRows(report, worths)], say),
  ];
};

/** The worth of the actions of one team, which are left out one by one. Nothing if the team did not act. */
export const teamWorthBlocks = (report: ClassPlayed, seat: string): readonly Block[] => {
  const { say } = report;
  const own = report.debrief.worths.actions.filter(
    ({ taken }) => taken.kind !== 'vote' && taken.seat === seat,
  );
  return own.length === 0
    ? []
    : [
        heading(2, say('What each decision was worth')),
        worthTable(
          own.map((each) => actionRow(report, each)),
          say,
        ),
      ];
};

/** From no one at the table to the game as it was played, in recognisers. */
export const wholeText = ({ debrief, say }: ClassPlayed): string => {
  const { worths, alone, run, start } = debrief;
  const count = (turns: typeof run.turns): number => (turns.at(-1) ?? start).indices.recognisers;
  const [class_, model] = [count(run.turns), count(alone.turns)];
  const held = class_ - worths.whole.luck.count;
  const { whole, rest, futures } = worths;
  const ended = say(
    'Recognisers at the end with the same luck: {model} without people, {held} if every team only holds, {played} as it was played.',
    { model: quantity(model), held: quantity(held), played: quantity(class_) },
  );
  if (worths.actions.length === 0) return ended;
  const over = say(
    'In {count} futures the actions of all teams add on average {range}; single actions make {single} of it, the rest {rest}.',
    {
      count: thousands(futures),
      range: countText(whole.futures.count, say),
      single: signed(Number((whole.futures.count.value - rest.futures).toFixed(2))),
      rest: signed(Number(rest.futures.toFixed(2))),
    },
  );
  return `${ended} ${over}`;
};
