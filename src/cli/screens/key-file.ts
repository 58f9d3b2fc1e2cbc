import { join } from 'node:path';
import { findRefused } from '../../domain/characters.ts';
import { ScenarioError } from '../../library/errors.ts';
import { errorAt, type Issue, type Place } from '../../scenario/issue.ts';
import type { Located } from '../../scenario/located.ts';
import { nearest } from '../../scenario/nearest.ts';
import { READ_PROBLEMS } from '../../scenario/reader.ts';
import { decode } from '../../scenario/text/decode.ts';
import { readYaml } from '../../scenario/text/yaml.ts';
import { PLACES } from '../../tui/keys/binding.ts';
import { KEY_NAMES } from '../../tui/keys/key-input.ts';
import { type Binding, bindingsAt, type Command, KEYS } from '../../tui/keys/keys.ts';
import { remapped } from '../../tui/keys/remap.ts';
import { ownFolder } from '../files/own-folder.ts';
import { fileReader } from '../files/reader.ts';

/** Longest table of keys, in bytes. */
const MOST_BYTES = 100_000;

/** These commands keep their keys, so that there is always a way out. */
const FIXED: Command = 'interrupt';

const COMMANDS: readonly Command[] = [...new Set(KEYS.map(({ command }) => command))].filter(
  (command) => command !== FIXED,
);

/** The file of a person's own keys. Undefined if there is no home folder. */
export const keyFilePath = (
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined => {
  const folder = ownFolder('keys', env);
  return folder === undefined ? undefined : join(folder, 'keys.yaml');
};

interface Written {
  readonly command: Command;
  readonly keys: readonly { readonly name: string; readonly place: Place }[];
}

const isCommand = (name: string): name is Command => COMMANDS.some((command) => command === name);

const isKeyName = (name: string): boolean =>
  KEY_NAMES.includes(name) ||
  ([...name].length === 1 && !/[\p{C}\p{Z}\p{M}]/u.test(name) && findRefused(name, 1).length === 0);

const keyName = (value: Located, issues: Issue[]): string | undefined => {
  const written = value.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
  // People write `Space` or `CTRL+P`; only single letters differ by case.
  const name = written !== undefined && [...written].length > 1 ? written.toLowerCase() : written;
  if (name !== undefined && isKeyName(name)) {
    if (name !== 'ctrl+c') return name;
    issues.push(errorAt(value.place, 'ctrl+c always quits at once, and can mean nothing else'));
    return undefined;
  }
  const suggestion = name === undefined ? undefined : nearest(name, KEY_NAMES);
  const expected = `a letter, a sign, or one of ${KEY_NAMES.slice(0, 6).join(', ')}, …`;
  issues.push(
    errorAt(value.place, name === undefined ? 'this is no key' : 'there is no key of that name', {
      found: written,
      expected,
      suggestion,
    }),
  );
  return undefined;
};

const writtenFor = (name: string, at: Place, value: Located, issues: Issue[]): readonly Written[] => {
  if (!isCommand(name)) {
    const message = name === FIXED ? 'this command keeps its key' : 'there is no such command';
    issues.push(errorAt(at, message, { found: name, suggestion: nearest(name, COMMANDS) }));
    return [];
  }
  const items = value.kind === 'list' ? value.items : [value];
  if (value.kind === 'map' || items.length === 0) {
    issues.push(errorAt(value.place, 'a command needs a key', { expected: 'a key, or a list of keys' }));
    return [];
  }
  const keys = items.flatMap((item) => {
    const key = keyName(item, issues);
    return key === undefined ? [] : [{ name: key, place: item.place }];
  });
  return [{ command: name, keys }];
};

/** Keys that mean two things at one place. Each key gives one issue, at the place in the file that caused it. */
const clashes = (keys: readonly Binding[], written: readonly Written[], file: string): readonly Issue[] => {
  const told = new Set<string>();
  return PLACES.flatMap((place) =>
    bindingsAt(place, keys).flatMap((binding, i, all) =>
      all.slice(i + 1).flatMap((other) =>
        other.keys
          .filter(
            (name) => binding.keys.includes(name) && !told.has(`${name} ${binding.command} ${other.command}`),
          )
          .map((name) => {
            told.add(`${name} ${binding.command} ${other.command}`);
            const own = written
              .filter(({ command }) => command === other.command || command === binding.command)
              .flatMap((entry) => entry.keys.filter((key) => key.name === name))
              .at(-1);
            const at = own?.place ?? { file, line: 1, column: 1 };
            return errorAt(at, `the key ${name} would mean both ${binding.command} and ${other.command}`, {
              expected: 'one of them on another key',
            });
          }),
      ),
    ),
  );
};

type KeyFile =
  | { readonly ok: true; readonly keys: readonly Binding[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads a table of keys: a command to a line, with its key or a list of keys. Gives all issues at once. */
export const parseKeys = (file: string, bytes: Uint8Array): KeyFile => {
  const { text, issues: refused } = decode(file, bytes);
  if (text === undefined || refused.length > 0) return { ok: false, issues: refused };
  if (text.split('\n').every((each) => /^\s*(#.*)?$/.test(each))) return { ok: true, keys: KEYS };
  const { tree, issues: faults } = readYaml(file, text);
  const issues = [...faults];
  if (tree && tree.kind !== 'map')
    issues.push(errorAt(tree.place, 'a table of keys has a command to a line', { expected: 'step: n' }));
  if (issues.length > 0 || tree?.kind !== 'map') return { ok: false, issues };
  const written = [...tree.entries].flatMap(([name, { key, value }]) => writtenFor(name, key, value, issues));
  const keys = remapped(KEYS, new Map(written.map((w) => [w.command, w.keys.map(({ name }) => name)])));
  if (issues.length === 0) issues.push(...clashes(keys, written, file));
  return issues.length > 0 ? { ok: false, issues } : { ok: true, keys };
};

/** The keys in force: a person's own if there is a file of them. Throws ScenarioError with everything that is wrong in it. */
export const loadKeys = (file: string | undefined = keyFilePath()): readonly Binding[] => {
  if (file === undefined) return KEYS;
  const found = fileReader.read(file, MOST_BYTES);
  if (!found.ok && found.problem === 'absent') return KEYS;
  if (!found.ok)
    throw new ScenarioError(
      [
        errorAt(
          { file, line: 1, column: 1 },
          `this table of keys cannot be read: ${READ_PROBLEMS[found.problem]}`,
        ),
      ],
      file,
    );
  const parsed = parseKeys(file, found.bytes);
  if (parsed.ok) return parsed.keys;
  throw new ScenarioError(parsed.issues, file);
};
