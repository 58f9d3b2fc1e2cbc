import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demarche, ROOT } from '../e2e/program.ts';

/**
 * The page names the commands; what they print is put below each, and the differences into the table on top:
 * `UPDATE_DOCS=1 npx vitest run tests/docs/article.test.ts`.
 */
const PAGE = join(ROOT, 'docs/article.md');
const BLOCK = /^`demarche ([^`]+)`\n(?:\n```text\n[\s\S]*?^```\n)?/gm;
const TABLE = /<!-- made -->\n[\s\S]*?<!-- end -->/;

const KEPT = [
  /^What if/,
  /^ {2}(?:Some|No) .*on another rung|^ {2}Exactly the same/,
  /^ {2}Who recognises by/,
  /^ {2}The target, against/,
  /^Where they stand/,
  /^Indices, 0–100/,
];

/** What of a command's output is about the claim, line by line as printed. */
const printed = (command: string): string => {
  const { code, out, err } = demarche(command.split(' '));
  expect(code, err).toBe(0);
  return out
    .split('\n\n')
    .filter((part) => KEPT.some((kept) => kept.test(part)))
    .map((part) => (part.startsWith('What if') ? part.split('\n', 1).join('') : part))
    .map((part) => (/^ {2}The target/.test(part) ? part.replace(/\n.* exactly the same(?=\n|$)/g, '') : part))
    .filter((part) => !/^ {2}The target.*$/.test(part))
    .join('\n\n')
    .trimEnd();
};

/** What of the printed rows differs beyond noise: states and tracks. */
const clear = (lines: readonly string[]): readonly string[] =>
  lines
    .map((line) => line.trim().split(/ {2,}/))
    .filter((cells) => /^(?:more|less)(?: often)?$/.test(cells.at(-1) ?? ''))
    .map(([of, , , change]) => `${of} ${change}`);

/** Rows of the table on top: one for each what-if of a section. */
const rowsOf = (section: string): readonly string[] => {
  const heading = /^#+ (.*)/.exec(section)?.[1];
  const [, ...whatIfs] = section.split(/^What if: /m);
  return whatIfs.map((text) => {
    const [name = '', ...lines] = text.split('\n');
    const words = lines.join(' ').replace(/ +/g, ' ');
    const found = /from the base by (\S+ \([^)]*\)) on average(: inside noise)?/.exec(words);
    const figure = found?.[2] === undefined ? found?.[1] : `${found[1]}: no effect beyond noise`;
    const shown = figure ?? 'no effect beyond noise';
    return `| ${heading} | ${name} | ${shown} | ${clear(lines).join('; ')} |`;
  });
};

/** Parts of the page that begin with a heading. A claim is one, or has some. */
const [head = '', ...sections] = readFileSync(PAGE, 'utf8').split(/^(?=#{2,3} )/m);

describe('the page on the article', () => {
  const filled: string[] = [];
  it.each(sections.map((section) => [section.split('\n', 1).join(''), section] as const))(
    '%s',
    (_, section) => {
      const made = section.replace(
        BLOCK,
        (_block, command) => `\`demarche ${command}\`\n\n\`\`\`text\n${printed(command)}\n\`\`\`\n`,
      );
      filled.push(made);
      if (!process.env.UPDATE_DOCS) expect(made).toBe(section);
    },
  );

  it('has their figures in a table', () => {
    expect(filled).toHaveLength(sections.length);
    const rows = filled.flatMap(rowsOf);
    const table = ['| claim | what if | recognisers | else |', '|---|---|---|---|', ...rows].join('\n');
    const page = [head, ...filled].join('').replace(TABLE, () => `<!-- made -->\n${table}\n<!-- end -->`);
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, page);
    else expect(page).toBe([head, ...sections].join(''));
  });
});
