import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { isAbort } from '../../../src/cli/threads/pieces.ts';
import { openPool } from '../../../src/cli/threads/pool.ts';
import { runEnsemble } from '../../../src/cli/threads/run-ensemble.ts';
import { compile } from '../../../src/model/compile.ts';
import { ensemble } from '../../../src/study/futures/ensemble.ts';
import { frameOf } from '../../../src/study/futures/frame.ts';
import type { StudyPool } from '../../../src/study/futures/pool.ts';
import { emptyTally, shapeOf, type Tally } from '../../../src/study/futures/tally.ts';
import { encodeStudy, type StudyId } from '../../../src/study/futures/tally-file.ts';
import { syntheticScenario } from '../../fixtures/synthetic.ts';

const scenario = syntheticScenario({ states: 10, drivers: 2, turns: 12 });
const model = compile(scenario);

let pool: StudyPool | undefined;
afterEach(async () => {
  await pool?.close();
});

const dying = fileURLToPath(new URL('../../fixtures/workers/dies-once.mjs', import.meta.url));
const task = (seed: string, to = 9) => ({
  model,
  seed,
  futures: { from: 3, to },
  into: emptyTally(shapeOf(model), 'shared'),
});

describe('a pool of threads', () => {
  it('has the task of a thread that died done again, once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-pool-'));
    pool = openPool({ threads: 1, file: dying });
    const dies = task(join(folder, 'died'));
    await pool.count(dies);
    expect(dies.into.recognisers[0]).toBe(1);
    rmSync(folder, { recursive: true });
    await expect(pool.count(task('always'))).rejects.toThrow();
  });

  it('stops a thread at once when it is told to', async () => {
    pool = openPool({ threads: 1 });
    const controller = new AbortController();
    const endless = pool.count(task('s', 1e9), controller.signal);
    setTimeout(() => controller.abort(), 200);
    const error = await endless.catch((e: unknown) => e);
    expect(isAbort(error)).toBe(true);
    // And is at work again afterwards.
    const next = task('s');
    await pool.count(next);
    expect([...next.into.recognisers]).toEqual([
      ...ensemble(model, { seed: 's', futures: { from: 3, to: 9 } }).recognisers,
    ]);
  });
});

const id: StudyId = {
  engine: 'test',
  sha256: '',
  data: {},
  seed: 's',
  runs: 4000,
  scenario: 'made-up',
  edits: [],
  frame: frameOf(scenario, model),
};

const played = async (threads: number, todo: readonly { from: number; to: number }[], counted: Tally) => {
  pool = openPool({ threads });
  const tally = await runEnsemble(pool, { model, seed: 's', counted, todo });
  await pool.close();
  return tally;
};

describe('an ensemble on threads', () => {
  it('gives the same bytes on one thread, on two, and after what was counted before', async () => {
    const none = () => emptyTally(shapeOf(model, model.turns, true));
    const all = [{ from: 0, to: 4000 }];
    const bytes = async (tally: Promise<Tally>) => Buffer.from(encodeStudy({ id, tally: await tally }));
    const alone = encodeStudy({
      id,
      tally: ensemble(model, { seed: 's', futures: { from: 0, to: 4000 }, twins: true }),
    });
    expect((await bytes(played(1, all, none()))).equals(alone)).toBe(true);
    expect((await bytes(played(2, all, none()))).equals(alone)).toBe(true);
    const before = ensemble(model, { seed: 's', futures: { from: 700, to: 1500 }, twins: true });
    const rest = [
      { from: 0, to: 700 },
      { from: 1500, to: 4000 },
    ];
    expect((await bytes(played(2, rest, before))).equals(alone)).toBe(true);
  });

  it('throws what a thread throws, twice', async () => {
    pool = openPool({ threads: 1, file: dying });
    const job = { model, seed: 'always', counted: emptyTally(shapeOf(model)), todo: [{ from: 0, to: 9 }] };
    await expect(runEnsemble(pool, job)).rejects.toThrow();
  });
});
