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
  // Near names are found where names of states are.
  domain: rule([], [], ['@noble/hashes', 'fastest-levenshtein']),
  random: rule(['domain'], [], ['seedrandom']),
  scenario: rule(['domain'], [], ['zod', 'yaml']),
  // The library names the nearest name where one in a scenario means nothing.
  model: rule(['domain'], ['scenario'], ['fastest-levenshtein']),
  // Compiled passes over the tables of the model and of the engine's worlds.
  kernel: rule(['domain', 'random', 'model'], [], []),
  engine: rule(['domain', 'random', 'model', 'kernel'], [], []),
  study: rule(['domain', 'random', 'scenario', 'model', 'engine'], [], ['ml-cart', 'ml-matrix', 'zod']),
  session: rule(['domain', 'scenario', 'model', 'engine'], [], []),
  exercise: rule(['domain', 'scenario', 'session', 'study'], ['model'], ['zod']),
  report: rule(['domain'], ['scenario', 'model', 'engine', 'study', 'session', 'exercise'], ['string-width']),
  class: rule(['domain', 'scenario', 'model', 'session', 'exercise', 'report'], ['study'], []),
  // Kept sessions are read with zod.
  play: rule(['domain', 'scenario', 'model', 'engine', 'study', 'session', 'report'], [], ['zod']),
  tui: rule(
    ['domain', 'session', 'report', 'class', 'play'],
    ['study', 'exercise'],
    ['ink', 'react', 'string-width'],
  ),
  // Pages that a browser draws, the living page and those of a class: what is written, what its worker plays, and its script. A browser is its rim, as Node is that of cli/.
  web: rule(
    [
      'domain',
      'scenario',
      'model',
      'engine',
      'study',
      'session',
      'exercise',
      'report',
      'class',
      'play',
      'library',
    ],
    [],
    ['uqr'],
  ),
  // Questions and answers: what the entries below offer, and what commands are made of.
  library: rule(['domain', 'scenario', 'model', 'engine', 'study', 'report'], [], []),
  cli: rule(
    [
      'domain',
      'random',
      'scenario',
      'model',
      'engine',
      'study',
      'session',
      'exercise',
      'report',
      'class',
      'play',
      'library',
      'tui',
      'web',
    ],
    [],
    // Besides commander: a seed is drawn where none is given, and the screens are opened, at the rim alone.
    [
      ...[
        'commander',
        'seedrandom',
        'ink',
        'react',
        'piscina',
        'hyparquet',
        'hyparquet-writer',
        'zod',
        'uqr',
      ],
      // Optional peers: a queue's own, loaded by its commands alone.
      ...['bullmq', 'ioredis'],
    ],
  ),
  // The entries of the library, each a room of one file.
  index: rule(['domain', 'scenario', 'model', 'engine', 'study', 'report', 'library'], [], []),
  pages: rule(['report'], [], []),
  waves: rule(['study'], [], []),
  exercises: rule(['exercise', 'class'], [], []),
  // Files and threads are cli/'s; the core has no room for files of tallies.
  node: rule(['scenario', 'study', 'cli', 'library'], [], []),
};

const ENTRIES = ['index', 'pages', 'waves', 'exercises', 'node'];

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

/** The world that a future is played in, and what changes it: no other room may hold one. */
const OF_THE_ENGINE = ['engine/world.ts', 'engine/start.ts', 'engine/step.ts'];

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
  const target = resolve(file, found.from);
  if (room !== 'engine' && OF_THE_ENGINE.includes(target)) return `${target} outside engine/`;
  const other = roomOf(target);
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
/** Screens and pages wait; nothing that they show depends on how long. */
const outsideRims = (room: string): boolean => !['cli', 'web'].includes(room);
const outsideEngine = (room: string): boolean => !['random', 'engine'].includes(room);
const everywhere = (): boolean => true;

/** What of Math gives the same bits in every JavaScript engine; exp and log are in domain/exp-log.ts. */
const EXACT = [
  ...['abs', 'ceil', 'floor', 'round', 'trunc', 'sign', 'min', 'max', 'sqrt', 'imul', 'fround', 'clz32'],
  ...['random', 'PI', 'E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'SQRT2', 'SQRT1_2'],
];

const BANS: readonly Ban[] = [
  { pattern: /\bprocess\s*(?:\.|\[)/g, what: 'process', applies: outsideCli },
  { pattern: /\bBuffer\s*\./g, what: 'Buffer', applies: outsideCli },
  { pattern: /\bperformance\s*\./g, what: 'performance', applies: outsideRims },
  { pattern: /\bfetch\s*\(/g, what: 'fetch', applies: outsideRims },
  { pattern: /\bset(?:Timeout|Interval|Immediate)\s*\(/g, what: 'a timer', applies: outsideRims },
  { pattern: /\bconsole\s*\./g, what: 'console', applies: outsideCli },
  { pattern: /\bnew Date\b|\bDate\s*[.(]/g, what: 'Date', applies: outsideRims },
  { pattern: /\bMath\s*\.\s*random\b/g, what: 'Math.random', applies: outsideCli },
  { pattern: /\bscratch\b/g, what: 'scratch', applies: outsideEngine },
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

  it('has a map for newcomers with every room on it', () => {
    const map = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| `(\w+)\/` \|/gm)].map(
      ([, room]) => room,
    );
    expect(map.toSorted()).toEqual(
      Object.keys(HOUSE)
        .filter((room) => !ENTRIES.includes(room))
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
    [
      'study/a.ts',
      "import type { World } from '../engine/world.ts';",
      'src/study/a.ts:1: engine/world.ts outside engine/',
    ],
    ['study/a.ts', '\nconst n = world.scratch.movedCount;', 'src/study/a.ts:2: scratch'],
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
