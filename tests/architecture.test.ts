import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What a room may import: other rooms by value or by type only, and packages from outside. */
interface Rule {
  readonly rooms: readonly string[];
  readonly types: readonly string[];
  readonly packages: readonly string[];
}

const rule = (rooms: readonly string[], types: readonly string[], packages: readonly string[]): Rule => ({
  rooms,
  types,
  packages,
});

/** The house: every room, and every arrow out of it. A new room or arrow is a decision (docs/decisions/). */
const HOUSE: Readonly<Record<string, Rule>> = {
  domain: rule([], [], []),
  random: rule(['domain'], [], ['seedrandom']),
  scenario: rule(['domain'], [], ['zod', 'immer', 'yaml', 'fastest-levenshtein']),
  // The library names the nearest name where one in a scenario means nothing.
  model: rule(['domain'], ['scenario'], ['fastest-levenshtein']),
  engine: rule(['domain', 'random', 'model'], [], []),
  study: rule(['domain', 'random', 'scenario', 'model', 'engine'], [], ['ml-matrix']),
  session: rule(['domain', 'scenario', 'model', 'engine'], [], ['immer']),
  exercise: rule(['domain', 'scenario', 'session', 'study'], ['model'], ['zod']),
  report: rule(
    ['domain'],
    ['scenario', 'model', 'engine', 'study', 'session', 'exercise'],
    [
      'string-width',
      // Charts of pages: Plot draws, linkedom is the document that it draws into.
      '@observablehq/plot',
      'linkedom',
    ],
  ),
  tui: rule(['domain', 'report'], ['session', 'study'], ['ink', 'react', 'string-width']),
  cli: rule(
    ['domain', 'random', 'scenario', 'model', 'engine', 'study', 'session', 'exercise', 'report', 'tui'],
    [],
    // Besides commander: a seed is drawn where none is given, and the screens are opened, at the rim alone.
    ['commander', 'seedrandom', 'ink', 'react', 'piscina', 'hyparquet-writer', 'zod'],
  ),
  // Of cli/ the library offers the reader of files: without it nobody could open a scenario.
  index: rule(['domain', 'scenario', 'model', 'engine', 'study', 'session', 'report', 'cli'], [], []),
};

const MAX_LINES = 300;

/** A source without comments and texts; every line stays on its line. */
const bare = (source: string): string => {
  const pattern = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
  return source.replace(pattern, (found) => {
    // Code inside a template's ${…} still counts.
    const code = found.startsWith('`') ? (found.match(/\$\{[^}]*\}/g) ?? []).join(' ') : '';
    return `''${code}${found.replace(/[^\n]/g, '')}`;
  });
};

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*/gm, (found) => found.replace(/[^\n]/g, ''));

const lineAt = (source: string, index: number): number => source.slice(0, index).split('\n').length;

interface Import {
  readonly line: number;
  readonly from: string;
  readonly typeOnly: boolean;
}

/** Every `import … from`, `export … from`, bare import and `import(…)` of a source. */
const importsOf = (source: string): readonly Import[] => {
  const code = withoutComments(source);
  const pattern =
    /\b(?:import|export)\s+(type\s+)?([\w*\s{},$]*?)\s*\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...code.matchAll(pattern)].map((match) => {
    const names = /\{([^}]*)\}/.exec(match[2] ?? '')?.[1]?.split(',') ?? [];
    const listed = names.map((n) => n.trim()).filter((n) => n !== '');
    const onlyList = /^\s*\{[^}]*\}\s*$/.test(match[2] ?? '');
    const eachIsType = onlyList && listed.length > 0 && listed.every((n) => n.startsWith('type '));
    return {
      line: lineAt(code, match.index),
      from: match[3] ?? match[4] ?? '',
      typeOnly: match[1] !== undefined || eachIsType,
    };
  });
};

const roomOf = (file: string): string => file.split('/')[0]?.replace(/\.ts$/, '') ?? '';

