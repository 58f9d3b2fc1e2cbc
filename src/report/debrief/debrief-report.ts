import type { Share } from '../../domain/intervals.ts';
import type { Debrief, PlayedDebrief } from '../../exercise/debrief/debrief.ts';
import type { Recorded } from '../../exercise/debrief/record.ts';
import type { Usual } from '../../exercise/debrief/usual.ts';
import type { Exercise } from '../../exercise/exercise.ts';
import type { Game } from '../../exercise/game.ts';
import type { WeightTried } from '../../exercise/weights/tried.ts';
import { sayIn } from '../labels/say.ts';
import type { Say } from '../labels/saying.ts';
import type { AskedQuestion } from '../page/blocks.ts';
import type { RegionMap } from '../page/draw/region-map.ts';
import { type Voice, voiceOf } from '../words/sentences.ts';

/** The game of a class, with the language and labels of its debrief. Nothing in it needs counted futures. */
export interface ClassPlayed {
  readonly game: Game;
  readonly debrief: PlayedDebrief;
  /** The region of the scenario's states. Undefined if the map has no such region, or if there is no map. */
  readonly map: RegionMap | undefined;
  /** Labels and names in the language of the exercise. */
  readonly say: Say;
  readonly voice: Voice;
}

/** Everything that a debrief pack is written from. */
export interface DebriefReport extends ClassPlayed {
  readonly debrief: Debrief;
  readonly usual: Usual;
  /** What happened in fact. Undefined if the exercise has no record, or if the record is not open yet. */
  readonly recorded: Recorded | undefined;
  /** The effects of the weights that teams would change. */
  readonly tried: readonly WeightTried[];
  readonly seed: string;
  /** SHA-256 of the exercise with its scenario, and version of the program. */
  readonly sha256: string;
  readonly engine: string;
  /** The day of the class, if it is known. */
  readonly date: string | undefined;
}

/** A game with its debrief, in the language of its exercise. */
export const classPlayed = <Found extends PlayedDebrief>(game: Game, debrief: Found, map?: RegionMap) => {
  const say = sayIn(game.exercise.lang);
  return { game, debrief, map, say, voice: voiceOf(debrief.scenario, { say }) };
};

/** The label of a seat. */
export const seatLabel = ({ seats }: Pick<Exercise, 'seats'>, id: string): string =>
  seats.find((seat) => seat.id === id)?.label ?? id;

/** The questions of an exercise, each with what some teams have typed. */
export const answeredQuestions = (
  { exercise, table }: Game,
  seats: Exercise['seats'],
): readonly AskedQuestion[] =>
  exercise.questions.map(({ ask }, i) => ({
    ask,
    answers: seats.flatMap(({ id, label }) => {
      const words = table.answers[id]?.[i] ?? '';
      return words === '' ? [] : [{ who: label, text: words }];
    }),
  }));

/** `38 % (37–39 %)`: a share of futures with its 95 % interval. */
export const shareText = ({ share, low, high }: Share, say: Say): string =>
  say('{share} (95 % interval {low} to {high})', {
    share: say.share(share),
    low: say.share(low),
    high: say.share(high),
  });

/** A share with its interval in a cell: `38 % (37 %–39 %)`. The table explains the numbers in brackets. */
export const shareCell = ({ share, low, high }: Share, say: Say): string =>
  `${say.share(share)} (${say.share(low)}–${say.share(high)})`;
