import * as z from 'zod';
import { isDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import { BOUNDS } from '../../scenario/bounds.ts';
import type { RungForecast } from '../../study/score/rung-forecast.ts';
import { readMarkdownForecast } from './markdown-forecast.ts';

/** A forecast, or one sentence that says why it is none. */
export type ForecastResult =
  | { readonly ok: true; readonly forecast: RungForecast }
  | { readonly ok: false; readonly why: string };

const day = z.string().refine(isDate, 'expected a day, YYYY-MM-DD');
const text = z.string().max(10_000);
const count = z.object({ futures: z.int().min(0).max(1e12) });
const spread = z.object({ date: day, mean: z.number(), q05: z.number(), q95: z.number() });

/** What is read of the JSON of `odds`; all other keys are left alone. */
const odds = z.object({
  manifest: z.object({ scenario: z.object({ title: text }), futures: z.int().positive() }),
  at: day,
  states: z
    .array(z.object({ id: text, name: text, rungs: z.record(text, count) }))
    .min(1)
    .max(BOUNDS.states),
  recognisers: z.array(spread).min(1),
});

const refuse = (why: string): ForecastResult => ({ ok: false, why });

const fromJson = (value: unknown): ForecastResult => {
  const checked = odds.safeParse(value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return refuse(
      `it is no odds of demarche: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'it makes no sense'}. Expected what odds --json writes.`,
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

const parsed = (words: string): unknown => {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
};

/**
 * Reads a forecast: the JSON of `odds`, or a dated forecast in Markdown. `at` picks one of the days of a dated forecast;
 * without it the first is taken. Never throws.
 */
export const readForecast = (words: string, at?: IsoDate): ForecastResult => {
  if (!words.trimStart().startsWith('{')) return readMarkdownForecast(words, at);
  const value = parsed(words);
  if (value === undefined) return refuse('it begins as JSON, and is none.');
  const read = fromJson(value);
  if (read.ok && at !== undefined && read.forecast.date !== at)
    return refuse(
      `its rungs are of ${read.forecast.date}, not of ${at}. The day is chosen when odds are asked: odds --at ${at} --json.`,
    );
  return read;
};
