import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingsAt } from '../../src/engine/explain/explain.ts';
import { compile } from '../../src/model/compile.ts';
import { explainer } from '../../src/session/explanation.ts';
import { atTurn, decide, type Session, sessionOf, startOf } from '../../src/session/session.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';

const sessions = fc
  .tuple(scenarioArbitrary({ turns: { min: 3, max: 9 } }), fc.string({ maxLength: 5 }), fc.nat(9))
  .map(([base, seed, turn]): Session => {
    const origin = { base, model: compile(base) };
    return sessionOf(origin, atTurn(startOf(origin, seed), turn % (base.turns + 1)));
  });

const jump = (session: Session, turn: number): Session => ({
  ...session,
  recipe: atTurn(session.recipe, turn),
});

const firstState = (session: Session): string => session.scenario.states[0]?.id ?? '';

describe('an explanation', () => {
  it('is of the turn that comes, with the clocks as the engine reads them', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const { explain } = explainer();
        const { turn, readings, before } = explain(session, firstState(session));
        const options = { seed: session.recipe.seed };
        expect(turn).toBe(session.recipe.cursor + 1);
        expect(readings).toEqual(readingsAt(session.model, options, turn));
        expect(before).toEqual(turn === 1 ? [] : readingsAt(session.model, options, turn - 1));
      }),
    );
  });

  it('is worked out once and kept, until the future changes', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const { readings } = explainer();
        const now = readings(session, session.recipe.cursor + 1);
        expect(readings(jump(session, 0), session.recipe.cursor + 1)).toBe(now);
        const state = firstState(session);
        const decided = decide(jump(session, 0), state, 'hold');
        const held = readings(decided, 1).filter((reading) => reading.state === state);
        expect(held.map((reading) => reading.held)).not.toContain(undefined);
        expect(readings(session, session.recipe.cursor + 1)).toEqual(now);
      }),
    );
  });

  it('says nothing of turns that are not there', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const { readings } = explainer();
        expect([readings(session, 0), readings(session, session.recipe.turns + 2)]).toEqual([[], []]);
        expect(
          readings(jump(session, session.recipe.turns), session.recipe.turns + 1).length,
        ).toBeGreaterThan(0);
      }),
    );
  });

  it('keeps its answers apart, however many are asked for', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const { readings } = explainer();
        const all = Array.from({ length: session.recipe.turns }, (_, t) => readings(session, t + 1));
        const again = Array.from({ length: session.recipe.turns }, (_, t) => readings(session, t + 1));
        expect(again).toEqual(all);
      }),
      { numRuns: 30 },
    );
  });
});
