import type { PlayedState } from '../../exercise/debrief/partings.ts';
import { recognisersSaid } from '../labels/recognisers.ts';
import { type Block, heading, list, remark, text } from '../page/blocks.ts';
import { lanesBlocks } from './charts/lanes.ts';
import { type ClassPlayed, seatLabel } from './debrief-report.ts';

const partingText = (
  { game: { exercise }, say, voice: { names } }: ClassPlayed,
  { seat, state, parting }: PlayedState,
): readonly string[] => {
  if (!parting) return [];
  const { turn, dir, before, after, own, chance, reason } = parting;
  const about = {
    team: seatLabel(exercise, seat),
    turn,
    state: names.state(state),
    after: names.rung(after),
    own: names.rung(own),
  };
  const ended =
    after === before
      ? say("{team}, turn {turn}: {state} stayed at {after}; the model's own was at {own}.", about)
      : say("{team}, turn {turn}: {state} ended at {after}; the model's own was at {own}.", about);
  const given = say(
    dir === 'up'
      ? 'The model gave a step up {chance} over that turn.'
      : 'The model gave a step down {chance} over that turn.',
    { chance: say.share(chance) },
  );
  const said = reason === '' ? [] : [say('The team said: “{reason}”', { reason })];
  return [[ended, given, ...said].join(' ')];
};

/** Where each state parted from the model, in a sentence or two. The states are of one team, or of all teams. */
export const partedTexts = (report: ClassPlayed, seat?: string): readonly string[] =>
  report.debrief.partings
    .filter((each) => seat === undefined || each.seat === seat)
    .flatMap((each) => partingText(report, each));

/** How many of the states that teams played parted from the model, in a sentence. */
export const partedSentence = ({ debrief, say }: ClassPlayed): string => {
  const { partings } = debrief;
  const parted = partings.filter(({ parting }) => parting !== undefined).length;
  if (partings.length === 0) return say('No team decided for a state.');
  return say(
    'Of {n} states that teams played {parted} parted from the model; {same} went where it would have gone.',
    { n: partings.length, parted, same: partings.length - parted },
  );
};

/** Where the class and the model parted. Each state counts once, in the first turn and the direction that parted. */
export const partingBlocks = (report: ClassPlayed): readonly Block[] => {
  const { debrief, say, voice } = report;
  const alone = debrief.alone.turns.at(-1) ?? debrief.start;
  const end = debrief.run.turns.at(-1) ?? debrief.start;
  const others = debrief.run.states.filter((_, i) => alone.rungs[i] !== end.rungs[i]);
  return [
    heading(2, say('Where the class and the model parted')),
    remark(
      say(
        'For each state the model played it alone from the start, with the same luck and all others as they were. It counts once: in the first turn at whose end it was on another rung.',
      ),
    ),
    text(partedSentence(report)),
    ...lanesBlocks(report),
    list(partedTexts(report)),
    text(
      [
        say('With the same luck and no one at the table, on {day} {who}', {
          day: say.day(end.date),
          who: recognisersSaid(say, alone, voice),
        }),
        say('With the class, {who} {n} states are on another rung than without it.', {
          who: recognisersSaid(say, end, voice),
          n: others.length,
        }),
      ].join(' '),
    ),
  ];
};
