import { describe, expect, it } from 'vitest';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { load } from '../scenarios/futures.ts';
import { playFlocc } from './flocc.ts';
import { playPlain } from './play.ts';

describe('the rules written for flocc, against which the benches measure', () => {
  it('give the same rungs as the plain version and the engine in every turn of some futures of the flagship', () => {
    const { scenario } = load('scenarios/russia-precedent');
    const model = compile(scenario);
    for (const future of [0, 1]) {
      const plain = playPlain(scenario, 'kabul', future).map((world) => world.rungs);
      expect(playFlocc(scenario, 'kabul', future)).toEqual(plain);
      const { states, turns } = playRun(model, { seed: 'kabul', future });
      expect(turns.map(({ rungs }) => Object.fromEntries(states.map((id, i) => [id, rungs[i]])))).toEqual(
        plain,
      );
      expect(plain.at(-1)).not.toEqual(plain[0]);
    }
  });
});
