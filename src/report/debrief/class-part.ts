import type { Parting } from '../../exercise/debrief/debrief.ts';
import { recognisersSaid } from '../labels/recognisers.ts';
import { type Say, sayIn } from '../labels/say.ts';
import { quantity } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { type Voice, voiceOf } from '../words/sentences.ts';
import { type ClassPlayed, type DebriefReport, seatLabel, shareText } from './debrief-report.ts';
import { type Block, heading, list, remark, text } from './plain-page.ts';
import { choiceText } from './story.ts';

const horizon = ({ debrief }: ClassPlayed, say: Say): string => say.day(debrief.run.turns.at(-1)?.date ?? '');

/** How usual the played future is among futures from the same start. */
export const usualBlocks = (report: DebriefReport): readonly Block[] => {
  const { usual, debrief } = report;
  const { names } = voiceOf(debrief.scenario);
  const { spread } = usual;
  const say = sayIn(report.game.exercise.lang);
  const day = horizon(report, say);
  return [
    heading(
      2,
      say('How usual it was: {count} futures from the same start', { count: thousands(usual.futures) }),
      true,
    ),
    text(
      say(
        'In each of them the model plays every state, with other luck. On {day} the class counts {count} recognising. Of the futures {same} count just as many, {fewer} fewer, {more} more. Nine in ten have {low} to {high}; their mean is {mean}.',
        {
          day,
          count: usual.recognisers,
          same: shareText(usual.same, say),
          fewer: shareText(usual.fewer, say),
          more: shareText(usual.more, say),
          low: quantity(spread.q05),
          high: quantity(spread.q95),
          mean: quantity(spread.mean),
        },
      ),
    ),
    {
      kind: 'table',
      title: say('States that were played, or that came to recognition or left it, by {day}', { day }),
      columns: [
        say('state'),
        say('start'),
        say('class'),
        say('on the same rung in'),
        say('recognises by then in'),
      ],
      rows: usual.states.map((each) => [
        names.state(each.state),
        names.rung(each.start),
        names.rung(each.end),
        shareText(each.sameRung, say),
        shareText(each.recognises, say),
      ]),
    },
  ];
};

const isParted = ({ after, own }: Parting): boolean => after !== own;

const partingText = (report: ClassPlayed, { names }: Voice, parting: Parting): string => {
  const { seat, state, turn, after, own, reason, chance } = parting;
  const { exercise } = report.game;
  const say = sayIn(exercise.lang);
  const odds =
    chance === undefined
      ? []
      : [say('The model gave the step up {chance} in the first month.', { chance: say.share(chance) })];
  const parted = say(
    "Turn {turn}, {team}: {state} ended at {after}; the model's own would have ended at {own}.",
    {
      turn,
      team: seatLabel(exercise, seat),
      state: names.state(state),
      after: names.rung(after),
      own: names.rung(own),
    },
  );
  return [parted, ...odds, say('The team said: “{reason}”', { reason })].join(' ');
};

/** Where the class and the model parted, turn by turn and at the end. */
export const partingBlocks = (report: ClassPlayed): readonly Block[] => {
  const { debrief } = report;
  const voice = voiceOf(debrief.scenario);
  const parted = debrief.partings.filter(isParted);
  const alone = debrief.alone.turns.at(-1) ?? debrief.start;
  const end = debrief.run.turns.at(-1) ?? debrief.start;
  const others = debrief.run.states.filter((_, i) => alone.rungs[i] !== end.rungs[i]);
  const same = debrief.partings.length - parted.length;
  const say = sayIn(report.game.exercise.lang);
  return [
    heading(2, say('Where the class and the model parted')),
    remark(
      say(
        'The model was asked at each decision what its own state would have done next, with the same luck.',
      ),
    ),
    ...(debrief.partings.length === 0
      ? [text(say('No seat decided for a state.'))]
      : [
          text(
            say('Of {all} decisions for a state {same} ended where the model would have ended.', {
              all: debrief.partings.length,
              same,
            }),
          ),
        ]),
    list(parted.map((parting) => partingText(report, voice, parting))),
    text(
      say('With the same luck and no one at the table, on {day} {who}', {
        day: horizon(report, say),
        who: recognisersSaid(say, alone, voice),
      }),
    ),
    text(
      say('With the class, {who} {others} states are on another rung than without it.', {
        who: recognisersSaid(say, end, voice),
        others: others.length,
      }),
    ),
  ].filter((block) => block.kind !== 'list' || block.items.length > 0);
};

/** Each team's reasons, in its own words. */
export const reasonBlocks = (report: ClassPlayed): readonly Block[] => {
  const { game, debrief } = report;
  const voice = voiceOf(debrief.scenario);
  const say = sayIn(game.exercise.lang);
  const columns = [say('turn'), say('did'), say('because')];
  return [
    heading(2, say("Each team's reasons"), true),
    ...game.exercise.seats.flatMap(({ id, label }): readonly Block[] => {
      const rows = debrief.turns.flatMap(({ turn, choices }) => {
        const choice = choices[id];
        return choice ? [[String(turn), choiceText(report, voice, choice), choice.reason]] : [];
      });
      if (rows.length === 0) return [];
      return [{ kind: 'table', title: label, columns, rows, numbers: [0] }];
    }),
  ];
};
