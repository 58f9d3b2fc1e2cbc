import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playFutures } from '../../src/engine/futures.ts';
import { playedDebrief } from '../../src/exercise/debrief/debrief.ts';
import { gameWithout, takenIn } from '../../src/exercise/debrief/taken.ts';
import { playedScenario } from '../../src/exercise/deeds/played-scenario.ts';
import type { MoveWord } from '../../src/exercise/exercise.ts';
import type { Game } from '../../src/exercise/game.ts';
import { worldPlayer } from '../../src/exercise/world.ts';
import { compile } from '../../src/model/compile.ts';
import { classPlayed } from '../../src/report/debrief/debrief-report.ts';
import { heldBlocks } from '../../src/report/debrief/decisive-part.ts';
import { decidedModel, type Session, sessionOf, startOf } from '../../src/session/session.ts';
import { freshGame, play, turnOf } from './small.ts';

const worldOf = (base: Session, { exercise, scenario, table }: Game): Session =>
  worldPlayer(exercise, scenario, base)(table);

type Lock = NonNullable<Parameters<typeof turnOf>[1]>;

const begun = (game: Game, isPlayed: boolean, seed: string): Session => {
  const { exercise, scenario } = game;
  const start = isPlayed ? playedScenario(exercise, scenario) : scenario;
  const origin = { base: start, model: compile(start) };
  return sessionOf(origin, startOf(origin, seed, 6));
};

const debriefed = (game: Game, seed = 'one') => {
  const [base, alone] = [begun(game, true, seed), begun(game, false, seed)];
  const world = worldOf(base, game);
  return { base, world, ...playedDebrief(game, { base, world, alone }) };
};

const NEXT = { do: 'next' } as const;

/** Three turns of the small exercise, the vote between them left to itself. */
const gameOf = (alpha: readonly Lock[], kabul: readonly Lock[] = []): Game => {
  const turn = (n: number) => turnOf(n, alpha[n - 1], kabul[n - 1]);
  return play(freshGame(), [NEXT, ...turn(1), ...turn(2), NEXT, NEXT, NEXT, ...turn(3)]);
};

const UP: Lock = { moves: { A: 'up' } };
const DOWN: Lock = { moves: { A: 'down' } };
const HOLD: Lock = {};

describe('what the model gave a state over a whole turn', () => {
  /** In what share of futures after a turn the first step of A until another is up, or down, if A decides for itself. */
  const counted = (world: Session, [first, last]: readonly [number, number]) => {
    const decisions = Object.fromEntries(
      Object.entries(world.recipe.decisions).filter(([turn]) => Number(turn) < first),
    );
    const model = decidedModel({ ...world, recipe: { ...world.recipe, decisions } });
    const [n, steps] = [8_000, { up: 0, down: 0 }];
    const past = { future: 0, turn: first - 1 };
    let hasMoved = false;
    const which = { seed: world.recipe.seed, futures: { from: 1, to: n + 1 }, past, turns: last };
    playFutures(model, which, (seen) => {
      if (seen.turn < first) hasMoved = false;
      else if (!hasMoved && seen.moveCount > 0 && seen.movedState[0] === 0) {
        hasMoved = true;
        steps[(seen.movedTo[0] ?? 0) > (seen.movedFrom[0] ?? 0) ? 'up' : 'down']++;
      }
      return 'go on';
    });
    return { up: steps.up / n, down: steps.down / n };
  };

  it.each([
    ['held', [HOLD, HOLD, HOLD], 2],
    ['stepped up', [UP, HOLD, HOLD], 1],
    ['had stepped up before', [UP, HOLD, HOLD], 3],
  ] as const)('is the share of futures in which it makes that step: a state that %s', (_, alpha, turn) => {
    const { world, chances } = debriefed(gameOf(alpha));
    const row = chances.find((each) => each.turn === turn && each.of.id === 'A');
    const shares = counted(world, [2 * turn - 1, 2 * turn]);
    for (const dir of ['up', 'down'] as const) {
      const chance = row?.[dir] ?? -1;
      const sd = Math.sqrt((chance * (1 - chance)) / 8_000);
      expect(Math.abs(shares[dir] - chance), dir).toBeLessThanOrEqual(4 * sd);
    }
    expect(Math.max(row?.up ?? 0, row?.down ?? 0)).toBeGreaterThan(0.0005);
  });

  it('has a row for every seat and turn, also where all hold, with factors', () => {
    const game = gameOf([HOLD, HOLD, HOLD]);
    const found = debriefed(game);
    expect(found.chances.map(({ turn, of, deed }) => [turn, of.id, deed])).toEqual(
      [1, 2, 3].flatMap((turn) => [
        [turn, 'A', 'hold'],
        [turn, 'rights', 'hold'],
      ]),
    );
    for (const { reading } of found.chances) expect(reading?.terms.length).toBeGreaterThan(0);
    const text = JSON.stringify(heldBlocks(classPlayed(game, found)));
    expect(text).toMatch(/Alphaland held in all 3.turns.*drawn on by gain from recognition/);
    expect(text).toContain("Women's rights held in all 3");
  });
});

