import { describe, expect, it } from 'vitest';
import { whySection } from '../../src/report/page/sections/why-section.ts';
import { deltasOf } from '../../src/report/run/changes.ts';
import { factorsOf, groupFactors } from '../../src/report/why/factors.ts';
import { whyJson } from '../../src/report/why/json.ts';
import { plainWhy } from '../../src/report/why/plain-why.ts';
import { type WhyInput, whyView } from '../../src/report/why/why-view.ts';
import { MAX_COLUMNS, printable, textWidth } from '../../src/report/words/layout.ts';
import { namesOf } from '../../src/report/words/names.ts';
import {
  actLine,
  chanceSentence,
  holdbackSentence,
  moveSentence,
  voiceOf,
} from '../../src/report/words/sentences.ts';
import { sourceLines } from '../../src/tui/panels/why.ts';
import { studyManifest } from '../fixtures/manifest.ts';
import { chinaUp, doubling, pakistanUp, reading, readings, run, scenario } from '../fixtures/run.ts';

const names = namesOf(scenario);
const voice = voiceOf(scenario);
const weekly = voiceOf({ ...scenario, turn: 'week' });

const product = (values: readonly number[]): number => values.reduce((a, b) => a * b, 1);

describe('factors', () => {
  it('multiply to the chance, for rates small and large', () => {
    for (const base of [-20, -6.2, -1, 0, 2]) {
      const clock = reading('CHN', 'up', 4, [
        { id: 'base', value: base },
        { id: 'turn', value: -1.47 },
        { id: 'security', value: 0.8 },
      ]);
      const factors = factorsOf(clock, names);
      expect(product(factors.map((f) => f.value))).toBeCloseTo(clock.chance, 14);
    }
  });

  it('take the length of the turn into the base, and say which way each one pulls', () => {
    const clock = reading('CHN', 'up', 4, [
      { id: 'base', value: -5 },
      { id: 'turn', value: -1.5 },
      { id: 'rights', value: -1 },
      { id: 'security', value: 1 },
    ]);
    const [base, rights, security] = factorsOf(clock, names);
    expect(base?.log).toBe(-6.5);
    expect([rights?.direction, security?.direction]).toEqual(['against', 'for']);
    expect(rights?.label).toBe('human-rights cost');
  });

  it('are gathered without losing any of the product', () => {
    const factors = factorsOf(chinaUp, names);
    const group = groupFactors(factors, 1);
    const shown = [group?.base.value ?? 0, ...(group?.main ?? []).map((f) => f.value), group?.rest ?? 0];
    expect(group?.main.map((f) => f.id)).toEqual(['rights']);
    expect(product(shown)).toBeCloseTo(chinaUp.chance, 14);
  });

  it('are named until the rest hides nothing that matters', () => {
    const clock = reading('CHN', 'up', 4, [
      { id: 'base', value: -6 },
      { id: 'rights', value: 0.8 },
      { id: 'security', value: 1 },
      { id: 'taboo', value: -0.3 },
    ]);
    const group = groupFactors(factorsOf(clock, names), 1, 4);
    expect(group?.main.map((f) => f.id)).toEqual(['security', 'rights']);
  });

  it('are none for a clock that is held', () => {
    expect(factorsOf(reading('RUS', 'up', 5, [], 'top'), names)).toEqual([]);
  });
});

