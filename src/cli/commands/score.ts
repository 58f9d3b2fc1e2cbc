import type { CommandSpec } from '../command.ts';
import { JSON_FLAG, option, output } from '../options.ts';

/** `score`: holds a forecast against what happened. */
export const SCORE: CommandSpec = {
  name: 'score',
  summary: 'score a forecast against what happened',
  about:
    'Hold a forecast of rungs against a table of what happened: log score, Brier score, ranked probability score, who moved, how many.',
  args: [
    ['<forecast>', 'the JSON of odds, or a dated forecast (.md)'],
    ['<outcome>', 'a table of what happened: state,rung,source, and from,looked where they are known'],
    ['[other...]', 'other forecasts of the same day, to hold beside it'],
  ],
  options: [
    option('--at <date>', 'which day of a dated forecast (default: its first)'),
    option(
      '--record <wave>',
      'a wave of the past: status quo and rates are counted in it, up to the forecast',
    ),
    JSON_FLAG,
    output(),
  ],
  examples: [
    'score docs/forecasts/2025-07-03.md docs/forecasts/outcomes/2026-07-03-as-coded.csv',
    'score docs/forecasts/2025-07-03.md docs/forecasts/outcomes/2026-07-03-strict.csv --json -o score.json',
  ],
  load: async () => (await import('../actions/score.ts')).scoreAction,
};
