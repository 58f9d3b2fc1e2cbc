import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/model/compile.ts';
import { meanText, pointsText } from '../../src/report/compare/numbers.ts';
import { sharePercent } from '../../src/report/words/odds-numbers.ts';
import { rulesHash } from '../../src/scenario/canonical.ts';
import { comparisonOf } from '../../src/study/compare/compare.ts';
import { playPairs } from '../../src/study/futures/pairs.ts';
import { FLAGSHIP, load, projectPath } from './futures.ts';

/**
 * The figures in the guide of Break the model are those of the commands that it names. The test plays a few futures, and
 * `UPDATE_DOCS=1 npx vitest run tests/scenarios/lab.test.ts` plays two thousand and writes the table.
 */
const PAGE = projectPath('docs/teaching/break-the-model.md');
const MARKS = [
  '<!-- Made: UPDATE_DOCS=1 npx vitest run tests/scenarios/lab.test.ts -->\n',
  '<!-- end -->',
] as const;
const COUNT = process.env.UPDATE_DOCS ? 2000 : 40;
const MANY = 5;

/** Like changes: each weight by one standard deviation of its spread; then three by half and double; then the contested claim. */
const SETS = [
  ...['weights.taboo.mean=1.7', 'weights.taboo.mean=-0.3'],
  ...['weights.economy.mean=4', 'weights.economy.mean=2'],
  ...['weights.rights.mean=4', 'weights.rights.mean=2'],
  ...['rates.up.ambassador.mean=-5.4', 'rates.up.ambassador.mean=-6.2'],
  ...['weights.security.mean=5', 'weights.security.mean=3'],
  ...['weights.match.mean=1.8', 'weights.match.mean=-0.2'],
  ...['weights.economy.mean=6', 'weights.economy.mean=1.5'],
  ...['weights.security.mean=8', 'weights.security.mean=2'],
  ...['weights.rights.mean=6', 'weights.rights.mean=1.5'],
  ...['target.push_backlash=0', 'target.push_backlash=-1'],
];

const DOUBLED = ['weights.economy.mean=6', 'weights.security.mean=8', 'weights.rights.mean=6'];
const PLAYED = process.env.UPDATE_DOCS ? SETS : [...DOUBLED, 'target.push_backlash=0'];

const { scenario } = load(FLAGSHIP);
const [head = '', rest = ''] = readFileSync(PAGE, 'utf8').split(MARKS[0]);
const [kept = '', ...tail] = rest.split(MARKS[1]);

const tallies = playPairs(
  compile(scenario),
  PLAYED.map((set) => compile(load(FLAGSHIP, [set]).scenario)),
  { seed: 'lab', futures: { from: 0, to: COUNT }, count: MANY },
);
const changes = tallies.flatMap((tally, n) => {
  const [last] = comparisonOf(tally).horizons;
  return last?.many ? [{ set: PLAYED[n] ?? '', mean: last.countOfAll.difference, many: last.many }] : [];
});

const shown = (text: string): string => (text === '0' ? 'none' : text);

const table = (): string =>
  [
    `2,000 futures of the seed "lab"; drivers, rates and weights \`${rulesHash(scenario).slice(0, 16)}\`. Without a change five or more recognise at once in ${changes[0] ? sharePercent(changes[0].many.base) : ''} of futures.`,
    '',
    '| `--set` | mean number of recognisers | five or more at once, in points |',
    '|---|---:|---:|',
    ...changes.map(
      ({ set, mean, many }) =>
        `| \`${set}\` | ${shown(meanText(mean))} | ${shown(pointsText(many.difference))} |`,
    ),
    '',
  ].join('\n');

describe('the figures in the guide of Break the model', () => {
  it('are made from the flagship as it is', () => {
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, [head, MARKS[0], table(), MARKS[1], ...tail].join(''));
    const page = process.env.UPDATE_DOCS ? table() : kept;
    expect(page).toContain(`\`${rulesHash(scenario).slice(0, 16)}\``);
    for (const set of SETS) expect(page).toContain(`| \`${set}\` |`);
  });

  it('have economy first among weights that are doubled, and nothing from the weight of backlash to protest', () => {
    const size = (set: string): number =>
      Math.abs(changes.find((each) => each.set === set)?.mean.value ?? Number.NaN);
    const [economy = '', ...others] = DOUBLED;
    for (const other of others) expect(size(economy)).toBeGreaterThan(size(other));
    expect(size('target.push_backlash=0')).toBeLessThan(0.05);
  });
});
