import { capitalised } from '../domain/characters.ts';
import { turnDate } from '../domain/dates.ts';
import { ownIndices } from '../domain/indices.ts';
import type { TurnRecord } from '../domain/run.ts';
import { classTurn, type Exercise, injectOf, type Seat } from '../exercise/exercise.ts';
import { isDue, turnAhead } from '../exercise/game.ts';
import { spentBy } from '../exercise/limits.ts';
import type { SealedForecast } from '../exercise/table.ts';
import { reachedTurn } from '../exercise/world.ts';
import { cohesionSums } from '../report/debrief/cohesion.ts';
import { choiceText, isAsked } from '../report/debrief/story.ts';
import { withOrigin } from '../report/labels/origin.ts';
import { recognisersSaid } from '../report/labels/recognisers.ts';
import { sayIn } from '../report/labels/say.ts';
import { givenPercent, quantity } from '../report/words/numbers.ts';
import { safeText } from '../report/words/safe-text.ts';
import { turnLines, voiceOf } from '../report/words/sentences.ts';
import type { Desk } from './desk.ts';
import type { Passage } from './passage.ts';

/** `Turn 2 of 6`, and its name and days. Once all turns are played: the last turn. */
export const turnWords = ({
  game: { exercise, scenario, table },
}: Desk): { readonly turn: string; readonly days: string } => {
  const all = exercise.turns.length;
  const turn = Math.min(all, turnAhead(table));
  const say = sayIn(exercise.lang);
  const said = say('Turn {turn} of {all}', { turn, all });
  if (turnAhead(table) > all) return { turn: said, days: say('All turns are played.') };
  const { label, span } = classTurn(exercise, turn);
  const [from = '', to = ''] = [span[0] - 1, span[1]].map((at) =>
    say.day(turnDate(scenario.start, scenario.turn, at)),
  );
  const days = say('{from} to {to}', { from, to });
  return { turn: said, days: label === '' ? days : `${label}, ${days}` };
};

/** `Turn 2 of 6: 3 January 2026 to 3 July 2026`. */
export const turnTitle = (desk: Desk): string => {
  const { turn, days } = turnWords(desk);
  return `${turn}: ${days}`;
};

/** The world at the end of the turns that the class has played. */
export const worldNow = ({ game, world }: Desk): TurnRecord | undefined =>
  world().run.turns[reachedTurn(game)];

/** Whether an inject has happened or may happen now. */
const isNewsNow = ({ game }: Desk, inject: string): boolean =>
  game.table.injected.some((each) => each.inject === inject) || isDue(game, inject);

/** Paragraphs of a text, each on one line. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim().replace(/\s*\n\s*/g, ' '))
    .filter((part) => part !== '');

/** The title and the text of an inject that has happened. Without one: the words that there is no news. */
export const newsTexts = (desk: Desk, inject: string, isNews = isNewsNow(desk, inject)): Passage => {
  const { exercise } = desk.game;
  const say = sayIn(exercise.lang);
  if (!isNews) return { title: say('No news'), paragraphs: [say('Its condition does not hold.')] };
  const { event } = injectOf(exercise, inject);
  return {
    title: say('News: {label}', { label: event.label }),
    paragraphs: paragraphsOf(withOrigin(event.text, event.source, say)),
  };
};

/** What a team did in a turn, and why. */
export interface TeamLine {
  readonly label: string;
  readonly did: string;
  readonly reason: string;
}

/** What each team did in the last turn. Empty if no team was asked. */
export const turnOfTeams = ({ game }: Desk): readonly TeamLine[] => {
  const { exercise, scenario, table } = game;
  const choices = table.played.at(-1)?.choices ?? {};
  if (!isAsked(choices)) return [];
  const voice = voiceOf(scenario, { say: sayIn(exercise.lang) });
  return exercise.seats.flatMap(({ id, label }) => {
    const choice = choices[id];
    return choice ? [{ label, did: choiceText({ game }, voice, choice, id), reason: choice.reason }] : [];
  });
};

/** A team's line, for a list. */
export const turnOfTeamText = ({ label, did, reason }: TeamLine): string =>
  `  · ${label}: ${did}.${reason === '' ? '' : ` “${reason}”`}`;

/** The rung of a state, from 0. */
export const rungNow = (desk: Desk, state: string): number =>
  worldNow(desk)?.rungs[desk.world().run.states.indexOf(state)] ?? 0;

