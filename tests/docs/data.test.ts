import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demarche, ROOT } from '../e2e/program.ts';

const PAGE = join(ROOT, 'docs', 'data.md');
const MARKS = [
  '<!-- Made: UPDATE_DOCS=1 npx vitest run tests/docs/data.test.ts -->\n',
  '<!-- end -->',
] as const;

const COMMANDS = [
  ['chargé, as shipped', 'odds scenarios/russia-precedent --seed iran --runs 1000 --json'],
  ['ambassador', 'odds scenarios/what-ifs/iran-ambassador.yaml --seed iran --runs 1000 --json'],
] as const;

interface OddsJson {
  readonly states: readonly { readonly id: string; readonly recognises_by: { readonly share: number } }[];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The odds under one coding: the mean number of recognisers, and how often some states recognise. */
const row = ([coding, command]: (typeof COMMANDS)[number]): string => {
  const { states }: OddsJson = JSON.parse(demarche(command.split(' ')).out);
  const share = (id: string): number =>
    states.find((state) => state.id === id)?.recognises_by.share ?? Number.NaN;
  const mean = states.reduce((sum, { recognises_by }) => sum + recognises_by.share, 0);
  const cells = ['IRN', 'TKM', 'UZB', 'CHN', 'PAK'].map((id) => percent(share(id)));
  return `| ${[coding, mean.toFixed(2), ...cells].join(' | ')} |`;
};

describe('docs/data.md', () => {
  it('prints the odds under both codings of Iran, as the program gives them', () => {
    const table = [
      '| Iran sends | recognise by July 2028, mean | Iran | Turkmenistan | Uzbekistan | China | Pakistan |',
      '|---|---|---|---|---|---|---|',
      ...COMMANDS.map(row),
      '',
      ...COMMANDS.map(([, command]) => `\`demarche ${command}\``),
      '',
    ].join('\n');
    const [head = '', rest = ''] = readFileSync(PAGE, 'utf8').split(MARKS[0]);
    const [made, ...tail] = rest.split(MARKS[1]);
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, [head, MARKS[0], table, MARKS[1], ...tail].join(''));
    else expect(made).toBe(table);
  });
});
