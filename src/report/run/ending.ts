import type { StateId } from '../../domain/ids.ts';
import type { Move, Run } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { factorsOf, strongest } from '../why/factors.ts';
import { printable } from '../words/layout.ts';
import { dayOfTurn, listed, NBSP, times } from '../words/numbers.ts';
import { causeText, recogniserSentence, type Voice, voiceOf } from '../words/sentences.ts';

/** The result of a future, in sentences. */
export interface Ending {
  /** How many states recognise at its end, and which. */
  readonly outcome: string;
  /** Which states came to recognise, when, and what decided it. Or says that no state did. */
  readonly moves: readonly string[];
}

/** If there are more states than this, the text only counts them. */
const MOST = 8;

/** The reason for a move. It is the strongest factors of the state's clock, or another cause. */
const decidedBy = (move: Move, voice: Voice): string => {
  const cause = causeText(move, voice).trim();
  if (!move.reading) return cause;
  const factors = strongest(factorsOf(move.reading, voice.names), 'for', 2);
  const named = factors.map(({ label, value }) => `${label} (×${NBSP}${times(value)})`);
  const why = named.length > 0 ? `Most for it: ${listed(named)}.` : 'Only the base rate was for it.';
  return [why, ...(cause === '' ? [] : [cause])].join(' ');
};

/** The account of a future that is over. `also` may add a sentence on each state that came to recognise. */
export const endingOf = (
  scenario: Scenario,
  run: Run,
  also: (state: StateId) => string = () => '',
): Ending => {
  const voice = voiceOf(scenario);
  const top = scenario.ladder.length - 1;
  const last = run.turns.at(-1);
  if (!last) return { outcome: '', moves: [] };
  const told = run.turns.flatMap(({ turn, moves }) =>
    moves.filter(({ from, to }) => from === top || to === top).map((move) => ({ turn, move })),
  );
  const texts = told.slice(0, MOST).map(({ turn, move }) => {
    const does = move.to === top ? 'recognises' : 'withdraws recognition';
    return `${voice.names.state(move.state)} ${does} on ${dayOfTurn(scenario, turn)} (turn ${turn}). ${decidedBy(move, voice)}${move.to === top ? also(move.state) : ''}`;
  });
  const more = told.length > MOST ? [`And ${told.length - MOST} more.`] : [];
  return {
    outcome: printable(recogniserSentence(last, voice)),
    moves: [...(texts.length > 0 ? texts : ['None came to recognise.']), ...more].map(printable),
  };
};
