import { turnDate } from '../domain/dates.ts';
import { ownIndices } from '../domain/indices.ts';
import type { TurnRecord } from '../domain/run.ts';
import { classTurn, type Exercise, type Seat } from '../exercise/exercise.ts';
import { turnAhead } from '../exercise/game.ts';
import { spentBy } from '../exercise/limits.ts';
import type { SealedForecast } from '../exercise/table.ts';
import { reachedTurn } from '../exercise/world.ts';
import { cohesionSums } from '../report/debrief/cohesion.ts';
import { givenPercent, longDate, quantity } from '../report/words/numbers.ts';
import { safeText } from '../report/words/safe-text.ts';
import { capitalised, recogniserSentence, turnLines, voiceOf } from '../report/words/sentences.ts';
import type { Desk } from './desk.ts';

/** `Turn 2 of 6`, and its name and days; of the last turn once all are played. */
export const turnWords = ({
  game: { exercise, scenario, table },
}: Desk): { readonly turn: string; readonly days: string } => {
  const all = exercise.turns.length;
  const turn = Math.min(all, turnAhead(table));
  const said = `Turn ${turn} of ${all}`;
  if (turnAhead(table) > all) return { turn: said, days: 'All turns are played.' };
  const { label, span } = classTurn(exercise, turn);
  const [from, to] = [span[0] - 1, span[1]].map((at) =>
    longDate(turnDate(scenario.start, scenario.turn, at)),
  );
  return { turn: said, days: `${label === '' ? '' : `${label}, `}${from} to ${to}` };
};

/** `Turn 2 of 6: 3 January 2026 to 3 July 2026`. */
export const turnTitle = (desk: Desk): string => {
  const { turn, days } = turnWords(desk);
  return `${turn}: ${days}`;
};

/** The world at the end of the turns that the class has played. */
export const worldNow = ({ game, world }: Desk): TurnRecord | undefined =>
  world().run.turns[reachedTurn(game)];

/** The rung of a state, from 0. */
export const rungNow = (desk: Desk, state: string): number =>
  worldNow(desk)?.rungs[desk.world().run.states.indexOf(state)] ?? 0;

/** What all may see: who recognises, and the rungs of the played states. */
export const standingTexts = (desk: Desk): readonly string[] => {
  const { scenario } = desk.world();
  const voice = voiceOf(scenario);
  const now = worldNow(desk);
  if (!now) return [];
  const top = scenario.ladder.length - 1;
  const rows = desk.game.exercise.seats.flatMap(({ label, states }) =>
    states.map((state) => {
      const rung = rungNow(desk, state);
      const name = voice.names.state(state);
      const who = safeText(label) === name ? name : `${safeText(label)}: ${name}`;
      return `  ${who} stands at ${voice.names.rung(rung)} (${rung} of ${top}).`;
    }),
  );
  const tracks = scenario.target.tracks.map(
    ({ id }) => `${voice.names.track(id)} ${quantity(now.tracks[id] ?? 0)}`,
  );
  return [
    `${longDate(now.date)}. ${recogniserSentence(now, voice)}`,
    ...rows,
    ...(tracks.length === 0
      ? []
      : [`${capitalised(safeText(scenario.target.authority))}, 0 to 1: ${tracks.join(', ')}.`]),
    ...(ownIndices(scenario).some(({ id }) => id === 'norm_strength')
      ? [`Norm against recognition ${quantity(Math.round(now.indices.norm_strength))} of 100.`]
      : []),
  ];
};

const MOST_LINES = 14;

/** What moved between two of the scenario's turns: played states, and moves high on the ladder. */
export const worldNews = (desk: Desk, from: number, to: number): readonly string[] => {
  const { scenario, run } = desk.world();
  const voice = voiceOf(scenario);
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
  return [...all.slice(0, MOST_LINES), ...(hidden > 0 ? [`  and ${hidden} more lines, in the debrief`] : [])];
};

/** What a team alone may know of its own means. */
export const ownTexts = (desk: Desk, seat: Seat): readonly string[] => {
  const { exercise, table } = desk.game;
  const now = worldNow(desk);
  const cohesion = table.cohesion[seat.id]?.at(-1);
  const lastSum = cohesionSums(desk.game, seat.id)
    .slice(-1)
    .map((sum) => `  Last turn: ${sum}.`);
  return [
    ...(seat.budget > 0
      ? [`Budget: ${seat.budget - spentBy(exercise, table, seat.id)} of ${seat.budget} left.`]
      : []),
    ...(cohesion === undefined
      ? []
      : [`Cohesion of your factions, which only you see: ${cohesion} of 100.`, ...lastSum]),
    ...(seat.target && now
      ? [
          `Backlash at home ${quantity(Math.round(now.backlash * 100))} of 100; your belief that reform is rewarded ${quantity(Math.round((now.variables.credibility ?? 0) * 100))} of 100.`,
        ]
      : []),
  ];
};

/** `first forecast: China recognises 10 %; …. It pays.` From the second person on it names the person. */
export const forecastText = (
  { predictions }: Exercise,
  { person, round, odds, rationale }: SealedForecast,
): string => {
  const who = person === 1 ? '' : `person ${person}, `;
  const chances = predictions.map(({ id, ask }) => `${ask} ${givenPercent(odds[id] ?? 0)}`);
  return `${who}${round === 1 ? 'first forecast' : `revised ${round - 1}`}: ${chances.join('; ')}. ${rationale}`.trimEnd();
};

/** The day by which most predictions are to come true; of equally many the last. */
const commonDay = (days: readonly string[]): string => {
  const often = (day: string): number => days.filter((each) => each === day).length;
  return days.toSorted((a, b) => often(b) - often(a) || (a < b ? 1 : -1))[0] ?? '';
};

/** What is to be predicted: the question says the day that most have once, and the others name theirs. */
export const predictionTexts = ({
  predictions,
}: Exercise): { readonly question: string; readonly asks: readonly string[] } => {
  const days = predictions.map(({ by }) => by);
  const common = commonDay(days);
  const other = days.every((day) => day === common) ? '' : ' (or the day named)';
  return {
    question: `How likely is it${common === '' ? '' : ` by ${longDate(common)}`}${other}, in per cent?`,
    asks: predictions.map(({ ask, by }) => (by === common ? ask : `${ask} (by ${longDate(by)})`)),
  };
};