/** What all may see: who recognises, and the rungs of the played states. */
export const standingTexts = (desk: Desk): readonly string[] => {
  const { scenario } = desk.world();
  const say = sayIn(desk.game.exercise.lang);
  const voice = voiceOf(scenario, { say });
  const now = worldNow(desk);
  if (!now) return [];
  const top = scenario.ladder.length - 1;
  const rows = desk.game.exercise.seats.flatMap(({ label, states }) =>
    states.map((state) => {
      const rung = rungNow(desk, state);
      const name = voice.names.state(state);
      const who = safeText(label) === name ? name : `${safeText(label)}: ${name}`;
      const about = { who, rung: voice.names.rung(rung), level: rung, top };
      return `  ${say('{who} stands at {rung} ({level} of {top}).', about)}`;
    }),
  );
  const tracks = scenario.target.tracks.map(
    ({ id }) => `${voice.names.track(id)} ${quantity(now.tracks[id] ?? 0)}`,
  );
  const hasNorm = ownIndices(scenario).some(({ id }) => id === 'norm_strength');
  const norm = { value: quantity(Math.round(now.indices.norm_strength)) };
  const authority = capitalised(safeText(scenario.target.authority));
  return [
    `${say.day(now.date)}. ${recognisersSaid(say, now, voice)}`,
    ...rows,
    ...(tracks.length === 0
      ? []
      : [say('{authority}, 0 to 1: {tracks}.', { authority, tracks: tracks.join(', ') })]),
    ...(hasNorm ? [say('Norm against recognition {value} of 100.', norm)] : []),
  ];
};

const MOST_LINES = 14;

/** What moved between two of the scenario's turns: played states, and moves high on the ladder. */
export const worldNews = (desk: Desk, from: number, to: number): readonly string[] => {
  const { scenario, run } = desk.world();
  const say = sayIn(desk.game.exercise.lang);
  const voice = voiceOf(scenario, { say });
  const high = scenario.ladder.length - 2;
  const lines = run.turns.slice(from, to + 1).flatMap((record) => {
    const isNews = (state: string | undefined): boolean =>
      state === undefined ||
      record.moves.some(
        (move) =>
          move.state === state && (move.cause.kind === 'seat' || Math.max(move.from, move.to) >= high),
      );
    return turnLines(record, voice)
      .filter(({ state }) => isNews(state))
      .map(({ mark, text }) => `  ${mark} ${text}`);
  });
  const all = [...new Set(lines)];
  const hidden = all.length - MOST_LINES;
  const more = say('and {n} more lines, in the debrief', { n: hidden });
  return [...all.slice(0, MOST_LINES), ...(hidden > 0 ? [`  ${more}`] : [])];
};

/** What a team alone may know of its own means. */
export const ownTexts = (desk: Desk, seat: Seat): readonly string[] => {
  const { exercise, table } = desk.game;
  const now = worldNow(desk);
  const cohesion = table.cohesion[seat.id]?.at(-1);
  const say = sayIn(exercise.lang);
  const lastSum = cohesionSums(desk.game, seat.id)
    .slice(-1)
    .map((sum) => `  ${say('Last turn: {sum}.', { sum })}`);
  const means = { left: seat.budget - spentBy(exercise, table, seat.id), all: seat.budget };
  const mood = {
    backlash: quantity(Math.round((now?.backlash ?? 0) * 100)),
    belief: quantity(Math.round((now?.variables.credibility ?? 0) * 100)),
  };
  const felt = say(
    'Backlash at home {backlash} of 100; your belief that reform is rewarded {belief} of 100.',
    mood,
  );
  const held = say('Cohesion of your factions, which only you see: {points} of 100.', {
    points: cohesion ?? 0,
  });
  return [
    ...(seat.budget > 0 ? [say('Budget: {left} of {all} left.', means)] : []),
    ...(cohesion === undefined ? [] : [held, ...lastSum]),
    ...(seat.target && now ? [felt] : []),
  ];
};

/** `first forecast: China recognises 10 %; …. It pays.` From the second person on the text names the person. */
export const forecastText = (
  { predictions, lang }: Exercise,
  { person, round, odds, rationale }: SealedForecast,
): string => {
  const say = sayIn(lang);
  const who = person === 1 ? '' : `${say('person {person}', { person })}, `;
  const chances = predictions.map(({ id, ask }) => `${ask} ${givenPercent(odds[id] ?? 0)}`);
  return `${who}${round === 1 ? say('first forecast') : say('revised {round}', { round: round - 1 })}: ${chances.join('; ')}. ${rationale}`.trimEnd();
};

/** The day by which most predictions are to come true. If two days have equally many, the later day. */
const commonDay = (days: readonly string[]): string => {
  const often = (day: string): number => days.filter((each) => each === day).length;
  return days.toSorted((a, b) => often(b) - often(a) || (a < b ? 1 : -1))[0] ?? '';
};

/** The question of what is to be predicted. It says the most frequent day once. Other predictions name their days. */
export const predictionTexts = ({
  predictions,
  lang,
}: Exercise): { readonly question: string; readonly asks: readonly string[] } => {
  const days = predictions.map(({ by }) => by);
  const common = commonDay(days);
  const say = sayIn(lang);
  const isOne = days.every((day) => day === common);
  return {
    question:
      common === ''
        ? say('How likely is it, in per cent?')
        : say(
            isOne
              ? 'How likely is it by {day}, in per cent?'
              : 'How likely is it by {day} (or the day named), in per cent?',
            { day: say.day(common) },
          ),
    asks: predictions.map(({ ask, by }) =>
      by === common ? ask : say('{ask} (by {day})', { ask, day: say.day(by) }),
    ),
  };
};
