import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision, TurnRecord } from '../../src/domain/run.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import {
  atTurn,
  decide,
  decisionsAhead,
  optionsOf,
  restart,
  type Session,
  sessionOf,
  startOf,
} from '../../src/session/session.ts';
import { type ScenarioOptions, scenarioArbitrary } from '../arbitraries/scenario.ts';

const sessionsOf = (options: ScenarioOptions) =>
  fc
    .tuple(
      scenarioArbitrary({ ...options, turns: { min: 4, max: 12 } }),
      fc.string({ maxLength: 5 }),
      fc.nat(3),
    )
    .map(([base, seed, future]): Session => {
      const origin = { base, model: compile(base) };
      return sessionOf(origin, startOf(origin, seed, base.turns, future));
    });

const sessions = sessionsOf({});

const jump = (session: Session, turn: number): Session => ({
  ...session,
  recipe: atTurn(session.recipe, turn),
});
const step = (session: Session): Session => jump(session, session.recipe.cursor + 1);
const back = (session: Session): Session => jump(session, session.recipe.cursor - 1);

/** The same scenario played again from the start. */
const again = ({ scenario, model, recipe }: Session, seed?: string): Session =>
  sessionOf({ base: scenario, model }, restart(recipe, seed));

/** The shown turn, and all turns played so far. */
const shownTurn = ({ run: { turns }, recipe }: Session): TurnRecord => {
  const record = turns[recipe.cursor];
  if (!record) throw new RangeError(`the run has no turn ${recipe.cursor}`);
  return record;
};
const playedTurns = ({ run: { turns }, recipe }: Session): readonly TurnRecord[] =>
  turns.slice(0, recipe.reached + 1);

type Walk = 'step' | 'back' | { readonly jump: number };

const walks = fc.array(
  fc.oneof(
    fc.constantFrom<Walk>('step', 'step', 'step', 'back'),
    fc.integer({ min: -3, max: 20 }).map((turn): Walk => ({ jump: turn })),
  ),
  { maxLength: 20 },
);

const walk = (session: Session, steps: readonly Walk[]): Session =>
  steps.reduce(
    (s, move) => (move === 'step' ? step(s) : move === 'back' ? back(s) : jump(s, move.jump)),
    session,
  );

const decisions: fc.Arbitrary<Decision> = fc.oneof(
  fc.constantFrom<Decision>('up', 'down', 'hold'),
  fc.nat(4).map((to): Decision => ({ to })),
);

const someState = (scenario: Scenario, at: number): string =>
  scenario.states[at % scenario.states.length]?.id ?? '';

const bytes = (value: unknown): string => JSON.stringify(value);

describe('a play', () => {
  it('shows the turn that the engine plays, wherever one has walked', () => {
    fc.assert(
      fc.property(sessions, walks, (session, steps) => {
        const now = walk(session, steps);
        const { seed, future, cursor, reached } = now.recipe;
        const direct = playRun(now.model, { seed, future });
        expect(bytes(shownTurn(now))).toBe(bytes(direct.turns[cursor]));
        expect(playedTurns(now)).toHaveLength(reached + 1);
        expect(cursor).toBeLessThanOrEqual(reached);
        expect(reached).toBeLessThanOrEqual(now.scenario.turns);
      }),
    );
  });

  it('gives the same bytes when rewound and played again (law 9)', () => {
    fc.assert(
      fc.property(sessions, walks, (session, steps) => {
        const { turns } = session.recipe;
        const played = jump(session, turns);
        const rewound = jump(walk(jump(played, 0), steps), turns);
        expect(bytes(playedTurns(rewound))).toBe(bytes(playedTurns(played)));
        expect(bytes(playedTurns(jump(again(played), turns)))).toBe(bytes(playedTurns(played)));
      }),
    );
  });

  it('keeps within its first and last turn', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        expect(back(session).recipe.cursor).toBe(0);
        expect(step(jump(session, 1e6)).recipe.cursor).toBe(session.scenario.turns);
      }),
    );
  });

  it('starts again without decisions, with the same luck or another', () => {
    fc.assert(
      fc.property(sessions, decisions, (session, decision) => {
        const decided = step(decide(session, someState(session.scenario, 0), decision));
        expect(bytes(again(decided))).toBe(bytes(session));
        const other = again(decided, 'another seed');
        expect(other.recipe).toMatchObject({ seed: 'another seed', cursor: 0, decisions: {} });
        expect(other.run.seed).toBe('another seed');
      }),
    );
  });
});

describe('a decision', () => {
  it('leaves the past untouched: the same records, not copies', () => {
    fc.assert(
      fc.property(sessions, fc.nat(11), fc.nat(7), decisions, (session, turn, at, decision) => {
        const played = jump(jump(session, session.recipe.turns), turn % session.recipe.turns);
        const decided = decide(played, someState(session.scenario, at), decision);
        for (let t = 0; t <= played.recipe.cursor; t++)
          expect(decided.run.turns[t]).toBe(played.run.turns[t]);
        expect(bytes(decided.run.turns)).toBe(bytes(playRun(session.model, optionsOf(decided)).turns));
      }),
    );
  });

  it('is carried out in the turn after the shown one, and can be taken back', () => {
    // An event that moves a state takes precedence over a decision for it.
    const undisturbed = sessionsOf({ events: false });
    fc.assert(
      fc.property(undisturbed, fc.nat(7), (session, at) => {
        const state = someState(session.scenario, at);
        const position = session.run.states.indexOf(state);
        const top = session.scenario.ladder.length - 1;
        const decided = decide(step(session), state, { to: top });
        expect(decisionsAhead(decided.recipe)).toEqual({ [state]: { to: top } });
        expect(shownTurn(step(decided)).rungs[position]).toBe(top);
        const takenBack = decide(decided, state, undefined);
        expect([takenBack.recipe.decisions, bytes(takenBack.run)]).toEqual([{}, bytes(session.run)]);
      }),
    );
  });

  it('ends the future that was played after it, later decisions included', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const state = someState(session.scenario, 0);
        const late = decide(jump(session, 2), state, 'hold');
        const early = decide(jump(late, 0), state, 'hold');
        expect(Object.keys(early.recipe.decisions)).toEqual(['1']);
        expect(early.recipe.reached).toBe(0);
      }),
    );
  });

  it('is not taken after the last turn', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const end = jump(session, session.recipe.turns);
        expect(decide(end, someState(session.scenario, 0), 'up')).toBe(end);
      }),
    );
  });
});
