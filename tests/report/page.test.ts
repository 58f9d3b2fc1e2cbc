import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { explainStates } from '../../src/cli/study/explain-states.ts';
import { compile } from '../../src/model/compile.ts';
import type { Block, Briefing } from '../../src/report/page/blocks.ts';
import { briefingOf } from '../../src/report/page/briefing.ts';
import { roundStep, spreadApart } from '../../src/report/page/draw/canvas.ts';
import { drawFigure } from '../../src/report/page/draw/draw.ts';
import { briefingHtml } from '../../src/report/page/html.ts';
import { briefingMarkdown } from '../../src/report/page/markdown.ts';
import { html } from '../../src/report/page/markup.ts';
import { pieceHtml } from '../../src/report/page/nodes.ts';
import type { SkillFile } from '../../src/report/words/skill.ts';
import { centralScenario } from '../../src/scenario/central.ts';
import { differencesOf } from '../../src/scenario/differences.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { unsharedStates } from '../../src/study/compare/comparable.ts';
import { comparisonOf } from '../../src/study/compare/compare.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { playPairs } from '../../src/study/futures/pairs.ts';
import { answerOdds } from '../../src/study/odds/odds.ts';
import { HOSTILE, hostileScenario } from '../fixtures/hostile.ts';
import { lonely } from '../fixtures/lonely.ts';
import { studyManifest } from '../fixtures/manifest.ts';
import { memoryReader } from '../scenario/memory-reader.ts';
import { synthetic } from './page-scenarios.ts';

const scenarioOf = (text: string): Scenario => {
  const parsed = parseScenario('s.yaml', memoryReader({ 's.yaml': text }), []);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
};

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

const SKILL: SkillFile = {
  engine: '0',
  seed: 's',
  futures: 100,
  waves: [
    {
      id: 'w',
      title: 'A past wave',
      weights: 'w.yaml',
      sha256: '',
      outcome: '',
      rules: 'r',
      concordance: 0.712,
      months: 12,
      brier_skill: -0.05,
      skill_by_class: -0.05,
      skill_nobody: -0.05,
      coverage_months: 20,
      covered: 18,
    },
  ],
};

const briefingFor = (
  scenario: Scenario,
  variant?: Scenario,
  explained = 2,
  skill: SkillFile | undefined = undefined,
): Briefing => {
  const model = compile(scenario);
  const luck = { seed: 'moscow', futures: { from: 0, to: 200 } };
  const tally = ensemble(model, { ...luck, turns: scenario.turns, twins: true });
  const last = answerOdds(tally, frameOf(scenario, model), { by: scenario.turns, at: scenario.turns });
  const horizons = [scenario.turns];
  const pairs = variant
    ? playPairs(model, [compile(variant)], { ...luck, turns: scenario.turns, horizons })
    : [];
  const compared = { base: { scenario, sha256: 'b' }, seed: 'moscow', asked: 200 };
  const ids = last.states.slice(0, explained).map(({ id }) => id);
  return briefingOf({
    scenario,
    answers: [last],
    whys: explainStates(scenario, ids, 'moscow'),
    comparison: variant && {
      ...compared,
      states: undefined,
      future: undefined,
      variants: pairs.map((tallied) => ({
        name: 'what-if',
        scenario: variant,
        sha256: 'v',
        edits: differencesOf(scenario, variant),
        unshared: unsharedStates(scenario, variant),
        comparison: comparisonOf(tallied),
        first: undefined,
      })),
    },
    manifest: studyManifest({
      scenario: { id: scenario.id, name: 's.yaml', title: scenario.title, sha256: 'abc' },
      turns: scenario.turns,
      command: 'demarche report s.yaml',
    }),
    skill,
  });
};

const everyBlock = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.kind === 'more' ? [block, ...everyBlock(block.blocks)] : [block]));

const blocksOf = ({ sections }: Briefing): readonly Block[] => everyBlock(sections.flatMap((s) => s.blocks));

/** Every element that a page may have. */
const TAGS =
  'html head meta link title style body a header p h1 h2 h3 ul ol li strong span small nav main section figure figcaption div svg defs pattern clipPath g path line rect circle text tspan use details summary table caption thead tbody tr th td code footer'.split(
    ' ',
  );

const small = scenarioOf(synthetic);
const eager: Scenario = { ...small, title: 'Eager', rates: { ...small.rates, up: [{ mean: -2, sd: 0 }] } };

