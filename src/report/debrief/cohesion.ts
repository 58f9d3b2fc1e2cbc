import type { Game } from '../../exercise/game.ts';
import type { CohesionReason, CohesionTerm } from '../../exercise/table.ts';
import { sayIn } from '../labels/say.ts';
import { type Block, list, text } from '../page/blocks.ts';
import { type Names, namesOf } from '../words/names.ts';
import { quantity, signed } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { seatLabel } from './debrief-report.ts';

const reasonText = ({ exercise }: Game, { say, state, track }: Names, reason: CohesionReason): string => {
  const team = (seat: string): string => safeText(seatLabel(exercise, seat));
  switch (reason.kind) {
    case 'recovery':
      return say('time');
    case 'reform':
      return say('a step forward on {track}', { track: track(reason.track) });
    case 'retreat':
      return say('a step back on {track}', { track: track(reason.track) });
    case 'offer':
    case 'pressure': {
      const label = exercise.measures.find(({ id }) => id === reason.measure)?.event.label ?? reason.measure;
      return say(`${reason.kind} of {team}: {label}`, { team: team(reason.seat), label: safeText(label) });
    }
    case 'recognition':
      return say('{state} recognises', { state: state(reason.state) });
    case 'step':
      return say('{state} steps up', { state: state(reason.state) });
    case 'broken':
      return say('the last offer of {team} ran out', { team: team(reason.seat) });
  }
};

/** `60 → 54: +6 time; −12 a step forward on Women's rights`. */
const sumText = (game: Game, before: number, after: number, terms: readonly CohesionTerm[]): string => {
  const names = namesOf(game.scenario, sayIn(game.exercise.lang));
  const reasons = terms.map(({ reason, points }) => `${signed(points)} ${reasonText(game, names, reason)}`);
  return `${before} → ${after}${reasons.length === 0 ? '' : `: ${reasons.join('; ')}`}`;
};

/** By turn, why the cohesion of a seat changed, as a sum. */
export const cohesionSums = (game: Game, seat: string): readonly string[] => {
  const points = game.table.cohesion[seat] ?? [];
  return game.table.played.flatMap(({ cohesion }, i) => {
    const [before, after] = [points[i], points[i + 1]];
    return before === undefined || after === undefined
      ? []
      : [sumText(game, before, after, cohesion[seat] ?? [])];
  });
};

/** Cohesion by turn, with its reasons. Only its own team saw it during play. */
export const cohesionBlocks = ({ game }: { readonly game: Game }): readonly Block[] => {
  const say = sayIn(game.exercise.lang);
  return Object.entries(game.table.cohesion).flatMap(([seat, points]): readonly Block[] => {
    return [
      text(
        say('{team}, cohesion by turn, 0 to 100 (now no secret any more): {points}.', {
          team: seatLabel(game.exercise, seat),
          points: points.map(quantity).join(' → '),
        }),
      ),
      list(cohesionSums(game, seat).map((sum, i) => say('Turn {turn}: {sum}.', { turn: i + 1, sum }))),
    ];
  });
};
