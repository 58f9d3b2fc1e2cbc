import { describe, expect, it } from 'vitest';
import { codeIn } from './sources.ts';

/**
 * Rooms that compute with tables. There an item may be read as `table[at] as number`: the compiler does not know that a
 * position lies in its table, and a check of each would slow the innermost loops down.
 */
const WITH_TABLES = ['domain', 'random', 'model', 'kernel', 'engine', 'study'];

/** Every other `as`, with the reason. */
const PLACES: Readonly<Record<string, string>> = {
  'src/cli/command.ts never[]': 'commander hands the arguments of any command over in one list',
  'src/cli/screens/on-terminal.ts NodeJS': 'Ink uses of its stream only what the frames have',
  'src/cli/screens/on-terminal.ts unknown': 'the way there',
  'src/cli/threads/pool.ts Promise': 'piscina does not know what its tasks give',
  'src/kernel/kernel.ts Exports': 'what WebAssembly exports has no type',
  'src/study/sensitivity/points-file.ts PointPlan': 'the schema checks what is read of a plan',
  'src/study/sensitivity/points-file.ts unknown': 'the way there',
};

/** Comments, texts and regular expressions, and the parts of a template between its pieces of code. */
const NO_CODE =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[(,=:[!&|?{};]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/|`/y;
const TEMPLATE = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(`|\$\{)/y;

/** A source without what is no code. Templates may be in templates. */
const bare = (source: string): string => {
  let code = '';
  // For each template that is open, how many braces are open in its code.
  const open: number[] = [];
  let at = 0;
  const skipTemplate = (): void => {
    TEMPLATE.lastIndex = at;
    const isCode = TEMPLATE.exec(source)?.[1] !== '`';
    at = TEMPLATE.lastIndex || source.length;
    if (isCode) open.push(0);
    code += ' ';
  };
  while (at < source.length) {
    NO_CODE.lastIndex = at;
    const found = NO_CODE.exec(source)?.[0];
    const char = source[at] ?? '';
    const depth = open.at(-1);
    at += found?.length ?? 1;
    if (found === '`') skipTemplate();
    else if (char === '}' && depth === 0) {
      open.pop();
      skipTemplate();
    } else {
      if (depth !== undefined && char === '{') open.splice(-1, 1, depth + 1);
      if (depth !== undefined && char === '}') open.splice(-1, 1, depth - 1);
      code += found === undefined ? char : "''";
    }
  }
  return code;
};

/** Every type that a source asserts with `as`, and whether it asserts it of an item of a table: of `…[…]`. */
const assertionsIn = (source: string): readonly { readonly type: string; readonly isItem: boolean }[] => {
  const code = bare(source).replace(/^(?:import|export)\b[^;]*\bfrom ''/gm, '');
  const pattern = /(\]?)\s+as\s+(?!const\b)((?:readonly\s+)?\w+(?:\[\])?)/g;
  return [...code.matchAll(pattern)].map(([, bracket, type = '']) => ({ type, isItem: bracket === ']' }));
};

/** What breaks the rule in a file, as `file type`. */
const faultsIn = (file: string, source: string): readonly string[] => {
  const reads = WITH_TABLES.some((room) => file.startsWith(`src/${room}/`));
  const faults = assertionsIn(source)
    .filter(({ isItem }) => !(reads && isItem))
    .map(({ type }) => `${file} ${type}`);
  return [...new Set(faults)];
};

describe('the word as', () => {
  it('asserts a type only where a table is read, and in the places that are listed', () => {
    const faults = [...codeIn('src')].flatMap(([file, source]) => faultsIn(file, source));
    expect(faults.toSorted()).toEqual(Object.keys(PLACES));
  });

  it('is found in code, not in texts, comments, imports and const', () => {
    const source = String.raw`
import { a as B } from './a.ts';
import type * as worker from './w.ts';
const list = [1] as const;
/** as Span */ // as Span
const text = 'taken as JSON';
const more = \`\${text} as Markdown \${\`a \${text as Text} as b\`} as Word\`;
const quote = /['"\`] as Quote/;
const n = list[0] as number;
const o = { p: (list.at(0)) as unknown as readonly Span[] };
`.replaceAll('\\', '');
    expect(assertionsIn(source)).toEqual([
      { type: 'Text', isItem: false },
      { type: 'number', isItem: true },
      { type: 'unknown', isItem: false },
      { type: 'readonly Span[]', isItem: false },
    ]);
    expect(faultsIn('src/engine/a.ts', 'const x = list[0] as number;')).toEqual([]);
    expect(faultsIn('src/report/a.ts', 'const x = list[0] as number;')).toEqual(['src/report/a.ts number']);
    expect(faultsIn('src/engine/a.ts', 'const x = f() as number;')).toEqual(['src/engine/a.ts number']);
  });
});