describe('a briefing', () => {
  it('has every part that a reader is promised', () => {
    const { sections, key } = briefingFor(small, eager);
    expect(sections.map(({ id }) => id)).toEqual([
      'brief',
      'who',
      'how-many',
      'when',
      'why',
      'what-if',
      'method',
      'limits',
      'manifest',
    ]);
    expect(key.map(({ label }) => label)).toContain('recognise at the start');
    const kinds = blocksOf(briefingFor(small, eager)).flatMap((b) =>
      b.kind === 'chart' ? [b.figure.kind] : [],
    );
    for (const kind of ['dots', 'tiles', 'fan', 'columns', 'lines', 'factors', 'pairs'])
      expect(kinds).toContain(kind);
    expect(briefingFor(small).sections.map(({ id }) => id)).not.toContain('what-if');
  });

  it('gives the numbers of the study, with interval and horizon', () => {
    const model = compile(small);
    const tally = ensemble(model, { seed: 'moscow', futures: { from: 0, to: 200 }, twins: true });
    const answer = answerOdds(tally, frameOf(small, model), { by: 12, at: 12 });
    const able = answer.states.filter(({ recognised }) => !recognised);
    const first = able.toSorted((a, b) => b.by.count - a.by.count)[0];
    const dots = blocksOf(briefingFor(small)).find((b) => b.kind === 'chart' && b.figure.kind === 'dots');
    expect(dots).toHaveProperty('title', 'Chance to recognise by 3\u00A0July 2026');
    expect(dots).toHaveProperty('figure.dots.0.label', first?.name);
    expect(dots).toHaveProperty('figure.dots.0.value', first?.by.share);
    expect(dots).toHaveProperty('figure.dots.0.low', first?.by.low);
    expect(dots).toHaveProperty('figure.dots.0.high', first?.by.high);
  });

  it('has a table with a head for every column behind every chart, and no two charts of one id', () => {
    const charts = blocksOf(briefingFor(small, eager)).filter((block) => block.kind === 'chart');
    for (const { table, description } of charts) {
      expect(description).not.toBe('');
      expect(table?.rows.length).toBeGreaterThan(0);
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.heads.length ?? 0);
    }
    expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
  });

  it('says in a verdict that a what-if differs, and that one without a change is the same', () => {
    const texts = (variant: Scenario): string => JSON.stringify(briefingFor(small, variant).sections);
    expect(texts(eager)).toContain('more often');
    expect(texts({ ...small, title: 'No change' })).toContain('What if: No change. Exactly as without it.');
  });

  it('shows the score on past waves, flattering or not, or says that there is none', () => {
    const limits = (skill: SkillFile | undefined) =>
      JSON.stringify(briefingFor(small, undefined, 0, skill).sections.find(({ id }) => id === 'limits'));
    expect(limits(undefined)).toContain('This report carries no score');
    expect(limits(SKILL)).toContain('c-index of 0.71');
    expect(limits(SKILL)).toMatch(
      /"A past wave","fitted on the others","0.712","−0.05","12","90.%\sof.20.months"/,
    );
  });

  it('explains with every parameter at its centre, so that no luck shows', () => {
    const unsure = { ...small, rates: { ...small.rates, up: [{ mean: -3, sd: 2 }], uncertainty: 1 } };
    const chances = (seed: string) => explainStates(unsure, ['A'], seed).map(({ up }) => up.chance);
    expect(chances('moscow')).toEqual(chances('doha'));
    expect(JSON.stringify(centralScenario(unsure))).not.toMatch(/"sd":[^0]/);
  });
});