describe('sentences', () => {
  it('say a move with its reasons', () => {
    const move = run.turns[2]?.moves[0];
    expect(move && printable(moveSentence(move, voice))).toBe(
      'Pakistan: ambassador → recognition. 0.67 % a month = base 0.2 % × security 6.69 × reluctance to be early 0.67 × human-rights cost 0.74.',
    );
  });

  it('say a week in a weekly scenario', () => {
    expect(printable(chanceSentence(pakistanUp, weekly))).toMatch(/^0\.67 % a week = base 0\.2 %/);
  });

  it('say what moved a state that no clock moved', () => {
    const step = { state: 'CHN', from: 4, to: 5, reading: undefined };
    const said = (cause: Parameters<typeof moveSentence>[0]['cause']): string =>
      moveSentence({ ...step, cause }, voice);
    expect(said({ kind: 'event', event: 'attack' })).toBe(
      'China: ambassador → recognition. Moved by an event: ISKP attack abroad.',
    );
    expect(said({ kind: 'bloc', bloc: 'SCO' })).toContain(
      'Moved together with its bloc, Shanghai Cooperation Organisation.',
    );
    expect(said({ kind: 'seat' })).toContain('Decided by hand.');
    expect(said({ kind: 'institution', institution: 'un-credentials' })).toContain(
      'Moved by a decision: UN credentials.',
    );
  });

  it('say what holds a state back', () => {
    expect(printable(holdbackSentence(chinaUp, voice))).toBe(
      'China, at ambassador: 0.05 % a month to recognition. Held back most by human-rights cost (× 0.30) and reluctance to be early (× 0.41); drawn on by security (× 2.01).',
    );
    const resting = reading('PAK', 'up', 3, [], 'dwell');
    expect(holdbackSentence(resting, voice)).toBe('Pakistan, at chargé: rests after its last move.');
  });

  it('say acts', () => {
    expect(actLine({ kind: 'event', event: 'attack' }, voice)).toEqual({
      mark: '!',
      text: 'ISKP attack abroad: An attack abroad is traced to Afghanistan.',
    });
    expect(actLine({ kind: 'event', event: 'voices' }, voice)).toEqual({
      mark: '−',
      text: "Afghan women's voices.",
    });
    const step = actLine({ kind: 'track', track: 'rights', from: 0.1, to: 0.2 }, voice);
    expect(printable(step.text)).toBe("The Taliban on women's rights: a step forward, 0.1 → 0.2 of 1.");
    expect(actLine({ kind: 'institution', institution: 'un-credentials', granted: false }, voice).text).toBe(
      'UN credentials: The decision is deferred again.',
    );
  });

  it('say only what has changed', () => {
    const then = readings(1).find((r) => r.id === 'CHN up 4');
    const now = readings(2).find((r) => r.id === 'CHN up 4');
    expect(then && now && deltasOf(then, now, names).map((d) => d.id)).toEqual(['taboo']);
  });
});

const input: WhyInput = {
  scenario,
  run,
  state: 'CHN',
  turn: 2,
  readings: readings(2),
  before: readings(1),
  doubles: doubling,
  halves: [],
};

