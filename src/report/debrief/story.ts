import type { Act } from '../../domain/run.ts';
import type { DebriefTurn } from '../../exercise/debrief/debrief.ts';
import type { SeatChoice } from '../../exercise/exercise.ts';
import { listed, longDate, plural } from '../words/numbers.ts';
import { actLine, moveMark, recogniserSentence, type Voice, voiceOf } from '../words/sentences.ts';
import { cohesionBlocks } from './cohesion.ts';
import { type ClassPlayed, type DebriefReport, seatLabel } from './debrief-report.ts';
import { type Block, heading, list, text } from './plain-page.ts';

const DEEDS: Readonly<Record<string, string>> = { up: 'steps up', down: 'steps down' };

/** What a seat did, in words: `China steps up; offer: A road`. Its states that are not named held. */
export const choiceText = (report: Pick<DebriefReport, 'game'>, voice: Voice, choice: SeatChoice): string => {
  if (choice.absent) return 'no one at the table: the model played';
  if (choice.unasked === 'stands') return 'was not asked again: it holds until it says otherwise';
  if (choice.unasked) return 'was not asked in this turn, and held';
  const { measures } = report.game.exercise;
  const held = Object.entries(choice.moves).filter(([, deed]) => deed === 'hold');
  const moves = Object.entries(choice.moves)
    .filter(([, deed]) => deed !== 'hold')
    .map(([state, deed]) => `${voice.names.state(state)} ${DEEDS[deed]}`);
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
  return all.length === 0 ? (held.length > 0 ? 'holds' : 'does nothing') : all.join('; ');
};

/** Whether a team was there and did nothing but hold, and refuse what was offered. */
const isHeld = (choice: SeatChoice | undefined): boolean =>
  choice !== undefined &&
  !choice.absent &&
  choice.measures.length === 0 &&
  [...Object.values(choice.moves), ...Object.values(choice.tracks)].every((deed) => deed === 'hold') &&
  Object.values(choice.offers ?? {}).every((word) => word === 'refuse');

/** The most steps that a turn names, the highest ones, in the order of time, and the most events; it counts the others. */
const NAMED = 6;

/** What is no deed of a team: news for all before decisions, and those before what happens to one state. */
const newsOf = (acts: readonly Act[], voice: Voice): readonly string[] => {
  const isDeed = (act: Act): boolean =>
    act.kind === 'event' && /^t\d+-/.test(act.event) && !/^t\d+-inject-/.test(act.event);
  const rank = (act: Act): number => {
    if (act.kind !== 'event') return 1;
    return act.state === undefined ? 0 : 2;
  };
  const texts = acts
    .filter((act) => !isDeed(act))
    .toSorted((a, b) => rank(a) - rank(b))
    .map((act) => actLine(act, voice).text);
  const all = [...new Set(texts)];
  const rest = all.length - NAMED;
  return [...all.slice(0, NAMED), ...(rest > 0 ? [`and ${plural(rest, 'more event')}`] : [])];
};

const turnBlocks = (
  report: Pick<DebriefReport, 'game'>,
  told: DebriefTurn,
  voice: Voice,
): readonly Block[] => {
  const { exercise } = report.game;
  const held = exercise.seats.filter(({ id }) => isHeld(told.choices[id])).map(({ label }) => label);
  const chosen = exercise.seats.flatMap(({ id, label }) => {
    const choice = told.choices[id];
    return choice && !isHeld(choice) ? [`${label}: ${choiceText(report, voice, choice)}.`] : [];
  });
  const holders = held.length === 0 ? [] : [`Held: ${listed(held)}.`];
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
  const acts = newsOf(told.acts, voice);
  const rest =
    others.length > NAMED
      ? [`and ${plural(others.length - NAMED, 'more step')}, all lower on the ladder`]
      : [];
  const world = [...named, ...rest];
  const name = told.label === '' ? '' : `${told.label}, `;
  return [
    heading(3, `Turn ${told.turn}: ${name}${longDate(told.from)} to ${longDate(told.to)}`),
    list([...chosen, ...holders, ...broken]),
    ...(world.length === 0 ? [] : [text('States that no one played:'), list(world)]),
    ...(acts.length === 0 ? [] : [text('What else happened:'), list(acts)]),
    text(`At its end ${recogniserSentence(told.end, voice)}`),
  ];
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
    heading(2, 'What happened', true),
    text(`At the start, ${longDate(debrief.start.date)}, ${recogniserSentence(debrief.start, voice)}`),
    ...debrief.turns.flatMap((told) => turnBlocks(report, told, voice)),
    ...cohesionBlocks(report),
    ...voteBlocks(report),
  ];
};