/** `../report/a.ts` as seen from `tui/b.ts` is `report/a.ts`. */
const resolve = (file: string, from: string): string => {
  const parts = file.split('/').slice(0, -1);
  for (const part of from.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};

const importFault = (file: string, found: Import): string | undefined => {
  const room = roomOf(file);
  const allowed = HOUSE[room];
  if (!allowed) return `${room}/ is no room of the house`;
  if (found.from.startsWith('node:')) return room === 'cli' ? undefined : `${found.from} outside cli/`;
  if (!found.from.startsWith('.')) {
    const name = found.from
      .split('/')
      .slice(0, found.from.startsWith('@') ? 2 : 1)
      .join('/');
    return allowed.packages.includes(name) ? undefined : `${room}/ may not import the package ${name}`;
  }
  if (!/\.tsx?$/.test(found.from)) return `${found.from} has no ending`;
  const other = roomOf(resolve(file, found.from));
  if (other === room || allowed.rooms.includes(other)) return undefined;
  if (allowed.types.includes(other))
    return found.typeOnly ? undefined : `${room}/ may import only types of ${other}/`;
  return `${room}/ may not import ${other}/`;
};

interface Ban {
  readonly pattern: RegExp;
  readonly what: string;
  readonly applies: (room: string) => boolean;
}

const outsideCli = (room: string): boolean => room !== 'cli';
const everywhere = (): boolean => true;

/** What of Math gives the same bits in every JavaScript engine; exp and log are in domain/exp-log.ts. */
const EXACT = [
  ...['abs', 'ceil', 'floor', 'round', 'trunc', 'sign', 'min', 'max', 'sqrt', 'imul', 'fround', 'clz32'],
  ...['random', 'PI', 'E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'SQRT2', 'SQRT1_2'],
];

const BANS: readonly Ban[] = [
  { pattern: /\bprocess\s*(?:\.|\[)/g, what: 'process', applies: outsideCli },
  { pattern: /\bconsole\s*\./g, what: 'console', applies: outsideCli },
  { pattern: /\bnew Date\b|\bDate\s*[.(]/g, what: 'Date', applies: outsideCli },
  { pattern: /\bMath\s*\.\s*random\b/g, what: 'Math.random', applies: outsideCli },
  { pattern: /[\w)\]]\s*\*\*/g, what: '**, which differs between engines', applies: everywhere },
  {
    pattern: new RegExp(`\\bMath\\b(?!\\s*\\.\\s*(?:${EXACT.join('|')})\\b)`, 'g'),
    what: 'a function of Math that differs between engines',
    applies: everywhere,
  },
  { pattern: /\bexport\s+default\b/g, what: 'a default export', applies: everywhere },
  { pattern: /\bexport\s+\*/g, what: 'export * (a barrel)', applies: everywhere },
];

/** Every fault of one file of `src/`, as `file:line: what`. */
const faultsOf = (file: string, source: string): readonly string[] => {
  const room = roomOf(file);
  const code = bare(source);
  const imports = importsOf(source).flatMap((found) => {
    const fault = importFault(file, found);
    return fault ? [`src/${file}:${found.line}: ${fault}`] : [];
  });
  const bans = BANS.filter((ban) => ban.applies(room)).flatMap((ban) =>
    [...code.matchAll(ban.pattern)].map((m) => `src/${file}:${lineAt(code, m.index)}: ${ban.what}`),
  );
  const lines = source.trimEnd().split('\n').length;
  return [
    ...imports,
    ...bans,
    ...(lines > MAX_LINES ? [`src/${file}:${lines}: over ${MAX_LINES} lines`] : []),
  ];
};

/** The first circle among the imports of some files, type imports included. */
const circleOf = (files: ReadonlyMap<string, string>): readonly string[] | undefined => {
  const arrows = new Map(
    [...files].map(([file, source]) => [
      file,
      importsOf(source)
        .filter((found) => found.from.startsWith('.'))
        .map((found) => resolve(file, found.from)),
    ]),
  );
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of arrows.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of files.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
};

/** What files export and neither they nor any other file ever name again, as `file: name`. */
const unusedIn = (files: ReadonlyMap<string, string>, others: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const source of [...files.values(), ...others])
    for (const [word] of withoutComments(source).matchAll(/\w+/g))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...files].flatMap(([file, source]) =>
    [...source.matchAll(/^export (?:async )?(?:const|function\*?|type|interface) (\w+)/gm)]
      .filter(([, name = '']) => counts.get(name) === 1)
      .map(([, name]) => `${file}: ${name}`),
  );
};

const sourcesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );

const SOURCES = sourcesIn('src');

describe('the house', () => {
  it('keeps every import and every ban of the table', () => {
    expect([...SOURCES].flatMap(([file, source]) => faultsOf(file, source))).toEqual([]);
  });

  it('keeps its ground floor clear: code lies in src and tests', () => {
    const rooms = readdirSync('.', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .filter((name) => !['node_modules', 'dist'].includes(name));
    expect(rooms.toSorted()).toEqual(['docs', 'scenarios', 'src', 'tests']);
  });

  it('has no circles', () => {
    expect(circleOf(SOURCES)).toBeUndefined();
  });

  it('exports nothing that nobody uses', () => {
    expect(unusedIn(SOURCES, [...sourcesIn('tests').values()])).toEqual([]);
  });

  it('has a map for newcomers with every room on it', () => {
    const map = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| `(\w+)\/` \|/gm)].map(
      ([, room]) => room,
    );
    expect(map.toSorted()).toEqual(
      Object.keys(HOUSE)
        .filter((room) => room !== 'index')
        .toSorted(),
    );
  });

  it('is made of small files: half of them have at most 100 lines', () => {
    const lengths = [...SOURCES.values()]
      .map((s) => s.trimEnd().split('\n').length)
      .toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
  });
});

