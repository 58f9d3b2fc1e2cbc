import type { LiveOddsView } from '../report/odds/live-view.ts';
import { safeText } from '../report/words/safe-text.ts';
import { scenarioHash } from '../scenario/canonical.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { joinedTrees, whatIfText } from '../scenario/what-if.ts';
import type { Chosen } from './chosen.ts';
import { changesOf } from './contradictions.ts';
import type { Given } from './given.ts';
import { type ChosenSide, changedScenario } from './sides.ts';

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

type Switched = Given['switches'];

/** The changes of what-ifs as one change. Undefined if one file cannot hold them all. */
const changesAsOne = (
  scenario: Scenario,
  switches: Switched,
): Readonly<Record<string, unknown>> | undefined => {
  const under = switches.map(changesOf).reduce(joinedTrees, {});
  const one = changedScenario(scenario, [{ id: 'one', text: JSON.stringify(under) }], []);
  const all = changedScenario(scenario, switches, []);
  const isSame =
    'scenario' in one && 'scenario' in all && scenarioHash(one.scenario) === scenarioHash(all.scenario);
  return isSame ? under : undefined;
};

/** The changes as the text of a what-if file. The file names the scenario that it extends. */
export const whatIfFile = (
  { scenario, name, switches }: Pick<Given, 'scenario' | 'name' | 'switches'>,
  { ifs, sets }: Pick<Chosen, 'ifs' | 'sets'>,
  { side }: Pick<ChosenSide, 'side'>,
): string => {
  const on = switches.filter(({ id }) => ifs.includes(id));
  const under = changesAsOne(scenario, on);
  const text = whatIfText(scenario, side, {
    base: under ? name : [name, ...on.map(({ id }) => id)],
    title: [scenario.title, ...on.map(({ title }) => title)].join(': '),
    question: scenario.question,
    under,
  });
  // Changes that a what-if file cannot hold are written in words.
  const slid = new Set(side.edits.map(({ path }) => path));
  const others = sets.filter((set) => !slid.has(set.slice(0, set.indexOf('='))));
  const more = others.map((set) => `# also --set ${safeText(set)}\n`);
  return [`# After extends: the path to ${safeText(name)}, as seen from this file.\n`, ...more, text].join(
    '',
  );
};
