import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf } from '../../src/cli/cache/asked.ts';
import { readEntry, writeEntry } from '../../src/cli/cache/entries.ts';
import { parseFile } from '../../src/cli/cache/parse-file.ts';
import { type ParseResult, parseScenario } from '../../src/scenario/parse.ts';
import { textReader } from '../../src/scenario/text-reader.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cache-'));
  vi.stubEnv('XDG_CACHE_HOME', home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

type Texts = Readonly<Record<string, string>>;

const TWO = { 'two.yaml': readFileSync('scenarios/two-states.yaml', 'utf8') };

const folder = (): string => join(home, 'demarche', 'scenarios');
const entries = (): readonly string[] => readdirSync(folder()).map((name) => join(folder(), name));
const entry = (): string => entries()[0] ?? '';

const parse = (
  texts: Texts = TWO,
  path = 'two.yaml',
  sets: readonly string[] = [],
  build = 'this',
): ParseResult => parseFile(path, textReader(texts), sets, build);

/** Gives every entry another title, so that what is taken from the cache shows. */
const mark = (): void => {
  for (const file of entries()) {
    const kept = deserialize(readFileSync(file).subarray(32));
    kept.result = { ...kept.result, scenario: { ...kept.result.scenario, title: 'kept' } };
    const content = serialize(kept);
    writeFileSync(file, Buffer.concat([hashOf(content), content]));
  }
};

const isKept = (result: ParseResult): boolean => result.ok && result.scenario.title === 'kept';

/** Keeps the scenario, and marks what is kept. */
const keep = (): void => {
  parse();
  mark();
};

describe('the cache of checked scenarios', () => {
  it('gives the same as a parse, to the last bit, with doubts and errors', () => {
    const bad = { 'two.yaml': `${TWO['two.yaml']}\nstrange: 1\n` };
    const doubtful = {
      'two.yaml': TWO['two.yaml'].replace(/^weights:/m, 'tables: {ties: no.csv}\nweights:'),
    };
    for (const texts of [TWO, bad, doubtful, {}])
      for (const sets of [[], ['turns=7'], ['nothing=1']]) {
        const plain = parseScenario('two.yaml', textReader(texts), sets);
        for (const _ of ['cold', 'warm'])
          expect(isDeepStrictEqual(parse(texts, 'two.yaml', sets), plain)).toBe(true);
      }
    expect(entries()).toHaveLength(3);
  });

  it('is taken for the same files, path, edits and build alone', () => {
    keep();
    expect(isKept(parse())).toBe(true);
    expect(isKept(parse(TWO, 'two.yaml', ['turns=7']))).toBe(false);
    expect(isKept(parse({ ...TWO, 'a.yaml': TWO['two.yaml'] }, 'a.yaml'))).toBe(false);
    expect(isKept(parse(TWO, 'two.yaml', [], 'other'))).toBe(false);
    expect(isKept(parse())).toBe(true);
  });

  it('is off where sources run as they are, and where a person turns it off', () => {
    keep();
    expect(isKept(parseFile('two.yaml', textReader(TWO)))).toBe(false);
    vi.stubEnv('DEMARCHE_CACHE', 'off');
    expect(isKept(parse())).toBe(false);
  });

  it('sees a changed byte in every table and base, and a file that was not there', () => {
    const own = 'scenarios/russia-precedent';
    const names = readdirSync(own).map((name) => join(own, name));
    const whatIf = 'scenarios/what-ifs/assets-for-schools.yaml';
    const texts = Object.fromEntries([...names, whatIf].map((name) => [name, readFileSync(name, 'utf8')]));
    const parsed = (now: Texts): boolean => isKept(parse(now, whatIf));
    parsed(texts);
    mark();
    const [file = ''] = entries();
    const kept = readFileSync(file);
    expect(names.length).toBeGreaterThan(5);
    for (const name of [...names, whatIf]) {
      expect(parsed(texts)).toBe(true);
      const text = texts[name] ?? '';
      const at = Math.floor(text.length / 2);
      const other = text[at] === ' ' ? 'x' : ' ';
      expect(parsed({ ...texts, [name]: text.slice(0, at) + other + text.slice(at + 1) }), name).toBe(false);
      writeFileSync(file, kept);
    }
    const { [whatIf]: gone, ...others } = texts;
    expect(parse(others, whatIf).ok).toBe(false);
    expect(gone !== undefined && parse(texts, whatIf).ok).toBe(true);
  });

  it('does not believe a damaged entry', () => {
    keep();
    const whole = readFileSync(entry());
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.boolean(), (at, cut) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(entry(), bytes);
        if (cut) truncateSync(entry(), at);
        expect(isKept(parse())).toBe(false);
        writeFileSync(entry(), whole);
        expect(isKept(parse())).toBe(true);
      }),
      { numRuns: 30 },
    );
    const foreign = serialize({ key: 'another', asked: [], result: 1 });
    for (const content of [foreign, Buffer.from('text')]) {
      writeFileSync(entry(), Buffer.concat([hashOf(content), content]));
      expect(isKept(parse())).toBe(false);
    }
  });

  it.runIf(process.geteuid)('does not read what other people may have written', () => {
    keep();
    const file = entry();
    const kept = readFileSync(file);
    const spoilt: readonly (() => void)[] = [
      () => chmodSync(file, 0o666),
      () => chmodSync(folder(), 0o777),
      // Only root may give a file away.
      ...(process.geteuid?.() === 0 ? [() => chownSync(file, 1, 1), () => chownSync(folder(), 1, 1)] : []),
      () => {
        renameSync(file, join(home, 'elsewhere'));
        symlinkSync(join(home, 'elsewhere'), file);
      },
      () => {
        renameSync(folder(), join(home, 'there'));
        symlinkSync(join(home, 'there'), folder());
      },
    ];
    for (const spoil of spoilt) {
      writeFileSync(file, kept);
      expect(isKept(parse())).toBe(true);
      spoil();
      expect(isKept(parse())).toBe(false);
      rmSync(join(home, 'demarche'), { recursive: true, force: true });
      parse();
    }
  });

  it('changes nothing where nothing can be kept', () => {
    writeFileSync(join(home, 'file'), '');
    mkdirSync(join(home, 'taken', 'demarche', 'scenarios'), { recursive: true });
    const plain = parseScenario('two.yaml', textReader(TWO));
    for (const place of ['/proc/nothing', join(home, 'file'), join(home, 'taken')]) {
      vi.stubEnv('XDG_CACHE_HOME', place);
      for (const _ of [1, 2]) expect(isDeepStrictEqual(parse(), plain)).toBe(true);
    }
  });

  it('has a bounded number of entries and bytes; the oldest go first', () => {
    keep();
    const first = entry();
    const room = { entries: 4, bytes: 800_000, entry: 300_000 };
    // Of files written in one tick of the clock none is older.
    const add = (name: string, size: number, age: number): void => {
      writeEntry(folder(), name, Buffer.alloc(size), room);
      utimesSync(join(folder(), name), age, age);
    };
    for (let i = 0; i < 7; i++) {
      add(`small-${i}`, 1, i);
      // What is of use stays.
      expect(isKept(parse())).toBe(true);
    }
    expect(entries()).toHaveLength(room.entries);
    expect(entries()).toContain(first);
    const large = room.entry - 32;
    for (let i = 0; i < 4; i++) add(`large-${i}`, large, 10 + i);
    expect(entries()).toHaveLength(3);
    expect(readEntry(folder(), 'large-3')?.length).toBe(large);
    writeEntry(folder(), 'too-large', Buffer.alloc(room.entry), room);
    expect(readEntry(folder(), 'too-large')).toBeUndefined();
    expect(entries().filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
