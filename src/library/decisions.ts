import type { Decision, Decisions } from '../domain/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { RequestError } from './errors.ts';
import { findState } from './find-state.ts';
import { didYouMean } from './nearest.ts';
import { turnOfMove } from './when.ts';

const parseWhat = (text: string, scenario: Scenario): Decision => {
  if (text === 'up' || text === 'down' || text === 'hold') return text;
  const rung = /^\d+$/.test(text) ? Number(text) : scenario.ladder.findIndex((r) => r.id === text);
  if (rung >= 0 && rung < scenario.ladder.length) return { to: rung };
  const ids = scenario.ladder.map((r) => r.id);
  throw new RequestError(
    `“${text}” is no decision. Expected up, down, hold or a rung (${ids.join(', ')}, or 0 to ${ids.length - 1}).${didYouMean(text, ['up', 'down', 'hold', ...ids])}`,
    'move',
  );
};

/**
 * Reads decisions from texts `STATE@WHEN=WHAT`. Throws RequestError for a text that it cannot read, and for
 * two decisions for one state in one turn.
 */
export const parseDecisions = (moves: readonly string[], scenario: Scenario, turns: number): Decisions => {
  const decisions: Record<number, Record<string, Decision>> = {};
  for (const move of moves) {
    const parts = /^(.+)@([^@=]+)=([^=]+)$/.exec(move) ?? [];
    const [, state = '', when = '', what = ''] = parts.map((part) => part.trim());
    if (state === '')
      throw new RequestError(`cannot read “${move}”. Expected for example CHN@2026-03=up.`, 'move');
    const { id } = findState(state, scenario);
    const turn = turnOfMove(when, scenario, turns);
    const ofTurn = decisions[turn] ?? {};
    if (Object.hasOwn(ofTurn, id)) throw new RequestError(`two decisions for ${id} in turn ${turn}.`, 'move');
    decisions[turn] = { ...ofTurn, [id]: parseWhat(what, scenario) };
  }
  return decisions;
};
