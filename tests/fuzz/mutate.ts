import seedrandom from 'seedrandom';
import { parse, stringify } from 'yaml';

/** Draws of one input: the same number gives the same draws. */
export interface Draws {
  readonly share: () => number;
  readonly below: (count: number) => number;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
}

export const drawsOf = (input: number): Draws => {
  const share = seedrandom(`fuzz ${input}`);
  const below = (count: number): number => Math.floor(share() * count);
  return { share, below, pick: (items) => items[below(items.length)] ?? items[0] };
};

const IDS = ['A', 'B', 'gain', 'none', 'recognition', 'all', 'remove', 'mean', 'sd', 'rights'] as const;

const VALUES: readonly [unknown, ...unknown[]] = [
  null,
  '',
  0,
  -1,
  0.5,
  1e308,
  -1e308,
  5e-324,
  9007199254740991,
  2400,
  2401,
  50,
  100,
  true,
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'Infinity',
  '0x10',
  '1,5',
  '٣',
  '\u001b]0;pwn\u0007',
  '\u009b31m',
  '\u202eabc',
  '\u200b',
  'می\u200cشود',
  '👩\u200d🚀',
  '\ufeff',
  '\ud800',
  '\0',
  'a\rb',
  'two\nlines',
  `e${'\u0301'.repeat(9)}`,
  'W'.repeat(5001),
  '中'.repeat(3000),
  '../../../etc/passwd',
  '/dev/zero',
  "=cmd|' /C calc'!A0",
  '<script>alert(1)</script>',
  '![x](javascript:alert(1))',
  '`x` | y',
  [],
  {},
  [[[]]],
  { mean: 1, sd: -1 },
  { of: 'norm', base: 1e308 },
  { all: [] },
  { not: { not: { state: 'A', at_least: 1 } } },
  '2025-02-29',
  '9999-12-31',
  '0001-01-01',
  '2026-12',
  '12-31',
];

const TOKENS = [
  '&a ',
  '*a',
  '<<: ',
  '!!js/function ',
  '---\n',
  '? ',
  '|+2\n',
  '[[[[',
  '}}',
  '"',
  "'",
  '#',
  '\t',
  '\r',
  ': ',
  '- ',
  '\0',
  '\ud83d',
  '\u202e',
  '.inf',
  '1e999',
  '~',
  '\u00a0',
  '%',
  ',',
  ';',
  '\n\n',
  '__proto__: {x: 1}\n',
  '"\\u202e"',
] as const;

const valueFrom = ({ pick }: Draws): string => {
  const value = pick(VALUES);
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
};

/** A few changes at random places of a text: signs, values, lines lost, doubled or cut. */
export const mutateText = (text: string, draws: Draws): string => {
  const { below, pick, share } = draws;
  let now = text;
  for (let left = 1 + below(share() < 0.7 ? 2 : 8); left > 0; left--) {
    const at = below(now.length + 1);
    const lines = now.split('\n');
    const line = below(lines.length);
    const changes = [
      () => now.slice(0, at) + pick(TOKENS) + now.slice(at),
      () => now.slice(0, at) + now.slice(at + 1 + below(6)),
      () => lines.toSpliced(line, 1).join('\n'),
      () => lines.toSpliced(below(lines.length), 0, lines[line] ?? '').join('\n'),
      () => now.slice(0, at) + valueFrom(draws) + now.slice(at),
      () => now.slice(0, at),
      () => now.slice(0, at) + String.fromCharCode(below(share() < 0.5 ? 128 : 65_536)) + now.slice(at),
      () => lines.with(line, ' '.repeat(below(6)) + (lines[line] ?? '').trimStart()).join('\n'),
    ] as const;
    now = pick(changes)().slice(0, 200_000);
  }
  return now;
};

interface Slot {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

const slotsIn = (value: unknown): readonly Slot[] => {
  const slots: Slot[] = [];
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const holder = next as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      slots.push({ holder, key });
      open.push(holder[key] ?? undefined);
    }
  }
  return slots;
};

/** A few values of a tree replaced, removed, copied elsewhere or renamed. The tree itself stays. */
export const mutateTree = (tree: unknown, draws: Draws): unknown => {
  const { below, pick, share } = draws;
  const copy: unknown = structuredClone(tree);
  for (let left = 1 + below(share() < 0.7 ? 2 : 6); left > 0; left--) {
    const [first, ...more] = slotsIn(copy);
    if (!first) return pick(VALUES);
    const { holder, key } = pick([first, ...more]);
    const put = (name: string | number, value: unknown): void => {
      Object.defineProperty(holder, name, { value, enumerable: true, writable: true, configurable: true });
    };
    const changes = [
      () => put(key, structuredClone(pick(VALUES))),
      () => put(key, structuredClone(pick(VALUES))),
      () => (Array.isArray(holder) ? holder.splice(Number(key), 1) : Reflect.deleteProperty(holder, key)),
      () => {
        const other = pick([first, ...more]);
        put(key, structuredClone(Reflect.get(other.holder, other.key)));
      },
      () => {
        if (Array.isArray(holder)) holder.push(structuredClone(pick(VALUES)));
        else put(share() < 0.5 ? pick(IDS) : valueFrom(draws), Reflect.get(holder, key));
      },
    ] as const;
    pick(changes)();
  }
  return copy;
};

/** A YAML text changed as text, or as the tree that it is. */
export const mutateYaml = (text: string, draws: Draws): string => {
  if (draws.share() < 0.4) return mutateText(text, draws);
  const tree = mutateTree(parse(text), draws);
  return draws.share() < 0.5 ? JSON.stringify(tree) : stringify(tree, { aliasDuplicateObjects: false });
};

/** A JSON text changed as text, or as the value that it is. */
export const mutateJson = (text: string, draws: Draws): string =>
  draws.share() < 0.3 ? mutateText(text, draws) : JSON.stringify(mutateTree(JSON.parse(text), draws));
