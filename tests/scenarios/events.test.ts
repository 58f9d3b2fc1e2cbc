import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { startWorld } from '../../src/engine/start.ts';
import { makeWorld } from '../../src/engine/world.ts';
import { compile } from '../../src/model/compile.ts';
import { luckOf, rootKey } from '../../src/random/luck.ts';
import type { ScenarioEvent } from '../../src/scenario/scenario.ts';
import {
  attentionHalfLife,
  chanceOf,
  countOf,
  exchangeChance,
  logRate,
  REACTIONS,
  type Row,
  TRACK_STEPS,
} from '../baking/event-rates.ts';
import { FLAGSHIP, futures, load, mean, projectPath } from './futures.ts';

/**
 * Chances of events and rates of the Taliban's steps, recomputed from the record (docs/data.md, "Events").
 * `EVENTS=1 npx vitest run tests/scenarios/events.test.ts` prints them.
 */
const rowsOf = (name: string): readonly Row[] =>
  parse(readFileSync(projectPath(`tests/baking/record/${name}.csv`), 'utf8'), { columns: true });

const shocks = rowsOf('shocks');
const record = [...shocks, ...rowsOf('exchanges')];
const { scenario } = load(FLAGSHIP);

type Chancy = ScenarioEvent & { readonly timing: { readonly kind: 'chance'; readonly chance: number } };
const hasChance = (event: ScenarioEvent): event is Chancy => event.timing.kind === 'chance';
const catalogue = scenario.events.filter(hasChance);
const exchanges = catalogue.filter(({ effects }) =>
  effects.some((effect) => effect.kind === 'shift' && effect.states === 'that'),
);

/** The traits by which an exchange finds states, of those from a lowest to a highest rung. */
const traitsOf = ({ happens_to: happens }: Chancy, top: number): readonly number[] =>
  scenario.states
    .filter(({ id, rung }) => happens?.among.includes(id) && rung >= happens.from && rung <= top)
    .map(({ traits }) => Math.max(0, traits[happens?.by ?? ''] ?? 0));

const expected = (event: Chancy): number => {
  const count = countOf(record, event.id);
  return exchanges.includes(event)
    ? exchangeChance(
        count,
        traitsOf(event, Number.POSITIVE_INFINITY),
        traitsOf(event, event.happens_to?.to ?? 0),
      )
    : chanceOf(count);
};

const model = compile(scenario);
const luck = luckOf(rootKey('events'), 0);
const world = makeWorld(model, luck);
startWorld(model, world, luck);

/** Expected moves by exchanges in a year, as the world is at the start. */
const byExchange = scenario.states.map(({ id, name, rung, traits }) => {
  const a_year = exchanges.map((event) => {
    const { among, by, from, to } = event.happens_to ?? { among: [], by: undefined, from: 0, to: 0 };
    if (!among.includes(id) || rung < from || rung > to) return 0;
    const share = Math.max(0, traits[by ?? ''] ?? 0) / traitsOf(event, to).reduce((sum, x) => sum + x, 0);
    return 12 * -Math.log(1 - event.timing.chance) * share;
  });
  return { id, name, chance: 1 - Math.exp(-a_year.reduce((sum, x) => sum + x, 0)) };
});
const places = byExchange.toSorted((a, b) => b.chance - a.chance);

afterAll(() => {
  if (!process.env.EVENTS) return;
  console.table(
    catalogue.map((e) => ({ event: e.id, counted: countOf(record, e.id), chance: e.timing.chance })),
  );
  console.table(places.slice(0, 20));
});

describe('the catalogue of events', () => {
  it('has the chances that the record gives', () => {
    expect(catalogue.length).toBeGreaterThan(25);
    expect(Object.fromEntries(catalogue.map((e) => [e.id, e.timing.chance]))).toEqual(
      Object.fromEntries(catalogue.map((e) => [e.id, expected(e)])),
    );
  });

  it('has each event that a row of the record counts for, and no row after the start', () => {
    const ids = catalogue.map(({ id }) => id);
    expect(
      record.filter(({ event, date }) => (event && !ids.includes(event)) || (date ?? '') > '2025-07-03'),
    ).toEqual([]);
  });

  it('brings militancy, tension and attention back to about 1 over the years', () => {
    const levels = futures(scenario, 60, ({ turns }) =>
      turns.slice(7).map(({ variables }) => variables),
    ).flat();
    for (const id of ['militancy', 'tension', 'attention']) {
      const level = mean(levels.map((variables) => variables[id] ?? Number.NaN));
      expect(level, id).toBeGreaterThan(0.9);
      expect(level, id).toBeLessThan(1.15);
    }
  });
});

describe("the Taliban's steps", () => {
  it('have rates by the record, less the prize that draws to reform at the start', () => {
    for (const { id, resistance, up, down } of scenario.target.tracks) {
      const steps = TRACK_STEPS[id];
      const credibility = scenario.variables.find((each) => each.id === 'credibility')?.start ?? Number.NaN;
      const prize = scenario.target.prize * credibility * world.now.prize * (1 - resistance / 2);
      const [reform, back] = [logRate(steps?.up ?? Number.NaN), logRate(steps?.down ?? Number.NaN)];
      expect(Math.abs(up.mean - (reform.mean - prize)), id).toBeLessThan(0.05);
      expect(Math.abs(down.mean - back.mean), id).toBeLessThan(0.01);
      expect([up.sd, down.sd], id).toEqual([reform.sd, back.sd]);
    }
  });

  it('meet an attention that fades as fast as acts have followed edicts', () => {
    const days = new Set(shocks.map(({ date }) => date));
    for (const day of REACTIONS.flat()) expect(days).toContain(day);
    expect(scenario.variables.find(({ id }) => id === 'attention')?.half_life).toBe(attentionHalfLife());
  });
});

describe('moves by exchange', () => {
  const PAGE = projectPath('docs/validation.md');
  const MARKS = [
    '<!-- Made: UPDATE_DOCS=1 npx vitest run tests/scenarios/events.test.ts -->\n',
    '<!-- end -->',
  ] as const;

  it('are on the page of validation: the five likeliest states, Germany and India', () => {
    const shown = places.filter(({ id }, place) => place < 5 || id === 'DEU' || id === 'IND');
    const table = [
      '| place | state | chance of a move by exchange in a year |',
      '|---|---|---|',
      ...shown.map(
        (each) => `| ${places.indexOf(each) + 1} | ${each.name} | ${(100 * each.chance).toFixed(1)} % |`,
      ),
      '',
    ].join('\n');
    const [head = '', rest = ''] = readFileSync(PAGE, 'utf8').split(MARKS[0]);
    const [made, ...tail] = rest.split(MARKS[1]);
    if (process.env.UPDATE_DOCS)
      writeFileSync(PAGE, [head, MARKS[0], table, MARKS[1], tail.join(MARKS[1])].join(''));
    else expect(made).toBe(table);
  });
});
