import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarioHash } from '../../src/scenario/canonical.ts';
import { demarche, ROOT } from '../e2e/program.ts';
import { FLAGSHIP, load } from '../scenarios/futures.ts';

/**
 * The flagship of today, scored on the year from July 2025, which its makers had seen. The page is made by
 * `UPDATE_DOCS=1 npx vitest run tests/docs/second-version.test.ts`; this test holds that it is of the scenario as it is.
 */
const PAGE = join(ROOT, 'docs/forecasts/2025-07-03-second-version.md');
const MAKE = 'UPDATE_DOCS=1 npx vitest run tests/docs/second-version.test.ts';

const ODDS = 'odds russia-precedent --seed forecast --runs 10000 --turns 12 --at 2026-07-03 --json';
/** The coding that the first version had of eleven states, which scores it on the same rungs. */
const OLD =
  'TKM=charge KAZ=charge KGZ=charge AZE=charge MYS=charge NOR=charge SAU=mission KWT=mission MDV=contact SGP=none NZL=none'
    .split(' ')
    .map((pair) => `--set ${pair.replace('=', '.rung=')}`)
    .join(' ');
const FORECASTS = {
  'second-version': ODDS,
  'drivers-alone': `${ODDS} --rule drivers-alone`,
  'with-examples': `${ODDS} --rule with-examples`,
  'second-version-old-rungs': `${ODDS} ${OLD}`,
};
const outcome = (name: string): string => `docs/forecasts/outcomes/2026-07-03-${name}.csv`;
const RULES = 'drivers-alone.json with-examples.json';
const SCORES = [
  ['By three facts, as coded', `second-version.json ${outcome('as-coded-by-facts')} ${RULES}`],
  ['By three facts, strict', `second-version.json ${outcome('strict-by-facts')} ${RULES}`],
  ['On the rungs of the first version, as coded', `second-version-old-rungs.json ${outcome('as-coded')}`],
  ['On the rungs of the first version, strict', `second-version-old-rungs.json ${outcome('strict')}`],
] as const;

const printed = (command: string): string => {
  const { code, out, err } = demarche(command.split(' '), { cwd: ROOT });
  expect(code, err).toBe(0);
  return out;
};

const made = (hash: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-scored-'));
  try {
    for (const [name, command] of Object.entries(FORECASTS))
      writeFileSync(join(folder, `${name}.json`), printed(command));
    const blocks = SCORES.map(([title, files]) => {
      const paths = files.replaceAll(/[\w-]+\.json/g, (name) => join(folder, name));
      const out = printed(`score ${paths} --record taliban-2021`).replaceAll(`${folder}/`, '');
      return `## ${title}\n\n\`demarche score ${files} --record taliban-2021\`\n\n\`\`\`text\n${out.trimEnd()}\n\`\`\`\n`;
    });
    return [
      '# The second version on the year that it had seen',
      '',
      `Scenario \`${hash}\`. Made by \`${MAKE}\`; [validation.md](../validation.md) says what it means. **This is no test**: the makers knew the year.`,
      '',
      ...Object.entries(FORECASTS).map(([name, command]) => `- \`demarche ${command} > ${name}.json\``),
      '',
      ...blocks,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('the scores of the second version', () => {
  it('are of the scenario as it is', { timeout: 600_000 }, () => {
    const hash = scenarioHash(load(FLAGSHIP).scenario);
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, made(hash));
    expect(readFileSync(PAGE, 'utf8'), `the flagship has changed: ${MAKE}`).toContain(`\`${hash}\``);
  });
});
