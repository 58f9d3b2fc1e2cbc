import { readdirSync, readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { openScenario, run } from '../../src/index.ts';
import { browserBundle, coreBytes } from './bundle.ts';

const FOLDER = 'scenarios/russia-precedent';
const { 'scenario.yaml': text = '', ...tables } = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')]),
);

let script = '';
beforeAll(async () => {
  script = await browserBundle();
});

describe('the core of the library', () => {
  it('bundles for a browser into less than 500 kB', async () => {
    const size = await coreBytes();
    process.stdout.write(`The core of the library is ${Math.round(size / 1000)} kB minified.\n`);
    expect(size).toBeLessThan(500_000);
  });

  it('needs nothing of Node, and makes no code from text', () => {
    const made: unknown[] = [];
    const context = createContext({ TextEncoder, TextDecoder, btoa, made, text, tables });
    runInContext(
      `const note = (how) => (...args) => { made.push(how); throw new EvalError('refused'); };
      globalThis.Function = new Proxy(Function, { apply: note('Function'), construct: note('new Function') });
      globalThis.eval = note('eval');`,
      context,
    );
    runInContext(script, context);
    const asked = `demarche.run(demarche.openScenario({ text, tables }), { seed: 'moscow', turns: 3, explain: true }).json()`;
    const there: unknown = runInContext(asked, context);
    const here = run(openScenario({ text, tables }), { seed: 'moscow', turns: 3, explain: true }).json();
    expect(made).toEqual([]);
    expect(there).toBe(here);
  });
});
