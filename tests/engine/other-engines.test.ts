import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { inBrowser, openBrowser } from '../e2e/chromium.ts';
import { ROOT } from '../e2e/program.ts';
import { goldenOf, SCENARIOS, SEEDS } from './golden.ts';
import { count, type Played, play, type Wanted } from './played.ts';

/** One expression that plays what is wanted, for an engine that knows nothing of this project; and what it must give. */
const prepare = async () => {
  const wanted: Wanted = {
    scenarios: Object.fromEntries(Object.entries(SCENARIOS).map(([name, load]) => [name, load()])),
    seeds: SEEDS,
    explained: { name: 'russia-precedent', futures: 20, turns: 12 },
  };
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}/tests/engine/played.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'engine',
    platform: 'browser',
    logLevel: 'warning',
  });
  const bundle = outputFiles[0]?.text ?? '';
  const counted = [wanted.scenarios['russia-precedent'], 60] as const;
  return {
    script: `${bundle};engine.play(${JSON.stringify(wanted)})`,
    counting: `${bundle};engine.count(...${JSON.stringify(counted)})`,
    expected: play({ ...wanted, seeds: [] }),
    counted,
  };
};

let prepared: ReturnType<typeof prepare> | undefined;

const expectSame = async (play: (script: string) => Promise<Played | undefined>): Promise<void> => {
  prepared ??= prepare();
  const { script, expected } = await prepared;
  const played = await play(script);
  const kept = Object.keys(SCENARIOS).flatMap((name) => SEEDS.map((seed) => `${name}-${seed}`));
  for (const name of kept)
    expect(goldenOf(played?.histories[name] ?? '[]'), name).toBe(
      readFileSync(`${ROOT}/tests/engine/goldens/${name}.json`, 'utf8'),
    );
  expect(played?.explained).toEqual(expected.explained);
  expect(played?.functions).toEqual(expected.functions);
};

/** A Node 24: that of DEMARCHE_NODE24, or `node24` on the path. */
const NODE_24 = [process.env.DEMARCHE_NODE24, 'node24'].find(
  (path) => path && /^v24\./.test(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? ''),
);

describe('another JavaScript engine', () => {
  inBrowser('Chromium plays the same bytes as Node', async () => {
    const browser = await openBrowser();
    try {
      await expectSame(async (script) => (await browser?.newPage())?.evaluate<Played>(script));
      prepared ??= prepare();
      const { counting, counted } = await prepared;
      const [scenario, futures] = counted;
      if (!scenario) throw new Error('no flagship');
      const there = await (await browser?.newPage())?.evaluate<unknown>(counting);
      const here = await count(scenario, futures);
      expect(there).toEqual(here);
      expect(here.kernel).toBe(here.typescript);
    } finally {
      await browser?.close();
    }
  });

  it('Node 24 plays the same bytes as the Node of this test', async (context) => {
    if (NODE_24 === undefined) {
      process.stdout.write('SKIPPED (no Node 24 on this machine): Node 24 plays the same bytes\n');
      return context.skip('no Node 24 on this machine');
    }
    await expectSame(async (script) => {
      const input = `process.stdout.write(JSON.stringify(eval(${JSON.stringify(script)})))`;
      const { stdout, stderr } = spawnSync(NODE_24, ['-'], { input, encoding: 'utf8', maxBuffer: 1e9 });
      expect(stderr).toBe('');
      return JSON.parse(stdout);
    });
  });
});
