import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision, TurnRecord } from '../../src/domain/run.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import {
  back,
  decide,
  decisionsAhead,
  jump,
  open,
  optionsOf,
  restart,
  type Session,
  step,
} from '../../src/session/session.ts';
import { type ScenarioOptions, scenarioArbitrary } from '../arbitraries/scenario.ts';

const sessionsOf = (options: ScenarioOptions) =>
  fc
    .tuple(
      scenarioArbitrary({ ...options, turns: { min: 4, max: 12 } }),
      fc.string({ maxLength: 5 }),
      fc.nat(3),
    )
    .map(([scenario, seed, future]): Session => open({ scenario, model: compile(scenario), seed, future }));

const sessions = sessionsOf({});

/** The shown turn, and all turns played so far. */
const shownTurn = ({ run: { turns }, cursor }: Session): TurnRecord => {
  const record = turns[cursor];
  if (!record) throw new RangeError(`the run has no turn ${cursor}`);
  return record;
};
const playedTurns = ({ run: { turns }, reached }: Session): readonly TurnRecord[] =>
  turns.slice(0, reached + 1);

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
        const direct = playRun(now.model, { seed: now.seed, future: now.future });
        expect(bytes(shownTurn(now))).toBe(bytes(direct.turns[now.cursor]));
        expect(playedTurns(now)).toHaveLength(now.reached + 1);
        expect(now.cursor).toBeLessThanOrEqual(now.reached);
        expect(now.reached).toBeLessThanOrEqual(now.scenario.turns);
      }),
    );
  });

  it('gives the same bytes when rewound and played again (law 9)', () => {
    fc.assert(
      fc.property(sessions, walks, (session, steps) => {
        const played = jump(session, session.turns);
        const again = jump(walk(jump(played, 0), steps), session.turns);
        expect(bytes(playedTurns(again))).toBe(bytes(playedTurns(played)));
        expect(bytes(playedTurns(jump(restart(played), session.turns)))).toBe(bytes(playedTurns(played)));
      }),
    );
  });

  it('keeps within its first and last turn', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        expect(back(session).cursor).toBe(0);
        expect(step(jump(session, 1e6)).cursor).toBe(session.scenario.turns);
      }),
    );
  });

  it('starts again without decisions, with the same luck or another', () => {
    fc.assert(
      fc.property(sessions, decisions, (session, decision) => {
        const decided = step(decide(session, someState(session.scenario, 0), decision));
        expect(bytes(restart(decided))).toBe(bytes(session));
        const other = restart(decided, 'another seed');
        expect([other.seed, other.cursor, other.decisions]).toEqual(['another seed', 0, {}]);
      }),
    );
  });
});

describe('a decision', () => {
  it('leaves the past untouched: the same records, not copies', () => {
    fc.assert(
      fc.property(sessions, fc.nat(11), fc.nat(7), decisions, (session, turn, at, decision) => {
        const played = jump(jump(session, session.turns), turn % session.turns);
        const decided = decide(played, someState(session.scenario, at), decision);
        for (let t = 0; t <= played.cursor; t++) expect(decided.run.turns[t]).toBe(played.run.turns[t]);
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
        expect(decisionsAhead(decided)).toEqual({ [state]: { to: top } });
        expect(shownTurn(step(decided)).rungs[position]).toBe(top);
        const takenBack = decide(decided, state, undefined);
        expect([takenBack.decisions, bytes(takenBack.run)]).toEqual([{}, bytes(session.run)]);
      }),
    );
  });

  it('ends the future that was played after it, later decisions included', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const state = someState(session.scenario, 0);
        const late = decide(jump(session, 2), state, 'hold');
        const early = decide(jump(late, 0), state, 'hold');
        expect(Object.keys(early.decisions)).toEqual(['1']);
        expect(early.reached).toBe(0);
      }),
    );
  });

  it('is not taken after the last turn', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const end = jump(session, session.turns);
        expect(decide(end, someState(session.scenario, 0), 'up')).toBe(end);
      }),
    );
  });
});