describe('the page', () => {
  it('lets in one style sheet by its hash and nothing else', () => {
    const page = briefingHtml(briefingFor(small, eager));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    const [sheet, ...others] = [...page.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((m) => m[1] ?? '');
    expect(others).toEqual([]);
    expect(policy?.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash(sheet ?? '')}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/<script|\son\w+=|\sstyle=|javascript:|\b(?:src|href)="(?!#|data:,")/i);
    expect(page).not.toMatch(/url\(|@import/);
  });

  it('is the same to the byte for the same study, and names no element twice', () => {
    const one = briefingHtml(briefingFor(small, eager));
    expect(one).toBe(briefingHtml(briefingFor(small, eager)));
    const ids = [...one.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of one.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('escapes every text, within charts too', () => {
    expect(html`<p title="${'"><b>'}">${"<&'"}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;b&gt;">&lt;&amp;&#39;</p>',
    );
    const hostile = scenarioOf(hostileScenario());
    const page = briefingHtml(briefingFor(hostile, { ...hostile, title: HOSTILE.image }, 4));
    const elements = [...parseHTML(page).document.querySelectorAll('*')];
    const tags = new Set(elements.map(({ localName }) => localName));
    expect([...tags].filter((tag) => !TAGS.includes(tag))).toEqual([]);
    const names = new Set(elements.flatMap((element) => element.getAttributeNames()));
    expect([...names].filter((name) => /^on|^style$|^src|^formaction/.test(name))).toEqual([]);
    const links = elements.map((element) => element.getAttribute('href') ?? '#');
    expect(links.filter((link) => !link.startsWith('#') && link !== 'data:,')).toEqual([]);
    expect(elements.filter(({ localName }) => localName === 'style')).toHaveLength(1);
    expect(parseHTML(page).document.querySelector('h1')?.textContent).toBe(
      `${HOSTILE.style} ${HOSTILE.script}`,
    );
    expect(page.length).toBeLessThan(600_000);
  });

  it('draws a chart as a picture with a title and a description, and no style of its own', () => {
    const caption = { title: 'A & B', describedBy: 'c-d' };
    const svg = pieceHtml(
      drawFigure(
        { kind: 'dots', dots: [{ label: '<i>', value: 0.5, low: 0.4, high: 0.6, text: '50 %' }] },
        caption,
        400,
      ),
    ).markup;
    expect(svg).toMatch(/^<svg class="chart" role="img" aria-label="A &amp; B" aria-describedby="c-d" /);
    expect(svg).toContain('&lt;i&gt;');
    expect(svg).not.toMatch(/<style|style=|\.\d{3}/);
  });

  it('keeps labels apart, and inside the picture', () => {
    const apart = (places: readonly number[]): boolean => {
      const sorted = places.toSorted((a, b) => a - b);
      return sorted.every((place, i) => i === 0 || place - (sorted[i - 1] ?? 0) >= 1 - 1e-9);
    };
    const low = spreadApart([0, 0.1, 0.1, 5], 1, 0, 9);
    expect([apart(low), Math.min(...low), low[3]]).toEqual([true, 0, 5]);
    const high = spreadApart([9, 9, 9, 8.9], 1, 0, 9);
    expect([apart(high), Math.max(...high)]).toEqual([true, 9]);
  });

  it('gives axes round steps, and counts that are many to a column', () => {
    expect([roundStep(5, 8), roundStep(9, 8), roundStep(196, 8), roundStep(5000, 13)]).toEqual([
      1, 2, 50, 500,
    ]);
    const many = lonely(60, -2, 6);
    const columns = blocksOf(briefingFor(many)).find(
      (b) => b.kind === 'chart' && b.figure.kind === 'columns',
    );
    const rows = columns?.kind === 'chart' ? (columns.table?.rows ?? []) : [];
    expect(rows.length).toBeLessThanOrEqual(14);
    expect(rows.reduce((sum, [, futures]) => sum + Number(futures), 0)).toBe(200);
    expect(rows[0]?.[0]).toMatch(/^\d+–\d+$/);
  });
});

describe('Markdown', () => {
  it('has the same sections and tables as the page', () => {
    const briefing = briefingFor(small, eager);
    const text = [...briefingMarkdown(briefing)].join('');
    for (const { title } of briefing.sections) expect(text).toContain(`## ${title}\n`);
    const tables = blocksOf(briefing).filter(({ kind }) => kind === 'table' || kind === 'chart').length;
    expect([...text.matchAll(/^\| ---/gm)]).toHaveLength(tables);
    expect(text).toContain('    █ median   ▓ half of the futures   ░ nine in ten');
  });

  it('keeps hostile texts texts, each in its cell', () => {
    const hostile = scenarioOf(hostileScenario());
    const text = [...briefingMarkdown(briefingFor(hostile, undefined, 4))].join('');
    const prose = text.replace(/^ {4}.*$/gm, '');
    expect(prose).not.toMatch(/<(?!\/?$)[a-z!/]/i);
    expect(prose).not.toMatch(/(?<!\\)\]\(/);
    expect(prose).not.toMatch(/(?<!\\)`/);
    const cells = (line: string): number => line.split(/(?<!\\)\|/).length;
    const rows = prose.split('\n');
    rows.forEach((line, i) => {
      if (line.startsWith('| ---'))
        expect([cells(rows[i - 1] ?? ''), cells(rows[i + 1] ?? line)]).toEqual([cells(line), cells(line)]);
    });
  });
});
