import type { CommandSpec } from '../command.ts';
import {
  option,
  output,
  PLAY_FLAGS,
  RULE_FLAG,
  runs,
  SET_FLAG,
  scenarioArgument,
  seedFlag,
  TURNS_FLAG,
} from '../options.ts';

/** `forecast`: writes odds as a dated forecast that can be scored later. */
export const FORECAST: CommandSpec = {
  name: 'forecast',
  summary: 'write a dated forecast, to be scored later',
  about:
    'Write the chance of each rung, for each state and year, in Markdown, with the day of writing, what its writers knew by then, and the command that scores it.',
  args: [scenarioArgument()],
  options: [
    option('--knew <text>', 'what its writers knew when they wrote it'),
    option('--written <date>', 'the day of writing (default: today)'),
    seedFlag('forecast unless given'),
    runs(),
    ...PLAY_FLAGS,
    TURNS_FLAG,
    SET_FLAG,
    RULE_FLAG,
    output(),
  ],
  examples: [
    'forecast scenarios/russia-precedent --runs 200 --knew "Nothing after 8 July 2025." -o forecast.md',
    'forecast two-states --runs 200 --written 2026-11-29 --knew "A made-up case."',
  ],
  load: async () => (await import('../actions/forecast.ts')).forecastAction,
};
