import type { Parting } from '../../exercise/debrief/debrief.ts';
import { longDate, percent, quantity } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { recogniserSentence, type Voice, voiceOf } from '../words/sentences.ts';
import { type ClassPlayed, type DebriefReport, seatLabel, shareText } from './debrief-report.ts';
import { type Block, heading, list, remark, text } from './plain-page.ts';
import { choiceText } from './story.ts';

const horizon = ({ debrief }: ClassPlayed): string => longDate(debrief.run.turns.at(-1)?.date ?? '');

/** How usual the played future is among futures from the same start. */
export const usualBlocks = (report: DebriefReport): readonly Block[] => {
  const { usual, debrief } = report;
  const { names } = voiceOf(debrief.scenario);
  const { spread } = usual;
  const by = horizon(report);
  return [
    heading(2, `How usual it was: ${thousands(usual.futures)} futures from the same start`, true),
    text(
      `In each of them the model plays every state, with other luck. On ${by} the class counts ${usual.recognisers} recognising. ` +
        `Of the futures ${shareText(usual.same)} count just as many, ${shareText(usual.fewer)} fewer, ${shareText(usual.more)} more. ` +
        `Nine in ten have ${quantity(spread.q05)} to ${quantity(spread.q95)}; their mean is ${quantity(spread.mean)}.`,
    ),
    {
      kind: 'table',
      title: `States that were played, or that came to recognition or left it, by ${by}`,
      columns: ['state', 'start', 'class', 'on the same rung in', 'recognises by then in'],
      rows: usual.states.map((each) => [
        names.state(each.state),
        names.rung(each.start),
        names.rung(each.end),
        shareText(each.sameRung),
        shareText(each.recognises),
      ]),
    },
  ];
};

const isParted = ({ after, own }: Parting): boolean => after !== own;

const partingText = (report: ClassPlayed, { names }: Voice, parting: Parting): string => {
  const { seat, state, turn, after, own, reason, chance } = parting;
  const odds =
    chance === undefined ? '' : ` The model gave the step up ${percent(chance)} in the first month.`;
  return `Turn ${turn}, ${seatLabel(report.game.exercise, seat)}: ${names.state(state)} ended at ${names.rung(after)}; the model's own would have ended at ${names.rung(own)}.${odds} The team said: “${reason}”`;
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
  return [
    heading(2, 'Where the class and the model parted'),
    remark(
      'The model was asked at each decision what its own state would have done next, with the same luck.',
    ),
    ...(debrief.partings.length === 0
      ? [text('No seat decided for a state.')]
      : [
          text(
            `Of ${debrief.partings.length} decisions for a state ${same} ended where the model would have ended.`,
          ),
        ]),
    list(parted.map((parting) => partingText(report, voice, parting))),
    text(
      `With the same luck and no one at the table, on ${horizon(report)} ${recogniserSentence(alone, voice)}`,
    ),
    text(
      `With the class, ${recogniserSentence(end, voice)} ${others.length} states are on another rung than without it.`,
    ),
  ].filter((block) => block.kind !== 'list' || block.items.length > 0);
};

/** Each team's reasons, in its own words. */
export const reasonBlocks = (report: ClassPlayed): readonly Block[] => {
  const { game, debrief } = report;
  const voice = voiceOf(debrief.scenario);
  return [
    heading(2, "Each team's reasons", true),
    ...game.exercise.seats.flatMap(({ id, label }): readonly Block[] => {
      const rows = debrief.turns.flatMap(({ turn, choices }) => {
        const choice = choices[id];
        return choice ? [[String(turn), choiceText(report, voice, choice), choice.reason]] : [];
      });
      if (rows.length === 0) return [];
      return [{ kind: 'table', title: label, columns: ['turn', 'did', 'because'], rows, numbers: [0] }];
    }),
  ];
};
