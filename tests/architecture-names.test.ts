import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeIn, isSettled, withoutComments } from './sources.ts';

type Files = ReadonlyMap<string, string>;

/** Names that two files export for two things, each with the reason. */
const SHARED_NAMES: Readonly<Record<string, string>> = {};

/** Files whose exports no other file has to import. */
const ENTRIES: Readonly<Record<string, string>> = {
  'src/index.ts': 'the library',
  'src/web/browser/page.ts': 'the script of the living page',
  'src/web/browser/worker.ts': 'the worker of the living page',
};

/** Exports that no file of src/ imports, each with the reason. */
const UNIMPORTED: Readonly<Record<string, string>> = {
  'src/cli/program.ts buildProgram': 'a test compares guides and completion with it',
  'src/cli/program.ts runProgram': 'a test starts commands in its own process',
  'src/cli/screens/keeper.ts keeper': 'a test keeps a session with it',
  'src/cli/screens/key-file.ts parseKeys': 'a test reads any text with it',
  'src/cli/study/skill.ts skillIn': 'a test reads any JSON with it',
  'src/exercise/debrief/scores.ts logLoss': 'a test compares it with published values',
  'src/play/live.ts PIECE': 'a test counts the pieces that are played',
  'src/report/compare/csv.ts COMPARE_COLUMNS': 'a test compares docs/output.md with it',
  'src/report/run/csv.ts CSV_CHANCE_COLUMNS': 'a test compares docs/output.md with it',
  'src/report/run/csv.ts CSV_COLUMNS': 'a test compares docs/output.md with it',
  'src/report/cascade/table.ts CASCADE_COLUMNS': 'a test compares docs/output.md with it',
  'src/study/evidence/draw.ts figureDrawer': 'a test looks at the figures that futures draw',
  'src/study/fit/recovery.ts makeUpWave': 'a test fits what it makes up',
  'src/study/odds/odds.ts firstsOf': 'a test compares it with played histories',
  'src/study/tip/tip.ts isMonotone': 'a test compares it with made-up curves',
  'src/study/waves/scores.ts Ranked': 'a test makes some up',
  'src/web/verbs.ts typedNumber': 'a test reads any text with it',
  'src/tui/class/screen.tsx ClassScreen': 'a test draws it',
  'src/tui/keys/keys-page.ts keysPage': 'a test compares docs/keys.md with it',
};

/** The most files that lie side by side in a folder. */
const MOST_FILES = 15;

/** Folders with more files, each with the reason. */
const CATALOGUES: Readonly<Record<string, string>> = {
  'src/tui/panels': 'one panel of the screens, one file',
  'src/cli/actions': 'one command, one file',
};

/** Folders that are still to be split. To be emptied, and then removed. */
const TO_SPLIT: readonly string[] = [];

const exportsOf = (source: string): readonly string[] =>
  [
    ...withoutComments(source).matchAll(
      /^export (?:async )?(?:const|function\*?|type|interface|class|enum) (\w+)/gm,
    ),
  ].map(([, name = '']) => name);

/** The files that define each exported name. */
const definitionsIn = (files: Files): ReadonlyMap<string, readonly string[]> => {
  const places = new Map<string, readonly string[]>();
  for (const [file, source] of files)
    for (const name of exportsOf(source)) places.set(name, [...(places.get(name) ?? []), file]);
  return places;
};

/** Names that more than one file exports, as `name: files`. */
const sharedNames = (files: Files): readonly string[] =>
  [...definitionsIn(files)]
    .filter(([, places]) => places.length > 1)
    .map(([name, places]) => `${name}: ${places.join(', ')}`);

/** What a file takes from other files, as `file name`. A file that is imported whole counts for each word of the importer. */
const importsOf = (file: string, source: string): readonly string[] => {
  const code = withoutComments(source);
  const target = (from: string): string => posix.join(posix.dirname(file), from);
  const words = [...new Set(code.match(/\w+/g))];
  const listed = [...code.matchAll(/\{([^{}]*)\}\s*from\s*'(\.[^']+)'/g)].flatMap(
    ([, names = '', from = '']) =>
      names
        .split(',')
        .map((name) =>
          name
            .trim()
            .replace(/^type\s+/, '')
            .replace(/\s+as\s+\w+$/, ''),
        )
        .filter((name) => name !== '')
        .map((name) => `${target(from)} ${name}`),
  );
  const whole = [...code.matchAll(/(?:\*\s+as\s+\w+\s+from\s*|\bimport\(\s*)'(\.[^']+)'/g)].flatMap(
    ([, from = '']) => words.map((word) => `${target(from)} ${word}`),
  );
  return [...listed, ...whole];
};

