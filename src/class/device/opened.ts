import { cameAbout, openedForecasts, scoresOf } from '../../exercise/debrief/scores.ts';
import type { SealedForecast } from '../../exercise/table.ts';
import { seatLabel } from '../../report/debrief/debrief-report.ts';
import { sayIn } from '../../report/labels/say.ts';
import type { Desk } from '../desk.ts';

/** A forecast that all may see, with the text of which its seal is the hash. */
interface OpenedSeal extends Pick<SealedForecast, 'person' | 'odds' | 'rationale' | 'nonce' | 'seal'> {
  readonly seat: string;
  readonly team: string;
  readonly round: number;
}

/** How well a team said what came about. */
interface ScoreRow {
  readonly seat: string;
  readonly team: string;
  readonly round: number;
  /** The mean Brier score in the future of the class: 0 is perfect, 0.25 is the score of always 50 %. */
  readonly brier: number;
}

/** What is open once all turns are played. */
export interface OpenedScores {
  readonly seals: readonly OpenedSeal[];
  readonly scores: readonly ScoreRow[];
  /** What was to be predicted, and whether it came about. */
  readonly asked: readonly { readonly id: string; readonly ask: string; readonly happened: boolean }[];
}

/** The forecasts with their scores in the future of the class. Undefined while turns are still to be played. */
export const openedScores = ({ game, world }: Desk): OpenedScores | undefined => {
  const { exercise, table } = game;
  if (table.played.length < exercise.turns.length || Object.keys(table.sealed).length === 0) return undefined;
  const { run } = world();
  const happened = new Map(exercise.predictions.map((each) => [each.id, cameAbout(run, each)]));
  const { teams } = scoresOf(exercise, table, { happened, odds: new Map() });
  const say = sayIn(exercise.lang);
  const isRevised = teams.some(({ round }) => round > 1);
  const named = (seat: string, round: number): string => {
    const forecast = round === 1 ? say('first forecast') : say('revised {round}', { round: round - 1 });
    return isRevised ? `${seatLabel(exercise, seat)}, ${forecast}` : seatLabel(exercise, seat);
  };
  return {
    seals: openedForecasts(exercise, table).map(({ seat, forecast }) => {
      const { person, round, odds, rationale, nonce, seal } = forecast;
      return { seat, team: seatLabel(exercise, seat), person, round, odds, rationale, nonce, seal };
    }),
    scores: teams.flatMap(({ seat, round, brier }) =>
      brier === undefined ? [] : [{ seat, team: named(seat, round), round, brier }],
    ),
    asked: exercise.predictions.map(({ id, ask }) => ({ id, ask, happened: happened.get(id) ?? false })),
  };
};
