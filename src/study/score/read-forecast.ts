import type { IsoDate } from '../../domain/ids.ts';
import { parsedJson } from '../../domain/json.ts';
import { forecastInJson } from './json-forecast.ts';
import { readMarkdownForecast } from './markdown-forecast.ts';
import type { ForecastResult } from './rung-forecast.ts';

const refuse = (why: string): ForecastResult => ({ ok: false, why });

/**
 * Reads a forecast: the JSON of `odds`, or a dated forecast in Markdown. `at` picks one of the days of a dated forecast;
 * without it the first is taken. Never throws.
 */
export const readForecast = (words: string, at?: IsoDate): ForecastResult => {
  if (!words.trimStart().startsWith('{')) return readMarkdownForecast(words, at);
  const value = parsedJson(words);
  if (value === undefined) return refuse('it begins as JSON, and is none.');
  const read = forecastInJson(value);
  if (read.ok && at !== undefined && read.forecast.date !== at)
    return refuse(
      `its rungs are of ${read.forecast.date}, not of ${at}. The day is chosen when odds are asked: odds --at ${at} --json.`,
    );
  return read;
};
