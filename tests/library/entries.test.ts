import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  answerOdds,
  compile,
  ensemble,
  frameOf,
  parseScenario,
  plainRun,
  plainWhy,
  playRun,
  readingsAt,
  whyView,
} from '../../src/index.ts';
import { fileReader } from '../../src/node.ts';
import { briefingHtml, briefingMarkdown, briefingOf } from '../../src/pages.ts';
import { fitWaves, historyOf, readWave, riskSetOf, scoreWave, variantsOf } from '../../src/waves.ts';
import { studyManifest } from '../fixtures/manifest.ts';

const ENTRIES = ['index', 'node', 'pages', 'waves', 'exercises'];

describe('the library', () => {
  it('takes a scenario from its file to an explained history', () => {
    const parsed = parseScenario('scenarios/two-states.yaml', fileReader, ['weights.gain=4']);
    if (!parsed.ok) throw new Error('the example has errors');
    const { scenario } = parsed;
    const model = compile(scenario);
    const options = { seed: 'one', turns: 6 };
    const history = playRun(model, options);
    const readings = (turn: number) => readingsAt(model, options, turn);
    expect(history.turns).toHaveLength(7);
    expect(plainRun({ scenario, run: history, readings }).join('\n')).toContain('Two states');
    const why = whyView({ scenario, run: history, state: 'A', turn: 1, readings: readings(1) });
    expect(plainWhy(why).join('\n')).toContain('Alphaland');
  });

  it('takes a study to a page', async () => {
    const parsed = parseScenario('scenarios/two-states.yaml', fileReader, []);
    if (!parsed.ok) throw new Error('the example has errors');
    const { scenario } = parsed;
    const model = compile(scenario);
    const tally = ensemble(model, { seed: 'one', futures: { from: 0, to: 50 }, turns: 6, twins: false });
    const briefing = briefingOf({
      scenario,
      answers: [answerOdds(tally, frameOf(scenario, model), { by: 6, at: 6 })],
      whys: [],
      comparison: undefined,
      manifest: studyManifest(),
      skill: undefined,
    });
    expect(await briefingHtml(briefing)).toContain('<h1 dir="auto">Two states</h1>');
    expect([...briefingMarkdown(briefing)].join('')).toContain('# Two states\n');
  });

  it('gives the problems of a scenario as data', () => {
    const parsed = parseScenario('scenarios/two-states.yaml', fileReader, ['weights.gan=4']);
    expect(parsed).toMatchObject({ ok: false, issues: [{ severity: 'error', suggestion: 'gain' }] });
  });

  it('takes a wave from its folder to fitted weights and a score, for another folder than ours as well', () => {
    const read = (id: string) => {
      const wave = readWave(`scenarios/history/${id}`, fileReader);
      if (!wave.ok) throw new Error('the wave has errors');
      return wave;
    };
    const [libya, taliban] = [read('libya-2011'), read('taliban-1996')];
    const fit = fitWaves([riskSetOf(historyOf(libya.wave))]);
    expect(fit.converged).toBe(true);
    const variants = variantsOf(libya.wave.scenario, [taliban.wave]);
    const play = (scenario: typeof variants.model) =>
      ensemble(compile(scenario), { seed: 'one', futures: { from: 0, to: 10 }, turns: variants.turns });
    const score = scoreWave({
      folder: libya,
      others: [taliban],
      turns: variants.turns,
      cohesion: variants.cohesion,
      model: play(variants.model),
      loose: play(variants.loose),
      rivals: variants.rivals.map((rival) => ({ ...rival, tally: play(rival.scenario) })),
    });
    expect(score.concordance.model?.value).toBeGreaterThan(0.5);
    expect(score.horizons.map(({ months }) => months)).toEqual([3, 6.7]);
  });

  it.each(ENTRIES)('is built with all that %s.ts exports', async (entry) => {
    const built = await import(new URL(`../../dist/${entry}.js`, import.meta.url).href);
    const source = await import(`../../src/${entry}.ts`);
    expect(Object.keys(built).toSorted()).toEqual(Object.keys(source).toSorted());
  });

  it.each(ENTRIES)('says of everything that %s.ts exports what it is', (entry) => {
    const exported = [...readFileSync(`src/${entry}.ts`, 'utf8').matchAll(/\{([^}]*)\} from '\.\/([^']+)'/g)];
    const silent = exported.flatMap(([, names = '', file = '']) => {
      const source = readFileSync(`src/${file}`, 'utf8');
      return names
        .split(',')
        .map((name) => /^\s*(?:type )?(\w+)/.exec(name)?.[1])
        .filter((name) => name !== undefined)
        .filter(
          (name) =>
            !new RegExp(`\\*/\\nexport (?:const|function\\*?|interface|type|class) ${name}\\b`).test(source),
        )
        .map((name) => `${file}: ${name}`);
    });
    // One docstring at the top says what ids are.
    expect(silent.filter((each) => !each.startsWith('domain/ids.ts'))).toEqual([]);
  });
});
