import { describe, expect, it } from 'vitest';
import { identityOf } from '../../../src/library/odds.ts';
import { openText } from '../../../src/library/open-scenario.ts';
import { drawnFigures } from '../../../src/library/questions/evidence.ts';
import { compile } from '../../../src/model/compile.ts';
import { drawnModels, figureDrawer } from '../../../src/study/evidence/draw.ts';
import { countFutures } from '../../../src/study/futures/pool.ts';
import { addTally, emptyTally, shapeOf } from '../../../src/study/futures/tally.ts';
import { decodeStudy, encodeStudy } from '../../../src/study/futures/tally-file.ts';
import { rungCounts } from '../../../src/study/odds/odds.ts';

const TEXT = `
demarche: 1
id: drawn
start: 2025-07-03
turns: 6
ladder: [{id: none, standing: 0}, {id: contact, standing: 0.1}, {id: mission, standing: 0.2}, {id: recognition, standing: 1, says: [recognises]}]
rates: {up: {none: -3, contact: -3, mission: -4}, down: {contact: -5, mission: -5, recognition: -7}}
weights: {gain: {mean: 2, sd: 0.5}, taboo: 0}
drivers: {gain: {sign: benefit, profile: [1, 1, 1]}}
states:
  A: {power: 0.6, rung: contact, traits: {gain: 0.2}}
  B: {power: 0.4, rung: none, traits: {gain: 0.3}}
target:
  id: T
  name: Targetland
  authority: the new authorities
  tracks: {rights: {label: Rights, start: 0.4, up: -4, down: -4}}
variables: {heat: {label: Heat, start: 2}}
evidence:
  - {state: A, field: rung, source: one, confidence: low}
  - {state: A, field: gain, source: two, confidence: medium}
  - {field: target.tracks.rights.start, source: three, confidence: low}
  - {field: variables.heat.start, source: four, confidence: high}
`;
const open = openText({ text: TEXT });
const { scenario } = open;
const drawn = drawnFigures(scenario);

describe('figures that futures draw', () => {
  it('are within what their evidence leaves open, and one more row changes none of the others', () => {
    const more = openText({
      text: TEXT.replace('evidence:', 'evidence:\n  - {state: B, field: gain, source: new, confidence: low}'),
    });
    const [draw, other] = [figureDrawer(drawn, 's'), figureDrawer(drawnFigures(more.scenario), 's')];
    const seen = { rungs: new Set<number>(), gains: new Set<number>() };
    for (let future = 0; future < 60; future++) {
      const [{ states, target, variables }, second] = [draw(future), other(future)];
      const [a, b] = states;
      seen.rungs.add(a?.rung ?? -1).add(a?.rung ?? -1);
      seen.gains.add(a?.traits.gain ?? -1);
      expect(Math.abs((a?.traits.gain ?? 9) - 0.2)).toBeLessThanOrEqual(0.15 + 1e-12);
      expect(Math.abs((target.tracks[0]?.start ?? 9) - 0.4)).toBeLessThanOrEqual(0.35);
      expect(Math.abs((variables.find(({ id }) => id === 'heat')?.start ?? 9) - 2)).toBeLessThanOrEqual(0.2);
      expect(b?.traits.gain).toBe(0.3);
      expect(second.states[0]).toEqual(a);
      expect(second.target).toEqual(target);
      expect(draw(future)).toEqual(draw(future));
    }
    // A step up and a step down; recognition is never taken for a lower rung.
    expect([...seen.rungs].sort()).toEqual([0, 1, 2]);
    expect(seen.gains.size).toBe(60);
  });

  it('are counted from the start that each future has, in pieces of any order, also as a file', () => {
    const model = compile(scenario);
    const modelOf = drawnModels(drawn, 's', model);
    const counted = (from: number, to: number) => {
      const into = emptyTally(shapeOf(model, 6, true));
      countFutures({ model, seed: 's', futures: { from, to }, into }, modelOf);
      return { ...into, futures: [{ from, to }] };
    };
    const whole = counted(0, 90);
    const parts = addTally(counted(40, 90), counted(0, 40));
    const id = { ...identityOf(open, model, 's', 90), evidence: true };
    expect(encodeStudy({ id, tally: parts })).toEqual(encodeStudy({ id, tally: whole }));
    expect(decodeStudy(encodeStudy({ id, tally: whole }))).toMatchObject({ ok: true });
    expect(decodeStudy(encodeStudy({ id: { ...id, evidence: false }, tally: whole }))).toMatchObject({
      ok: false,
    });
    const starts = Array.from({ length: 90 }, (_, k) => figureDrawer(drawn, 's')(k).states[0]?.rung ?? -1);
    const atStart = [0, 1, 2, 3].map((rung) => starts.filter((each) => each === rung).length);
    expect(rungCounts(whole, 1, 0, 0)).toEqual(atStart);
    for (const turn of [0, 3, 6]) expect(rungCounts(whole, 1, 0, turn).reduce((a, b) => a + b, 0)).toBe(90);
  });
});
