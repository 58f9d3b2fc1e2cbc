import type { Act } from '../../domain/run.ts';
import type { DebriefTurn } from '../../exercise/debrief/debrief.ts';
import type { SeatChoice, SeatId, Vote } from '../../exercise/exercise.ts';
import type { Game } from '../../exercise/game.ts';
import type { PlayedTurn } from '../../exercise/table.ts';
import { recognisersSaid } from '../labels/recognisers.ts';
import { sayIn } from '../labels/say.ts';
import { type Block, type CardData, heading, list, more, remark, text } from '../page/blocks.ts';
import { safeText } from '../words/safe-text.ts';
import { actLine, stepText, type Voice } from '../words/sentences.ts';
import { cohesionBlocks } from './cohesion.ts';
import { type ClassPlayed, type DebriefReport, seatLabel } from './debrief-report.ts';

const DEEDS = { up: '{state} steps up', hold: '{state} holds', down: '{state} steps down' } as const;

/** The actions of a seat, in words: `China steps up; offer: A road`. Its states that are not named held. */
export const choiceText = (
  report: Pick<DebriefReport, 'game'>,
  voice: Voice,
  choice: SeatChoice,
  seat?: SeatId,
): string => {
  const { measures, seats, lang } = report.game.exercise;
  const say = sayIn(lang);
  // Luck never moves a track that a team plays, even if the team is absent.
  if (choice.absent)
    return say(
      seats.some(({ id, target }) => target && id === seat)
        ? 'no one at the table: its tracks stayed as they were'
        : 'no one at the table: the model played',
    );
  if (choice.unasked === 'stands') return say('was not asked again: it holds until it says otherwise');
  if (choice.unasked) return say('was not asked in this turn, and held');
  const held = Object.entries(choice.moves).filter(([, deed]) => deed === 'hold');
  const moves = Object.entries(choice.moves)
    .filter(([, deed]) => deed !== 'hold')
    .map(([state, deed]) => say(DEEDS[deed], { state: voice.names.state(state) }));
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
  return all.length === 0 ? say(held.length > 0 ? 'holds' : 'does nothing') : all.join('; ');
};

/** Whether a turn asked any team. If no seat can act in a turn, all teams watch, and no team held. */
export const isAsked = (choices: PlayedTurn['choices']): boolean =>
  Object.values(choices).some(({ unasked }) => unasked !== 'acts');

/** Whether a team was there, and only held its states and refused offers. */
const isHeld = (choice: SeatChoice | undefined): boolean =>
  choice !== undefined &&
  !choice.absent &&
  choice.measures.length === 0 &&
  [...Object.values(choice.moves), ...Object.values(choice.tracks)].every((deed) => deed === 'hold') &&
  Object.values(choice.offers ?? {}).every((word) => word === 'refuse');

/** The most steps and events that a turn names. It names the highest steps, in order of time, and counts the others. */
const NAMED = 6;

/** Acts that are not deeds of a team: news for all first, then decisions, then events for one state. */
const newsOf = (acts: readonly Act[], { voice, say }: ClassPlayed): readonly string[] => {
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
  return [...all.slice(0, NAMED), ...(rest > 0 ? [say('and {n} more events', { n: rest })] : [])];
};

/** The moves that the teacher forced or blocked in a turn, with the reason. */
export const steeredTexts = (
  { exercise, table }: Pick<Game, 'exercise' | 'table'>,
  turn: number,
  voice: Voice,
): readonly string[] => {
  const say = sayIn(exercise.lang);
  return table.steered
    .filter((each) => each.turn === turn)
    .map(({ state: id, word, reason }) => {
      const state = voice.names.state(id);
      const did = word === 'hold' ? say('{state} may make no step', { state }) : say(DEEDS[word], { state });
      return `${say('The teacher')}: ${did}. “${safeText(reason)}”`;
    });
};

