import { describe, expect, it } from 'vitest';
import { readingsAt } from '../../src/engine/explain/explain.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { runCsv } from '../../src/report/run/csv.ts';
import { eventRows } from '../../src/report/run/events-view.ts';
import { heldUntil } from '../../src/report/run/held-until.ts';
import { runJson } from '../../src/report/run/json.ts';
import { plainWhy } from '../../src/report/why/plain-why.ts';
import { whyView } from '../../src/report/why/why-view.ts';
import { turnLines, voiceOf } from '../../src/report/words/sentences.ts';
import type { ScenarioEvent } from '../../src/scenario/scenario.ts';
import { lonely } from '../fixtures/lonely.ts';
import { studyManifest } from '../fixtures/manifest.ts';

const base = lonely(2, -100, 4);
const [first, second] = base.states.map(({ id }) => id);

const exchange: ScenarioEvent = {
  id: 'staff',
  label: 'Mission for returns',
  text: 'The authorities take people back, and {state} lets staff in',
  source: '',
  act: 'event',
  timing: { kind: 'dates', dates: [base.start.replace(/-\d\d$/, '-20')] },
  when: undefined,
  once: true,
  cooldown: 0,
  happens_to: { among: [second ?? ''], by: undefined, from: 0, to: 1 },
  effects: [
    { kind: 'boost', states: 'that', direction: 'up', times: 3, months: 2 },
    { kind: 'block', states: 'that', direction: 'down', months: 3 },
  ],
};

const states = base.states.map((state, i) => ({ ...state, name: i === 1 ? 'Betaland' : state.name }));
const scenario = { ...base, states, events: [exchange] };
const model = compile(scenario);
const options = { seed: 's', turns: 4 };
const run = playRun(model, options);

const why = (state: string | undefined, turn: number) =>
  whyView({ scenario, run, state: state ?? '', turn, readings: readingsAt(model, options, turn) });

describe('an event that happens to one state', () => {
  it('is a line of the log that names the state', () => {
    const lines = run.turns.flatMap((record) => turnLines(record, voiceOf(scenario)));
    expect(lines.map(({ text }) => text)).toEqual([
      'Betaland: mission for returns. The authorities take people back, and Betaland lets staff in.',
    ]);
  });

  it('is named with the state in the JSON and the CSV of a run', () => {
    const json = JSON.parse(
      [...runJson({ scenario, run, manifest: studyManifest(), clocks: undefined })].join(''),
    );
    expect(json.turns[0].acts).toEqual([{ kind: 'event', event: 'staff', state: second }]);
    const [head = '', ...rows] = [...runCsv({ scenario, run, readings: undefined })].join('').split('\n');
    const column = head.split(',').indexOf('events');
    const found = rows.flatMap((row) =>
      row.split(',')[column] === 'staff' ? [row.split(',').slice(0, 3)] : [],
    );
    expect(found).toEqual([['1', run.turns[1]?.date, second]]);
    const without = { scenario: { ...scenario, events: [] }, run, readings: undefined };
    expect([...runCsv(without)].join('').split('\n')[0]).not.toContain('events');
  });

  it('is listed in why of that state alone, while it is in force', () => {
    const lines = ['Mission for returns: steps up come 3 times as fast for 2 months, to turn 3'];
    const block = 'Mission for returns: no step down for 3 months, to turn 4';
    expect(why(second, 1).events).toEqual([]);
    expect(why(second, 3).events).toEqual([...lines, block]);
    expect(why(second, 4).events).toEqual([block]);
    expect(why(first, 3).events).toEqual([]);
    expect(plainWhy(why(second, 3)).join('\n')).toContain(
      'Events in force:\n  Mission for returns: steps up',
    );
  });

  it('says until when its block holds', () => {
    const [reading] = readingsAt(model, options, 4).filter(
      ({ state, dir }) => state === second && dir === 'up',
    );
    if (!reading) throw new Error('no reading');
    const blocked = { ...reading, dir: 'down', held: 'blocked' } as const;
    expect(heldUntil(scenario, run, blocked, 3)).toBe(5);
    expect(heldUntil(scenario, run, { ...blocked, state: first ?? '' }, 3)).toBeUndefined();
  });

  it('says in the catalogue to whom it can happen and what it does to that state', () => {
    const [row] = eventRows(scenario, scenario.events, new Set());
    expect(row?.text).toBe('The authorities take people back, and the state lets staff in');
    expect(row?.effects.map((effect) => effect.replaceAll('\u00a0', ' '))).toEqual([
      'happens to one of Betaland; all equally likely',
      'steps up come 3 times as fast for 2 months: the state that it happens to',
      'no step down for 3 months: the state that it happens to',
    ]);
  });
});
