import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingsAt, readingsOfRun } from '../../src/engine/explain.ts';
import { run } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';

describe('smoke', () => {
  it('runs', () => {
    fc.assert(
      fc.property(scenarioArbitrary(), fc.string(), (scenario, seed) => {
        const model = compile(scenario);
        const played = run(model, { seed });
        expect(run(model, { seed })).toEqual(played);
        const readings = readingsOfRun(model, { seed });
        for (const turn of readings) {
          for (const clock of turn.clocks) {
            if (clock.held) continue;
            let sum = 0;
            for (const term of clock.terms) sum += term.value;
            expect(Math.exp(sum)).toBe(clock.rate);
          }
        }
        const last = readings.at(-1);
        if (last) expect(readingsAt(model, { seed }, last.turn)).toEqual(last.clocks);
      }),
    );
  });
});
