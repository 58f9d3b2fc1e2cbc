import * as z from 'zod/mini';
import { refusedIn } from '../../domain/characters.ts';
import { isDate } from '../../domain/dates.ts';
import { BOUNDS } from '../../scenario/bounds.ts';
import type { ForecastResult } from './rung-forecast.ts';

const day = z.string().check(z.refine(isDate));
const text = z.string().check(z.maxLength(10_000));
const count = z.object({ futures: z.int().check(z.minimum(0), z.maximum(1e12)) });
const spread = z.object({ date: day, mean: z.number(), q05: z.number(), q95: z.number() });

/** What is read of the JSON of `odds`; all other keys are left alone. */
const odds = z.object({
  manifest: z.object({ scenario: z.object({ title: text }), futures: z.int().check(z.positive()) }),
  at: day,
  states: z
    .array(z.object({ id: text, name: text, rungs: z.record(text, count) }))
    .check(z.minLength(1), z.maxLength(BOUNDS.states)),
  recognisers: z.array(spread).check(z.minLength(1)),
});

const refuse = (why: string): ForecastResult => ({ ok: false, why });

/** The forecast in the JSON of `odds`. Never throws. */
export const forecastInJson = (value: unknown): ForecastResult => {
  const signs = refusedIn(value);
  if (signs !== undefined) return refuse(`it is refused: ${signs}.`);
  const checked = odds.safeParse(value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const what = issue?.path.join('.') || 'the whole of it';
    return refuse(
      `it is no odds of demarche: ${what} is missing or of another kind. Expected what odds --json writes.`,
    );
  }
  const { manifest, at, states, recognisers } = checked.data;
  const rungs = Object.keys(states[0]?.rungs ?? {});
  const wrong = states.find(
    (state) => Object.values(state.rungs).reduce((sum, { futures }) => sum + futures, 0) !== manifest.futures,
  );
  if (wrong !== undefined)
    return refuse(`the counts of ${wrong.id} do not add up to the ${manifest.futures} futures of the file.`);
  const then = recognisers.find(({ date }) => date === at);
  return {
    ok: true,
    forecast: {
      title: manifest.scenario.title,
      start: recognisers[0]?.date,
      date: at,
      futures: manifest.futures,
      rungs,
      states: states.map(({ id, name, rungs: held }) => ({
        id,
        name,
        counts: rungs.map((rung) => held[rung]?.futures ?? 0),
      })),
      recognisers: then && { mean: then.mean, low: then.q05, high: then.q95 },
    },
  };
};