/** Exports that no other file imports, as `file name`. */
const unimportedIn = (files: Files): readonly string[] => {
  const imported = new Set([...files].flatMap(([file, source]) => importsOf(file, source)));
  return [...files]
    .filter(([file]) => !Object.hasOwn(ENTRIES, file))
    .flatMap(([file, source]) => exportsOf(source).map((name) => `${file} ${name}`))
    .filter((key) => !imported.has(key));
};

/** Folders with too many files side by side, as `folder: count`. */
const crowdedIn = (files: Files): readonly string[] => {
  const counts = new Map<string, number>();
  for (const file of files.keys()) {
    const folder = posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > MOST_FILES)
    .map(([folder, count]) => `${folder}: ${count}`);
};

const SOURCES = codeIn('src');
const SETTLED: Files = new Map([...SOURCES].filter(([file]) => isSettled(file)));

describe('names of the house', () => {
  it('have one meaning each', () => {
    expect(sharedNames(SETTLED).filter((found) => !SHARED_NAMES[found.split(':')[0] ?? ''])).toEqual([]);
  });

  it('are exported only where another file imports them', () => {
    const found = unimportedIn(SOURCES).filter((key) => isSettled(key) && !Object.hasOwn(UNIMPORTED, key));
    expect(found).toEqual([]);
  });

  it('are listed as exceptions only while they are exceptions', () => {
    const unimported = unimportedIn(SOURCES);
    expect(Object.keys(UNIMPORTED).filter((key) => !unimported.includes(key))).toEqual([]);
    const shared = sharedNames(SOURCES).map((found) => found.split(':')[0]);
    expect(Object.keys(SHARED_NAMES).filter((name) => !shared.includes(name))).toEqual([]);
  });
});

describe('folders of the house', () => {
  it(`hold at most ${MOST_FILES} files, but for catalogues`, () => {
    const folderOf = (found: string): string => found.split(':')[0] ?? '';
    const found = crowdedIn(SETTLED).filter(
      (each) => !CATALOGUES[folderOf(each)] && !TO_SPLIT.includes(folderOf(each)),
    );
    expect(found).toEqual([]);
  });
});

describe('the tests of names and folders themselves', () => {
  const files = (sources: Readonly<Record<string, string>>): Files => new Map(Object.entries(sources));

  it('find a name with two meanings', () => {
    const found = sharedNames(
      files({
        'src/a/x.ts': 'export const one = 1;\nexport interface Two {}',
        'src/b/y.ts': '/** export const one = 2; */\nexport type Two = 2;\nconst one = 1;',
      }),
    );
    expect(found).toEqual(['Two: src/a/x.ts, src/b/y.ts']);
  });

  it('find what no other file imports, though its word is used', () => {
    const found = unimportedIn(
      files({
        'src/a/x.ts':
          'export const used = 1;\nexport const lost = 2;\nexport type Renamed = 3;\nexport async function late() {}',
        'src/a/y.ts':
          "import { type Renamed as Other, used } from './x.ts';\nconst lost = used;\nexport function* own() {}",
        'src/b/z.ts': "const { late } = await import('../a/x.ts');",
        'src/b/w.ts': "import * as all from '../a/y.ts';\nall.own();",
        'src/index.ts': 'export const door = 1;',
      }),
    );
    expect(found).toEqual(['src/a/x.ts lost']);
  });

  it('find a crowded folder', () => {
    const names = Array.from({ length: MOST_FILES + 1 }, (_, i) => [`src/a/${i}.ts`, ''] as const);
    expect(crowdedIn(new Map([...names, ['src/a/b/x.ts', '']]))).toEqual([`src/a: ${MOST_FILES + 1}`]);
  });
});
