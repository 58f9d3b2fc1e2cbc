import type { Measure, SeatId } from '../../exercise/exercise.ts';
import type { Game } from '../../exercise/game.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { withOrigin } from '../labels/origin.ts';
import { sayIn } from '../labels/say.ts';
import type { Say } from '../labels/saying.ts';
import { effectText } from '../run/events-view.ts';
import { printable } from '../words/layout.ts';
import { eventText, namesOf } from '../words/names.ts';
import { safeText } from '../words/safe-text.ts';

/** A measure as a team sees it before it takes it. */
interface Card {
  readonly id: string;
  /** `offer: A road`, `offer to Germany: A mission`. */
  readonly label: string;
  /** The words that the log will have for it. */
  readonly text: string;
  readonly cost: number;
  /** How often the team may still take it. */
  readonly left: number;
  /** Its effects, one sentence each. Empty if it changes nothing. */
  readonly effects: readonly string[];
}

/** A measure as a card, of which a team may still take `left`. */
const cardOf = (scenario: Scenario, say: Say, measure: Measure, left: number): Card => {
  const names = namesOf(scenario, say);
  const { id, kind, cost, event, offer } = measure;
  const whom = offer ? names.state(offer.state) : '';
  const what = offer ? say('{kind} to {state}', { kind: say(kind), state: whom }) : say(kind);
  return {
    id,
    label: `${cost > 0 ? say('{kind}, costs {cost}', { kind: what, cost }) : what}: ${safeText(event.label)}`,
    text: event.text === event.label ? '' : withOrigin(eventText(event, whom), event.source, say),
    cost,
    left,
    effects: event.effects.map((effect) => printable(effectText(effect, scenario, names))),
  };
};

/** The measures that a team may still take after some turns, as cards. */
export const cardsOf = (
  { exercise, scenario }: Pick<Game, 'exercise' | 'scenario'>,
  seat: SeatId,
  played: Game['table']['played'],
): readonly Card[] => {
  const say = sayIn(exercise.lang);
  const taken = played.flatMap(({ choices }) => choices[seat]?.measures ?? []);
  return exercise.measures.flatMap((measure) => {
    const left = measure.times - taken.filter((id) => id === measure.id).length;
    return measure.seats.includes(seat) && left > 0 ? [cardOf(scenario, say, measure, left)] : [];
  });
};

/** How often a team may still take it: `once`, `2 times`. */
export const cardTimes = ({ left }: Card, say: Say): string =>
  left === 1 ? say('once') : say('{n} times', { n: left });

/** The words of the card under its label: the text, then the effects. */
export const cardTexts = ({ text, effects }: Card, say: Say): readonly string[] => [
  ...(text === '' ? [] : [text]),
  say('What it does: {effects}.', {
    effects: effects.length === 0 ? say('nothing that the model knows') : effects.join('; '),
  }),
];

/**
 * The cards of a team as rows of a brief, after some turns. An offer that many states can take is one row. A printed
 * page passes no turns, because it has the cards as they are before the first turn.
 */
export const cardRows = (game: Game, seat: SeatId, played = game.table.played): readonly string[] => {
  const say = sayIn(game.exercise.lang);
  const seen = new Map<string, number>();
  return cardsOf(game, seat, played).flatMap((card) => {
    const measure = game.exercise.measures.find(({ id }) => id === card.id);
    const event = measure?.offer?.event;
    if (event !== undefined) {
      seen.set(event, (seen.get(event) ?? 0) + 1);
      if ((seen.get(event) ?? 0) > 1) return [];
    }
    const others = game.exercise.measures.filter(
      ({ offer }) => event !== undefined && offer?.event === event,
    );
    const rest = others.length - 1;
    const more = rest > 0 ? ` ${say('(or to one of {n} other states)', { n: rest })}` : '';
    return [`${card.label}${more} (${cardTimes(card, say)}). ${cardTexts(card, say).join(' ')}`];
  });
};
