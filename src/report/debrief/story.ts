import type { DebriefTurn, Decisive } from '../../exercise/debrief/debrief.ts';
import type { SeatChoice } from '../../exercise/exercise.ts';
import { listed, longDate, plural } from '../words/numbers.ts';
import {
  actLine,
  CAUTION,
  chanceSentence,
  holdbackSentence,
  moveMark,
  moveSentence,
  recogniserSentence,
  type Voice,
  voiceOf,
} from '../words/sentences.ts';
import { cohesionBlocks } from './cohesion.ts';
import { type ClassPlayed, type DebriefReport, seatLabel } from './debrief-report.ts';
import { type Block, heading, list, quote, remark, text } from './plain-page.ts';

const DEEDS: Readonly<Record<string, string>> = { up: 'steps up', hold: 'holds', down: 'steps down' };

/** What a seat did, in words: `China steps up; offer: A road`. */
export const choiceText = (report: Pick<DebriefReport, 'game'>, voice: Voice, choice: SeatChoice): string => {
  if (choice.absent) return 'no one at the table: the model played';
  if (choice.unasked === 'stands') return 'was not asked again: it holds until it says otherwise';
  if (choice.unasked) return 'was not asked in this turn, and held';
  const { measures } = report.game.exercise;
  const moves = Object.entries(choice.moves).map(
    ([state, deed]) => `${voice.names.state(state)} ${DEEDS[deed]}`,
  );
  const tracks = Object.entries(choice.tracks)
    .filter(([, deed]) => deed !== 'hold')
    .map(
      ([track, deed]) => `${voice.names.track(track)}: ${deed === 'up' ? 'a step forward' : 'a step back'}`,
    );
  const others = choice.measures.map((id) => {
    const measure = measures.find((each) => each.id === id);
    const whom = measure?.offer ? ` to ${voice.names.state(measure.offer.state)}` : '';
    return `${measure?.kind ?? 'measure'}${whom}: ${measure?.event.label ?? id}`;
  });
  const answers = Object.entries(choice.offers ?? {}).map(([id, word]) => {
    const { event, offer } = measures.find((each) => each.id === id) ?? {};
    const whom = offer ? ` to ${voice.names.state(offer.state)}` : '';
    return `${word === 'take' ? 'takes' : 'refuses'} the offer${whom}: ${event?.label ?? id}`;
  });
  const after = choice.stands ? ['holds from then on until it says otherwise'] : [];
  const all = [...moves, ...tracks, ...others, ...answers, ...after];
  return all.length === 0 ? 'does nothing' : all.join('; ');
};

/** The most steps that a turn names, the highest ones, in the order of time; it counts the others. */
const NAMED = 6;

const turnBlocks = (
  report: Pick<DebriefReport, 'game'>,
  told: DebriefTurn,
  voice: Voice,
): readonly Block[] => {
  const { exercise } = report.game;
  const chosen = exercise.seats.flatMap(({ id, label }) => {
    const choice = told.choices[id];
    return choice ? [`${label}: ${choiceText(report, voice, choice)}.`] : [];
  });
  const broken = told.broken.map(
    (id) => `${seatLabel(exercise, id)}: its factions break apart, and its reforms come to nothing.`,
  );
  const others = told.moves.filter(({ cause }) => cause.kind !== 'seat');
  const highest = others.toSorted((a, b) => Math.max(b.from, b.to) - Math.max(a.from, a.to)).slice(0, NAMED);
  const named = others
    .filter((move) => highest.includes(move))
    .map(
      (move) =>
        `${moveMark(move)} ${voice.names.state(move.state)}: ${voice.names.rung(move.from)} → ${voice.names.rung(move.to)}`,
    );
  const acts = told.acts.map((act) => actLine(act, voice).text);
  const rest =
    others.length > NAMED
      ? [`and ${plural(others.length - NAMED, 'more step')}, all lower on the ladder`]
      : [];
  const world = [...named, ...rest];
  const name = told.label === '' ? '' : `${told.label}, `;
  return [
    heading(3, `Turn ${told.turn}: ${name}${longDate(told.from)} to ${longDate(told.to)}`),
    list([...chosen, ...broken]),
    ...(world.length === 0 ? [] : [text('States that no one played:'), list(world)]),
    ...(acts.length === 0 ? [] : [text('What else happened:'), list([...new Set(acts)])]),
    text(`At its end ${recogniserSentence(told.end, voice)}`),
  ];
};

const decisiveItem = (decisive: Decisive, voice: Voice): readonly Block[] => {
  const { move, reading, date, reason, turn } = decisive;
  const said = `${longDate(date)}, turn ${turn}. ${moveSentence(move, voice)}`;
  if (move.cause.kind !== 'seat' || !reading) return [text(said)];
  const thought = reading.held
    ? holdbackSentence(reading, voice)
    : `The model gave this step ${chanceSentence(reading, { ...voice, named: { least: 5, most: 5 } })}.`;
  return [text(`${said} ${thought}`), ...(reason === '' ? [] : [quote(reason, 'reason given at the table')])];
};

const voteBlocks = ({ game }: Pick<DebriefReport, 'game'>): readonly Block[] =>
  game.exercise.votes.flatMap(({ id, question, options, needs, otherwise }) => {
    const ballots = Object.entries(game.table.ballots[id] ?? {});
    if (ballots.length === 0) return [];
    const label = (option: string): string => options.find((each) => each.id === option)?.label ?? option;
    const counts = options.map((option) => ({
      ...option,
      votes: ballots.filter(([, ballot]) => ballot.option === option.id).length,
    }));
    const won = counts.find(({ votes }) => votes >= needs)?.id ?? otherwise;
    const counted = listed(counts.map((option) => `${option.label}: ${option.votes}`));
    return [
      heading(3, `Vote: ${question}`),
      text(`${counted}. An option needed ${needs}. Result: ${label(won)}.`),
      list(
        ballots.map(
          ([seat, { option, reason }]) => `${seatLabel(game.exercise, seat)}: ${label(option)}. “${reason}”`,
        ),
      ),
    ];
  });

/** What happened, turn by turn. */
export const storyBlocks = (report: ClassPlayed): readonly Block[] => {
  const { debrief } = report;
  const voice = voiceOf(debrief.scenario);
  return [
    heading(2, 'What happened'),
    text(`At the start, ${longDate(debrief.start.date)}, ${recogniserSentence(debrief.start, voice)}`),
    ...debrief.turns.flatMap((told) => turnBlocks(report, told, voice)),
    ...cohesionBlocks(report),
    ...voteBlocks(report),
  ];
};

/** Why: every decisive move with the factors behind it. */
export const whyBlocks = ({ debrief }: Pick<DebriefReport, 'debrief'>): readonly Block[] => {
  const voice = voiceOf(debrief.scenario);
  return [
    heading(2, 'Why: the decisive moves', true),
    remark(
      'Decisive are moves of seats, and moves to or from the highest rung. The chance of a step is the product of the factors named. ' +
        CAUTION,
    ),
    ...(debrief.decisive.length === 0
      ? [text('No state that was played moved, and none came to the highest rung or left it.')]
      : debrief.decisive.flatMap((decisive) => decisiveItem(decisive, voice))),
  ];
};
