import type { TurnChance } from '../../exercise/debrief/chances.ts';
import type { Decisive } from '../../exercise/debrief/decisive.ts';
import { type Block, type CardData, heading, listUnder, quote, remark, text } from '../page/blocks.ts';
import { holdText } from '../words/names.ts';
import { moveSentence, stepText, type Voice } from '../words/sentences.ts';
import type { ClassPlayed } from './debrief-report.ts';
import { chancedName, factorTexts } from './reasons.ts';
import { endText, takenText } from './worth-part.ts';

/** The chance of at least one step up over several turns, from the chance in each. */
const inAll = (rows: readonly TurnChance[]): number => 1 - rows.reduce((none, { up }) => none * (1 - up), 1);

const HELD_BACK = {
  yes: ['Held back most by {against}.', 'Held back most by {against}; drawn on by {towards}.'],
  no: ['Only the base rate held it back.', 'Only the base rate held it back; drawn on by {towards}.'],
} as const;

/** The factors that held a step back most, and the factors that drew it on. */
const drawnText = (row: TurnChance, { names }: Voice): string => {
  const { say } = names;
  const against = say.list(factorTexts(row.reading, 'against', names));
  const towards = say.list(factorTexts(row.reading, 'for', names));
  const [alone, drawn] = HELD_BACK[against === '' ? 'no' : 'yes'];
  return say(towards === '' ? alone : drawn, { against, towards });
};

/** Why a clock did not step: its hold, or its strongest factors. */
const heldReason = (row: TurnChance, voice: Voice): string => {
  const { names } = voice;
  const { say } = names;
  return row.held
    ? say('{state} {hold}.', { state: chancedName(row, voice), hold: holdText(row.held, names) })
    : drawnText(row, voice);
};

/** `China held in all 8 turns. The model gave it 0.4 % for a step up … Held back most by …; drawn on by ….` */
const heldSentence = (rows: readonly TurnChance[], voice: Voice): string => {
  const [first] = rows;
  if (!first) return '';
  const likeliest = rows.reduce((best, row) => (row.up > best.up ? row : best), first);
  const { say } = voice.names;
  const isUp = likeliest.dir === 'up';
  const chance = say.share(isUp ? inAll(rows) : 1 - rows.reduce((none, { down }) => none * (1 - down), 1));
  return [
    say(rows.length === 1 ? '{state} held in its one turn.' : '{state} held in all {n} turns.', {
      state: chancedName(first, voice),
      n: rows.length,
    }),
    say(
      isUp
        ? 'The model gave it {chance} for a step up in that time.'
        : 'The model gave it {chance} for a step down in that time.',
      { chance },
    ),
    heldReason(likeliest, voice),
  ].join(' ');
};

/** The model's view of a step that a team took: its chance over the turn, and the factors for it and against it. */
const givenText = (row: TurnChance, voice: Voice): string => {
  const { say } = voice.names;
  const chance =
    row.dir === 'up'
      ? say('The model gave a step up {chance} over that turn.', { chance: say.share(row.up) })
      : say('The model gave a step down {chance} over that turn.', { chance: say.share(row.down) });
  return `${chance} ${drawnText(row, voice)}`;
};

/** The chance of the step that was taken. Nothing if there was no step, or if the clock was held. */
const givenBlocks = ({ debrief, voice }: ClassPlayed, { turn, what }: Decisive): readonly Block[] => {
  if (what.kind !== 'taken' || (what.taken.kind !== 'move' && what.taken.kind !== 'track')) return [];
  const id = what.taken.kind === 'move' ? what.taken.state : what.taken.track;
  const row = debrief.chances.find((each) => each.turn === turn && each.of.id === id);
  return row && !row.held ? [text(givenText(row, voice))] : [];
};

/** One thing that changed something, with its reason, its chance and its factors. */
const decisiveCard = (report: ClassPlayed, each: Decisive): CardData => {
  const { turn, what, luck } = each;
  const { say, voice } = report;
  const { names, scenario } = voice;
  const because = text(say('Because of it: {change}.', { change: endText(report, luck, voice) }));
  const top = scenario.ladder.length - 1;
  if (what.kind === 'move') {
    const { move, date } = what;
    return {
      title: say('Turn {turn}, {day}. {move}', { turn, day: say.day(date), move: stepText(move, names) }),
      tone: 'highest',
      blocks: [text(moveSentence(move, voice)), because],
    };
  }
  const { taken, reason } = what;
  const moved =
    taken.kind === 'move'
      ? report.debrief.chances.find((row) => row.turn === turn && row.of.id === taken.state)
      : undefined;
  return {
    title: say('Turn {turn}. {deed}', { turn, deed: takenText(report, taken, voice) }),
    tone: moved && Math.max(moved.before, moved.after) === top ? 'highest' : 'people',
    blocks: [
      ...(reason === ''
        ? [remark(say('no reason given'))]
        : [quote(reason, say('reason given at the table'))]),
      ...givenBlocks(report, each),
      because,
    ],
  };
};

/** Why: what was decisive. */
export const whyBlocks = (report: ClassPlayed): readonly Block[] => {
  const { debrief, say } = report;
  const sorted = debrief.decisive.toSorted((a, b) => a.turn - b.turn);
  const cards = sorted.map((each) => decisiveCard(report, each));
  return [
    heading(2, say('Why: what was decisive')),
    remark(
      say(
        'Decisive is what changed something: without it the end would be another one, with the same luck. These are the actions of the teams and the moves of other states to the highest rung or from it, at most ten. What an action did to its own state or track does not count.',
      ),
    ),
    cards.length === 0
      ? text(say('Nothing was: leave out any one thing, and the others end where they did.'))
      : { kind: 'cards', cards },
  ];
};

/** Why some states never moved: the factors of each state that its team held throughout. */
export const heldBlocks = ({ debrief, say, voice }: ClassPlayed): readonly Block[] => {
  const ids = [...new Set(debrief.chances.map(({ of }) => of.id))];
  const held = ids
    .map((id) => debrief.chances.filter(({ of }) => of.id === id))
    .filter((rows) => rows.every(({ deed }) => deed === 'hold'));
  const sentences = held.map((rows) => heldSentence(rows, voice));
  return listUnder(3, say('Why the others held'), sentences);
};