/** The region at the end of a turn, with an outline around each state that moved. Nothing if there is no map. */
const turnMap = ({ debrief, map, say }: ClassPlayed, { turn, end, moves }: DebriefTurn): readonly Block[] => {
  if (!map) return [];
  return [
    {
      kind: 'chart',
      id: `map-${turn}`,
      title: say('The region on {day}', { day: say.day(end.date) }),
      // The card of the turn describes its map in words.
      description: '',
      figure: {
        kind: 'map',
        map,
        scenario: debrief.scenario,
        rungs: end.rungs,
        chosen: moves.map(({ state }) => state),
        isSmall: true,
      },
    },
  ];
};

const turnCard = (report: ClassPlayed, told: DebriefTurn): CardData => {
  const { say, voice } = report;
  const { exercise } = report.game;
  const isPlayed = isAsked(told.choices);
  const held = exercise.seats
    .filter(({ id }) => isPlayed && isHeld(told.choices[id]))
    .map(({ label }) => label);
  const chosen = exercise.seats.flatMap(({ id, label }) => {
    const choice = told.choices[id];
    return choice && isPlayed && !isHeld(choice)
      ? [`${label}: ${choiceText(report, voice, choice, id)}.`]
      : [];
  });
  const holders = held.length === 0 ? [] : [say('Held: {who}.', { who: say.list(held) })];
  const broken = told.broken.map((id) =>
    say('{team}: its factions break apart, and its reforms come to nothing.', {
      team: seatLabel(exercise, id),
    }),
  );
  const others = told.moves.filter(({ cause }) => cause.kind !== 'seat');
  const highest = others.toSorted((a, b) => Math.max(b.from, b.to) - Math.max(a.from, a.to)).slice(0, NAMED);
  const named = others.filter((move) => highest.includes(move)).map((move) => stepText(move, voice.names));
  const acts = newsOf(told.acts, report);
  const rest =
    others.length > NAMED
      ? [say('and {n} more steps, all lower on the ladder', { n: others.length - NAMED })]
      : [];
  const world = [...named, ...rest];
  const days = { turn: told.turn, from: say.day(told.from), to: say.day(told.to) };
  const title =
    told.label === ''
      ? say('Turn {turn}: {from} to {to}', days)
      : say('Turn {turn}: {name}, {from} to {to}', { ...days, name: told.label });
  return {
    title,
    blocks: [
      ...turnMap(report, told),
      list([...chosen, ...holders, ...broken, ...steeredTexts(report.game, told.turn, voice)]),
      ...(world.length === 0 ? [] : [text(say('States that no one played:')), list(world)]),
      text(say('At its end {who}', { who: recognisersSaid(say, told.end, voice) })),
      ...(acts.length === 0 ? [] : [more(say('What else happened:'), [list(acts)])]),
    ],
  };
};

/** Whether people could vote for an option. They can vote for a correction once it was made. */
const isOpen =
  ({ table }: DebriefReport['game']) =>
  ({ correction }: Vote['options'][number]): boolean =>
    !correction || table.corrections.filter(({ seat }) => seat === correction.seat).length >= correction.n;

const voteBlocks = ({ game, say }: ClassPlayed): readonly Block[] =>
  game.exercise.votes.flatMap(({ id, question, options, needs, otherwise }) => {
    const ballots = Object.entries(game.table.ballots[id] ?? {});
    if (ballots.length === 0) return [];
    const label = (option: string): string => options.find((each) => each.id === option)?.label ?? option;
    const counts = options.filter(isOpen(game)).map((option) => ({
      ...option,
      votes: ballots.filter(([, ballot]) => ballot.option === option.id).length,
    }));
    const won = counts.find(({ votes }) => votes >= needs)?.id ?? otherwise;
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
  const { debrief, say, voice } = report;
  const { start } = debrief;
  return [
    heading(2, say('What happened')),
    text(
      say('At the start, {day}, {who}', {
        day: say.day(start.date),
        who: recognisersSaid(say, start, voice),
      }),
    ),
    ...(report.map
      ? [
          remark(
            say(
              'A map shows the end of each turn: each state has the colour and the digit of its rung, and what moved in the turn has an outline.',
            ),
          ),
        ]
      : []),
    { kind: 'cards', cards: debrief.turns.map((told) => turnCard(report, told)) },
    ...cohesionBlocks(report),
    ...voteBlocks(report),
  ];
};