describe('the test of the house itself', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'engine/a.ts',
      "import { parse } from '../scenario/parse.ts';",
      'src/engine/a.ts:1: engine/ may not import scenario/',
    ],
    [
      'model/a.ts',
      "\nimport { type A, b } from '../scenario/scenario.ts';",
      'src/model/a.ts:2: model/ may import only types of scenario/',
    ],
    ['tui/a.tsx', "import { run } from '../engine/run.ts';", 'src/tui/a.tsx:1: tui/ may not import engine/'],
    [
      'report/a.ts',
      "import {\n  z,\n} from 'zod';",
      'src/report/a.ts:1: report/ may not import the package zod',
    ],
    ['report/a.ts', "const fs = await import('node:fs');", 'src/report/a.ts:1: node:fs outside cli/'],
    ['scenario/a.ts', 'const a = 1;\nconst now = new Date();', 'src/scenario/a.ts:2: Date'],
    ['tui/a.ts', 'process.exit(1);', 'src/tui/a.ts:1: process'],
    ['engine/a.ts', `const a = \`\${Math.random()}\`;`, 'src/engine/a.ts:1: Math.random'],
    [
      'model/a.ts',
      '/** two ** three */\nconst a = 2 ** 3;',
      'src/model/a.ts:2: **, which differs between engines',
    ],
    ...['Math.exp(1)', 'Math . log10(1)', 'Math.hypot(1, 2)', "Math['cos'](1)", '[1].map(Math.expm1)'].map(
      (code) =>
        [
          'report/a.ts',
          `const a = Math.floor(1);\nconst b = ${code};`,
          'src/report/a.ts:2: a function of Math that differs between engines',
        ] as const,
    ),
    [
      'study/a.ts',
      'const { tanh } = Math;',
      'src/study/a.ts:1: a function of Math that differs between engines',
    ],
    ['domain/a.ts', 'export default 1;', 'src/domain/a.ts:1: a default export'],
    ['domain/a.ts', "export * from './b.ts';", 'src/domain/a.ts:1: export * (a barrel)'],
    ['attic/a.ts', "import { a } from './b.ts';", 'src/attic/a.ts:1: attic/ is no room of the house'],
    ['domain/a.ts', "import { a } from './b';", 'src/domain/a.ts:1: ./b has no ending'],
    ['domain/a.ts', 'a;\n'.repeat(301), 'src/domain/a.ts:301: over 300 lines'],
  ];

  it.each(cases.map(([file, source, fault]) => ({ file, source, fault })))(
    'catches $fault',
    ({ file, source, fault }) => {
      expect(faultsOf(file, source)).toContain(fault);
    },
  );

  it('lets good imports pass', () => {
    const source = [
      "import type { A } from '../scenario/scenario.ts';",
      "import { type B, type C } from '../scenario/issue.ts';",
      "import { d } from '../domain/ids.ts';",
      '// new Date() and ** in a comment',
      "const text = 'process.exit, console.log, 2 ** 3';",
    ].join('\n');
    expect(faultsOf('model/a.ts', source)).toEqual([]);
  });

  it('finds what nobody uses', () => {
    const files = new Map([
      [
        'a/x.ts',
        'export const used = 1;\n/** Beside `lost`. */\nexport const lost = 2;\nexport type Tested = 3;',
      ],
      ['a/y.ts', "import { used } from './x.ts';\nexport async function gone() {}"],
    ]);
    expect(unusedIn(files, ['let a: Tested;'])).toEqual(['a/x.ts: lost', 'a/y.ts: gone']);
  });

  it('finds a circle', () => {
    const circle = circleOf(
      new Map([
        ['a/x.ts', "import { y } from './y.ts';"],
        ['a/y.ts', "import { z } from '../b/z.ts';"],
        ['b/z.ts', "import type { X } from '../a/x.ts';"],
      ]),
    );
    expect(circle).toEqual(['a/x.ts', 'a/y.ts', 'b/z.ts', 'a/x.ts']);
  });
});