describe('what a state asks for', () => {
  const row = { state: 'CHN', track: 'rights', source: 'a speech', reason: '', confidence: 'high' } as const;
  const asking = {
    ...scenario,
    conditions: [
      { ...row, level: 0.5, strength: 0.5 },
      { ...row, state: 'PAK', level: 0.9, strength: 1 },
    ],
  };

  it('is said in words with its source, in text, on the screen and on a page', () => {
    const view = whyView({ ...input, scenario: asking });
    const words = "asks for women's rights (it is at 0.1, asks for 0.5, with strength 0.5 of 1)";
    expect(view.conditions).toMatchObject([{ text: words, now: 0.1, met: false }]);
    const shown = [
      plainWhy(view).join('\n'),
      sourceLines({ why: view, log: [], rungs: 6 }, 100)
        .map((line) => line.map(({ text }) => text).join(''))
        .join('\n'),
      JSON.stringify(whySection([view])),
    ];
    for (const text of shown) {
      expect(text).toMatch(/asks for women's rights \(it is at 0\.1, asks for 0\.5/i);
      expect(text).toContain('a speech');
    }
  });

  it('names its factor by the track', () => {
    expect(namesOf(asking).term('conditions rights')).toBe("condition on women's rights");
  });
});

describe('the Why view', () => {
  const view = whyView(input);

  it('puts the short answer first, and explains both steps', () => {
    expect(view.sentence).toMatch(/^China, at ambassador: 0\.055 % a month to recognition\./);
    expect(view.up.factors.map((f) => f.id)).toEqual(['base', 'rights', 'security', 'taboo', 'once']);
    expect(product(view.up.factors.map((f) => f.value))).toBeCloseTo(view.up.chance, 14);
    expect(view.down?.to).toBe('chargé');
    expect(view.up.deltas.map((d) => d.label)).toEqual(['reluctance to be early']);
  });

  it('says which peers and rivals draw the state on', () => {
    expect(view.peers.map((p) => [p.name, p.weight, p.counts])).toEqual([
      ['Russia', 0.5, true],
      ['Pakistan', 0.2, false],
    ]);
    expect(view.rivals.map((r) => [r.id, r.rungLabel, r.counts])).toEqual([
      ['USA', 'none or hostile', false],
    ]);
  });

  it('shows the evidence, where it stands first', () => {
    expect(view.evidence.map((e) => [e.field, e.label])).toEqual([
      ['rung', 'rung at the start'],
      ['security', 'security'],
    ]);
  });

  it('shows what is known of the state, in every form, and its sources first', () => {
    const facts = { sends: 'ambassador', says: 'conditions' };
    const states = scenario.states.map((state) => (state.id === 'CHN' ? { ...state, ...facts } : state));
    const source = {
      state: 'CHN',
      value: '',
      reason: 'On a day.',
      source: 'news',
      confidence: 'high',
    } as const;
    const evidence = [...scenario.evidence, { ...source, field: 'says' }, { ...source, field: 'sends' }];
    const known = whyView({ ...input, scenario: { ...scenario, states, evidence } });
    expect(known.facts).toEqual(facts);
    expect(known.evidence.map((e) => e.label).slice(0, 2)).toEqual(['what it sends', 'what it says']);
    expect(plainWhy(known)).toContain('Known at the start: sends ambassador, says conditions.');
    expect(JSON.parse(whyJson(known, studyManifest()))).toMatchObject({ why: { facts } });
    expect(JSON.stringify(whySection([known]))).toContain('Known at the start: sends ambassador');
    expect(JSON.stringify(sourceLines({ why: known, log: [], rungs: 6 }, 80))).toContain('sends ambassador');
    expect(plainWhy(view).join()).not.toContain('Known at the start');
    expect(JSON.stringify(sourceLines({ why: view, log: [], rungs: 6 }, 80))).not.toContain('Known at');
  });

  it('puts every change in words, with the argument that makes it', () => {
    expect(view.doubles.map((c) => c.text)).toEqual([
      "China's caution about being early: 1 → 0.2 (chance × 2.00)",
      "China's weight of human-rights cost: 4 → 1.7 (chance × 2.00)",
      "China's security score: 0.5 → 0.75 (chance × 2.00)",
      'Pakistan at recognition instead of ambassador (chance × 1.35)',
    ]);
    expect(view.doubles[1]?.set).toBe('CHN.weights.rights=1.7');
  });

  it('says why a step is held, and has no factors for it', () => {
    const russia = whyView({ ...input, state: 'RUS' });
    expect(russia.recognises).toBe(true);
    expect(russia.up).toMatchObject({ held: 'is at the top of the ladder', factors: [], chance: 0 });
    expect(russia.sentence).toBe('Russia, at recognition: is at the top of the ladder.');
  });

  it('explains the turn that comes after the last one played', () => {
    const view = whyView({ ...input, turn: 4, readings: readings(4), before: readings(3) });
    expect(view).toMatchObject({ turn: 4, date: '2025-11-03', outcome: '' });
  });

  it('refuses a state or a turn that is not there', () => {
    expect(() => whyView({ ...input, state: 'XXX' })).toThrow(RangeError);
    expect(() => whyView({ ...input, turn: 9 })).toThrow(RangeError);
  });
});

describe('the plain explanation', () => {
  it('is printable text of at most 100 columns that ends with the caution', () => {
    const lines = plainWhy(whyView(input));
    for (const line of lines) {
      expect(textWidth(line)).toBeLessThanOrEqual(MAX_COLUMNS);
      expect(line).not.toMatch(/[\u0000-\u001f\u00a0]/);
    }
    expect(lines.at(-1)).toContain('it does not forecast');
    expect(lines).toContain('      --set CHN.taboo=0.2');
  });

  it('also stands as JSON', () => {
    const view = whyView(input);
    const parsed: unknown = JSON.parse(whyJson(view, studyManifest()));
    expect(parsed).toMatchObject({ demarche: 2, manifest: { seed: 'moscow' }, why: { id: 'CHN', turn: 2 } });
  });
});