describe('what each decision was worth', () => {
  const word = fc.constantFrom<MoveWord>('up', 'hold', 'down');
  const games = fc
    .record({
      moves: fc.array(word, { minLength: 3, maxLength: 3 }),
      tracks: fc.array(word, { minLength: 3, maxLength: 3 }),
      road: fc.integer({ min: -1, max: 2 }),
    })
    .map(({ moves, tracks, road }) =>
      gameOf(
        moves.map((A, i) => ({ moves: { A }, measures: i === road ? ['road'] : [] })),
        // One step back: a second may be refused, at the end of the track.
        tracks.map((rights, i) => ({
          tracks: { rights: tracks.indexOf('down') < i && rights === 'down' ? 'hold' : rights },
        })),
      ),
    );

  it('is the game less the game without it: the parts and a rest are the whole', () => {
    const idle = gameOf([]);
    fc.assert(
      fc.property(games, (game) => {
        const { base, world, worths } = debriefed(game);
        const ends = (each: Game): number | undefined =>
          worldOf(base, each).run.turns.at(6)?.indices.recognisers;
        const own = world.run.turns.at(6)?.indices.recognisers ?? 0;
        expect(gameWithout(game, []).table).toEqual(game.table);
        expect(worldOf(base, gameWithout(game, takenIn(game))).run).toEqual(worldOf(base, idle).run);
        for (const { taken, luck } of worths.actions)
          expect(luck.count).toBe(own - (ends(gameWithout(game, [taken])) ?? 0));
        expect(worths.whole.luck.count).toBe(own - (ends(idle) ?? 0));
        const parts = worths.actions.reduce((sum, { luck }) => sum + luck.count, 0);
        expect(parts + worths.rest.luck).toBe(worths.whole.luck.count);
      }),
      { numRuns: 12 },
    );
  });

  it('is nothing for what does nothing, and the whole for the only action', () => {
    const idle = debriefed(gameOf([{ measures: ['road'] }])).worths;
    expect(idle.actions).toMatchObject([
      { luck: { count: 0, moved: [] }, futures: { count: { value: 0, verdict: 'same' } } },
    ]);
    const { actions, whole, rest } = debriefed(gameOf([UP])).worths;
    expect(actions).toMatchObject([{ luck: whole.luck, futures: whole.futures }]);
    expect(whole.futures.count.value).toBeGreaterThan(0.5);
    expect(rest).toEqual({ luck: 0, futures: 0 });
    expect(debriefed(gameOf([])).worths.actions).toEqual([]);
  });

  it('lets the breach of a coalition follow from the steps that caused it', () => {
    const step: Lock = { tracks: { rights: 'up' } };
    const game = gameOf([], [step, step, step]);
    expect(game.table.played.map(({ broken }) => broken)).toEqual([[], ['kabul'], ['kabul']]);
    const [first] = takenIn(game);
    const without = gameWithout(game, first ? [first] : []);
    expect(without.table.played.map(({ broken }) => broken)).toEqual([[], [], ['kabul']]);
  });

  it('gives a vote that is left out the result that holds otherwise', () => {
    const ballot = { do: 'vote', vote: 'seat', option: 'new', reason: 'so' } as const;
    const votes = ['alpha', 'kabul'].map((seat) => ({ ...ballot, seat }));
    const game = play(freshGame(), [
      NEXT,
      ...turnOf(1),
      ...turnOf(2),
      NEXT,
      NEXT,
      ...votes,
      NEXT,
      ...turnOf(3),
    ]);
    expect(takenIn(game)).toEqual([{ kind: 'vote', turn: 3, vote: 'seat', option: 'new' }]);
    expect(game.table.injected).toHaveLength(1);
    expect(gameWithout(game, takenIn(game)).table.injected).toEqual([]);
  });

  it('is decisive where it changed something besides itself, at most ten things', () => {
    const moves = Array.from({ length: 6 }, (_, i) => debriefed(gameOf([UP]), `seed ${i}`));
    const found = moves.flatMap(({ decisive }) => decisive);
    for (const { luck } of found) expect(luck.moved).not.toContain('A');
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(moves.length * 3);
  });
});

