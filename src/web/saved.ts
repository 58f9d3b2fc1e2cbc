import type { LiveOddsView } from '../report/odds/live-view.ts';
import { safeText } from '../report/words/safe-text.ts';
import { whatIfText } from '../scenario/what-if.ts';
import type { Chosen } from './chosen.ts';
import type { Given } from './given.ts';
import type { ChosenSide } from './sides.ts';

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The odds of all states as CSV: shares from 0 to 1. */
export const oddsTable = ({ states }: LiveOddsView): string =>
  [
    ['state', 'name', 'before', 'now', 'low', 'high'],
    ...states
      .filter(({ fromStart }) => !fromStart)
      .map(({ id, name, now, before = now }) => [
        id,
        cell(safeText(name)),
        ...[before.share, now.share, now.low, now.high].map(String),
      ]),
  ]
    .map((row) => `${row.join(',')}\n`)
    .join('');

/** What is changed as the text of a what-if file, which extends the scenario by its name. */
export const whatIfFile = (
  { scenario, name }: Given,
  { ifs, sets }: Chosen,
  { side }: ChosenSide,
): string => {
  const text = whatIfText(scenario, side, {
    base: [name, ...ifs],
    title: `${scenario.title}: a what-if`,
    question: scenario.question,
  });
  // What no file of a what-if can hold is said in words.
  const slid = new Set(side.edits.map(({ path }) => path));
  const others = sets.filter((set) => !slid.has(set.slice(0, set.indexOf('='))));
  return others.map((set) => `# also --set ${safeText(set)}\n`).join('') + text;
};
