import type { PlayedState } from '../../exercise/debrief/partings.ts';
import { longDate, percent, plural } from '../words/numbers.ts';
import { recogniserSentence, type Voice, voiceOf } from '../words/sentences.ts';
import { type ClassPlayed, seatLabel } from './debrief-report.ts';
import { type Block, heading, list, remark, text } from './plain-page.ts';

const partingText = (
  report: ClassPlayed,
  { names }: Voice,
  { seat, state, parting }: PlayedState,
): readonly string[] => {
  if (!parting) return [];
  const { turn, dir, before, after, own, chance, reason } = parting;
  const said = reason === '' ? '' : ` The team said: “${reason}”`;
  const did = after === before ? 'stayed' : 'ended';
  return [
    `${seatLabel(report.game.exercise, seat)}, turn ${turn}: ${names.state(state)} ${did} at ${names.rung(after)}; the model's own was at ${names.rung(own)}. The model gave a step ${dir} ${percent(chance)} over that turn.${said}`,
  ];
};

/** How many of the states that teams played parted from the model, in a sentence. */
export const partedSentence = ({ debrief }: ClassPlayed): string => {
  const { partings } = debrief;
  const parted = partings.filter(({ parting }) => parting !== undefined).length;
  if (partings.length === 0) return 'No team decided for a state.';
  return `Of ${plural(partings.length, 'state')} that teams played ${parted} parted from the model; ${partings.length - parted} went where it would have gone.`;
};

/** Where the class and the model parted: once for each state, in the first turn and the direction that parted. */
export const partingBlocks = (report: ClassPlayed): readonly Block[] => {
  const { debrief } = report;
  const voice = voiceOf(debrief.scenario);
  const alone = debrief.alone.turns.at(-1) ?? debrief.start;
  const end = debrief.run.turns.at(-1) ?? debrief.start;
  const others = debrief.run.states.filter((_, i) => alone.rungs[i] !== end.rungs[i]);
  return [
    heading(2, 'Where the class and the model parted'),
    remark(
      'For each state the model played it alone from the start, with the same luck and all others as they were. It counts once: in the first turn at whose end it was on another rung.',
    ),
    text(partedSentence(report)),
    list(debrief.partings.flatMap((each) => partingText(report, voice, each))),
    text(
      `With the same luck and no one at the table, on ${longDate(end.date)} ${recogniserSentence(alone, voice)} With the class, ${recogniserSentence(end, voice)} ${plural(others.length, 'state is', 'states are')} on another rung than without it.`,
    ),
  ].filter((block) => block.kind !== 'list' || block.items.length > 0);
};
