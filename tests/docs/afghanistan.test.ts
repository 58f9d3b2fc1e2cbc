import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demarche, ROOT } from '../e2e/program.ts';

const FORECAST = join(ROOT, 'docs/forecasts/2026-06-24.md');
const PAGE = join(ROOT, 'docs/afghanistan-2026.md');
const MAKE = 'UPDATE_DOCS=1 npx vitest run tests/docs/afghanistan.test.ts';
const MARKS = [`<!-- Made: ${MAKE} -->\n`, '<!-- end -->'] as const;

const FORECAST_COMMAND = [
  ...['forecast', 'afghanistan-2026', '--turns', '12', '--written', '2026-11-29'],
  ...['--knew', 'What pages until 24 June 2026 say. Nothing later was looked at.'],
];

const LUCK = '--seed forecast --runs 1000 --turns 12 --json';
const SHOWN = ['IRN', 'TKM', 'UZB', 'NIC', 'CHN', 'PAK'] as const;
const ROWS = [
  ['the same in 1,000 futures', `odds afghanistan-2026 ${LUCK}`],
  ['Iran at chargé', `odds afghanistan-2026 --set IRN.sends=charge --set IRN.accepts=charge ${LUCK}`],
  ['Iran still asks what it asked in 2025', `odds afghanistan-2026 --set IRN.disposition=-0.7 ${LUCK}`],
  ['Iran recognises on 1 October 2026', `odds iran-recognises-2026 ${LUCK}`],
  ['the seat changes hands in December 2026', `odds un-seat-2026 ${LUCK}`],
] as const;

interface OddsJson {
  readonly manifest: { readonly scenario: { readonly sha256: string } };
  readonly states: readonly { readonly id: string; readonly recognises_by: { readonly share: number } }[];
}

/** What each command answers; it is run once. */
const answers = new Map<string, OddsJson>();
const oddsOf = (command: string): OddsJson => {
  const known = answers.get(command);
  if (known) return known;
  const { code, out, err } = demarche(command.split(' '));
  expect(code, err).toBe(0);
  const answer: OddsJson = JSON.parse(out);
  answers.set(command, answer);
  return answer;
};

const meanOf = ({ states }: OddsJson): number =>
  states.reduce((sum, { recognises_by }) => sum + recognises_by.share, 0);

const row = (name: string, mean: string, shares: readonly string[]): string =>
  `| ${[name, mean, ...shares.map((share) => `${share} %`)].join(' | ')} |`;

/** The last column of the forecast for a state: the chance to have recognised, as printed. */
const forecastShare = (text: string, id: string): string =>
  new RegExp(`\\| ${id} \\|.*\\| ([^|]+) \\|$`, 'm').exec(text)?.[1] ?? '';

const forecastMean = (text: string): string => /On average ([\d.]+) states/.exec(text)?.[1] ?? '';

const table = (forecast: string): string =>
  [
    '| recognise by 24 June 2027 | mean, Russia included | Iran | Turkmenistan | Uzbekistan | Nicaragua | China | Pakistan |',
    '|---|---|---|---|---|---|---|---|',
    row(
      'the forecast',
      forecastMean(forecast),
      SHOWN.map((id) => forecastShare(forecast, id)),
    ),
    ...ROWS.map(([name, command]) => {
      const odds = oddsOf(command);
      const share = (id: string): number =>
        odds.states.find((state) => state.id === id)?.recognises_by.share ?? Number.NaN;
      return row(
        name,
        meanOf(odds).toFixed(2),
        SHOWN.map((id) => (100 * share(id)).toFixed(1)),
      );
    }),
    '',
    ...ROWS.map(([, command]) => `- \`demarche ${command}\``),
    '',
  ].join('\n');

if (process.env.UPDATE_DOCS) writeFileSync(FORECAST, demarche(FORECAST_COMMAND).out);
const forecast = readFileSync(FORECAST, 'utf8');

describe('where things stand in June 2026', () => {
  it('has a forecast of this scenario, which the command of the file writes', () => {
    const now = oddsOf(ROWS[0][1]);
    expect(forecast, `the scenario has changed: ${MAKE}`).toContain(`\`${now.manifest.scenario.sha256}\``);
    expect(forecast).toContain('Written on 29 November 2026.');
    // Its 1,000 futures are the first of the 10,000: the means differ by chance alone.
    expect(Math.abs(Number(forecastMean(forecast)) - meanOf(now)), MAKE).toBeLessThan(0.1);
  });

  it('has a page whose odds are those of the forecast and of the commands', () => {
    const made = table(forecast);
    const [head = '', rest = ''] = readFileSync(PAGE, 'utf8').split(MARKS[0]);
    const [kept, ...tail] = rest.split(MARKS[1]);
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, [head, MARKS[0], made, MARKS[1], ...tail].join(''));
    else expect(kept).toBe(made);
  });
});