describe('where class and model part', () => {
  const seeds = Array.from({ length: 200 }, (_, i) => `seed ${i}`);
  const modelUpIn = (span: readonly [number, number]): string =>
    seeds.find((seed) => {
      const { turns } = begun(freshGame(), true, seed).run;
      return turns[span[0] - 1]?.rungs[0] === 0 && turns.slice(span[1]).every(({ rungs }) => rungs[0] === 1);
    }) ?? '';

  it('is said once for a state, however long it goes on', () => {
    const { partings } = debriefed(gameOf([HOLD, HOLD, HOLD]), modelUpIn([3, 4]));
    expect(partings).toMatchObject([
      { seat: 'alpha', state: 'A', parting: { turn: 2, dir: 'up', before: 0, after: 0, own: 1 } },
    ]);
  });

  it('is said in the direction that parted', () => {
    const seed = modelUpIn([1, 2]);
    const { chances, partings } = debriefed(gameOf([UP, DOWN, HOLD]), seed);
    const chance = chances.find(({ turn, of }) => turn === 2 && of.id === 'A')?.down;
    expect(partings).toMatchObject([{ parting: { turn: 2, dir: 'down', after: 0, own: 1, chance } }]);
    expect(debriefed(gameOf([UP, HOLD, HOLD]), seed).partings[0]?.parting).toBeUndefined();
  });
});

describe('the branches of a game', () => {
  it('stay when a turn is taken back by a rewind, three and more, and are compared', () => {
    const first = play(freshGame(), [NEXT, ...turnOf(1), ...turnOf(2, UP)]);
    const second = play(first, [{ do: 'rewind', turn: 2 }, ...turnOf(2, { measures: ['road'] })]);
    const game = play(second, [{ do: 'rewind', turn: 1 }, ...turnOf(1, UP)]);
    expect(game.branches.map(({ table }) => table)).toEqual([first.table, second.table]);
    // A rewind that takes no turn back leaves no branch, and an undo is none.
    expect(play(game, [{ do: 'undo' }, { do: 'rewind', turn: 1 }]).branches).toHaveLength(2);
    const compared = debriefed(game).branches;
    expect(compared?.ends.map(({ turns }) => turns)).toEqual([2, 2, 1]);
    expect(compared?.ends.map(({ end }) => end?.rungs[0])).toEqual([1, 0, 1]);
    expect(compared?.sharedTurn).toBe(1);
    expect(compared?.differences).toMatchObject([
      { turn: 1, seat: 'alpha', choices: [{ moves: {} }, { moves: {} }, { moves: { A: 'up' } }] },
      { turn: 2, seat: 'alpha', choices: [{ moves: { A: 'up' } }, { measures: ['road'] }, undefined] },
    ]);
    expect(debriefed(first).branches).toBeUndefined();
  });
});
