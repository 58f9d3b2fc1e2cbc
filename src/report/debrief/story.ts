import type { DebriefTurn, Decisive } from '../../exercise/debrief/debrief.ts';
import type { SeatChoice } from '../../exercise/exercise.ts';
import { recognisersSaid } from '../labels/recognisers.ts';
import { type Say, sayIn } from '../labels/say.ts';
import { quantity } from '../words/numbers.ts';
import {
  actLine,
  CAUTION,
  chanceSentence,
  holdbackSentence,
  moveMark,
  moveSentence,
  type Voice,
  voiceOf,
} from '../words/sentences.ts';
import { type ClassPlayed, type DebriefReport, seatLabel } from './debrief-report.ts';
import { type Block, english, heading, list, quote, remark, text } from './plain-page.ts';

const DEEDS = { up: '{state} steps up', hold: '{state} holds', down: '{state} steps down' } as const;

/** What a seat did, in words: `China steps up; offer: A road`. */
export const choiceText = (report: Pick<DebriefReport, 'game'>, voice: Voice, choice: SeatChoice): string => {
  const { measures, lang } = report.game.exercise;
  const say = sayIn(lang);
  if (choice.absent) return say('no one at the table: the model played');
  if (choice.unasked === 'stands') return say('was not asked again: it holds until it says otherwise');
  if (choice.unasked) return say('was not asked in this turn, and held');
  const moves = Object.entries(choice.moves).map(([state, deed]) =>
    say(DEEDS[deed], { state: voice.names.state(state) }),
  );
  const tracks = Object.entries(choice.tracks)
    .filter(([, deed]) => deed !== 'hold')
    .map(([track, deed]) =>
      say(deed === 'up' ? '{track}: a step forward' : '{track}: a step back', {
        track: voice.names.track(track),
      }),
    );
  const others = choice.measures.map((id) => {
    const measure = measures.find((each) => each.id === id);
    const kind = measure?.kind ?? 'offer';
    const label = measure?.event.label ?? id;
    if (!measure?.offer) return say(`${kind}: {label}`, { label });
    return say(`${kind} to {state}: {label}`, { label, state: voice.names.state(measure.offer.state) });
  });
  const answers = Object.entries(choice.offers ?? {}).map(([id, word]) => {
    const { event, offer } = measures.find((each) => each.id === id) ?? {};
    const said =
      word === 'take' ? 'takes the offer to {state}: {label}' : 'refuses the offer to {state}: {label}';
    return say(said, { state: voice.names.state(offer?.state ?? ''), label: event?.label ?? id });
  });
  const after = choice.stands ? [say('holds from then on until it says otherwise')] : [];
  const all = [...moves, ...tracks, ...others, ...answers, ...after];
  return all.length === 0 ? say('does nothing') : all.join('; ');
};

/** The most steps that a turn names, the highest ones, in the order of time; it counts the others. */
const NAMED = 6;

const turnBlocks = (
  report: Pick<DebriefReport, 'game'>,
  told: DebriefTurn,
  voice: Voice,
): readonly Block[] => {
  const { exercise } = report.game;
  const say = sayIn(exercise.lang);
  const chosen = exercise.seats.flatMap(({ id, label }) => {
    const choice = told.choices[id];
    return choice ? [`${label}: ${choiceText(report, voice, choice)}.`] : [];
  });
  const broken = told.broken.map((id) =>
    say('{team}: its factions break apart, and its reforms come to nothing.', {
      team: seatLabel(exercise, id),
    }),
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
      ? [say('and {n} more steps, all lower on the ladder', { n: others.length - NAMED })]
      : [];
  const world = [...named, ...rest];
  const days = { turn: told.turn, from: say.day(told.from), to: say.day(told.to) };
  return [
    heading(
      3,
      told.label === ''
        ? say('Turn {turn}: {from} to {to}', days)
        : say('Turn {turn}: {name}, {from} to {to}', { ...days, name: told.label }),
    ),
    list([...chosen, ...broken]),
    ...(world.length === 0 ? [] : [text(say('States that no one played:')), list(world)]),
    ...(acts.length === 0 ? [] : [text(say('What else happened:')), list([...new Set(acts)])]),
    text(say('At its end {who}', { who: recognisersSaid(say, told.end, voice) })),
  ];
};

const decisiveItem = (decisive: Decisive, voice: Voice, say: Say): readonly Block[] => {
  const { move, reading, date, reason, turn } = decisive;
  const when = say('{day}, turn {turn}.', { day: say.day(date), turn });
  const said = moveSentence(move, voice);
  const block = (words: string): readonly Block[] =>
    say.language === 'en' ? [text(`${when} ${words}`)] : [text(when), english(words)];
  if (move.cause.kind !== 'seat' || !reading) return block(said);
  const thought = reading.held
    ? holdbackSentence(reading, voice)
    : `The model gave this step ${chanceSentence(reading, { ...voice, named: { least: 5, most: 5 } })}.`;
  const given = reason === '' ? [] : [quote(reason, say('reason given at the table'))];
  return [...block(`${said} ${thought}`), ...given];
};

/** Cohesion by turn. Only its own team saw it during play. */
const cohesionBlocks = ({ game }: Pick<DebriefReport, 'game'>): readonly Block[] =>
  Object.entries(game.table.cohesion).map(([seat, points]) =>
    text(
      sayIn(game.exercise.lang)('{team}, cohesion by turn, 0 to 100 (now no secret any more): {points}.', {
        team: seatLabel(game.exercise, seat),
        points: points.map(quantity).join(' → '),
      }),
    ),
  );

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
    const say = sayIn(game.exercise.lang);
    const counted = say.list(counts.map((option) => `${option.label}: ${option.votes}`));
    return [
      heading(3, say('Vote: {question}', { question })),
      text(
        say('{counted}. An option needed {needs}. Result: {result}.', { counted, needs, result: label(won) }),
      ),
      list(
        ballots.map(
          ([seat, { option, reason }]) => `${seatLabel(game.exercise, seat)}: ${label(option)}. “${reason}”`,
        ),
      ),
    ];
  });

/** What happened, turn by turn. */
export const storyBlocks = (report: ClassPlayed): readonly Block[] => {
  const { debrief, game } = report;
  const voice = voiceOf(debrief.scenario);
  const say = sayIn(game.exercise.lang);
  const { start } = debrief;
  return [
    heading(2, say('What happened')),
    text(
      say('At the start, {day}, {who}', {
        day: say.day(start.date),
        who: recognisersSaid(say, start, voice),
      }),
    ),
    ...debrief.turns.flatMap((told) => turnBlocks(report, told, voice)),
    ...cohesionBlocks(report),
    ...voteBlocks(report),
  ];
};

/** Why: every decisive move with the factors behind it. */
export const whyBlocks = ({ debrief, game }: ClassPlayed): readonly Block[] => {
  const voice = voiceOf(debrief.scenario);
  const say = sayIn(game.exercise.lang);
  return [
    heading(2, say('Why: the decisive moves'), true),
    remark(
      `${say('Decisive are moves of seats, and moves to or from the highest rung. The chance of a step is the product of the factors named.')} ${say(CAUTION)}`,
    ),
    ...(debrief.decisive.length === 0
      ? [text(say('No state that was played moved, and none came to the highest rung or left it.'))]
      : debrief.decisive.flatMap((decisive) => decisiveItem(decisive, voice, say))),
  ];
};
