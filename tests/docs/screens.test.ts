import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pictureOf } from '../../src/cli/exports/picture.ts';
import { besideOf } from '../../src/cli/screens/launch.ts';
import { openShelf } from '../../src/cli/screens/shelf.ts';
import { ROOT } from '../e2e/program.ts';
import { FLAGSHIP, load } from '../scenarios/futures.ts';
import { type Drawing, renderAt } from '../tui/render-at.ts';

const FOLDER = join(ROOT, 'docs/screens');

interface Picture {
  readonly file: string;
  readonly columns: number;
  readonly rows: number;
  readonly keys: readonly string[];
  readonly what: string;
  /** The command that says the same in plain text. */
  readonly plain: string;
}

const picture = (
  file: string,
  [columns, rows]: readonly [number, number],
  keys: readonly string[],
  what: string,
  plain: string,
): Picture => ({ file, columns, rows, keys, what, plain });

const PLAY = 'demarche play russia-precedent --seed moscow';
const RUN = `${PLAY} --at 5 --screen run`;
const WHY = `${PLAY} --at 5 --screen why --state China`;
const HELP = 'demarche play --screen help';

const PICTURES: readonly Picture[] = [
  picture('map-160x50', [160, 50], ['nnnnn'], 'The world with the map of the region, on a wide screen', RUN),
  picture('map-120x40', [120, 40], ['nnnnn'], 'The world with the map of the region', RUN),
  picture('tiles-120x40', [120, 40], ['nnnnn', 'mm'], 'The world in tiles', RUN),
  picture('world-80x24', [80, 24], ['nnnnn'], 'The world', RUN),
  picture('world-60x16', [60, 16], ['nnnnn'], 'The world, on the smallest screen', RUN),
  picture('neighbours-80x24', [80, 24], ['nnnnn', 'fneigh\r', 's'], 'The neighbours alone, by chance', RUN),
  picture('why-80x24', [80, 24], ['nnnnn', '/china\r', '\r'], 'Why China waits', WHY),
  picture('why-120x40', [120, 40], ['nnnnn', '/china\r', '\r'], 'Why China waits', WHY),
  picture(
    'weights-120x40',
    [120, 40],
    ['w', 'j-'],
    'A weight moved: old odds and new',
    `${PLAY} --screen weights --set weights.harbour.mean=0.5`,
  ),
  picture('end-120x40', [120, 40], ['G'], 'The end of a future', `${PLAY} --at 36 --screen run`),
  picture('tour-80x24', [80, 24], ['T'], 'The tour of one minute', HELP),
  picture('commands-80x24', [80, 24], [':pakis'], 'Commands, states and dates by some letters', HELP),
  picture(
    'scenarios-80x24',
    [80, 24],
    ['o'],
    'Scenarios and what-ifs to open',
    'demarche play --screen scenarios',
  ),
  picture('help-80x24', [80, 24], ['?'], 'The help, which begins where one is', HELP),
];

/** The packaged scenarios are read once for all pictures. */
const shelf = openShelf(undefined);

const open = async (columns: number, rows: number): Promise<Drawing> => {
  const { scenario } = load(FLAGSHIP);
  const { skill } = besideOf({});
  return renderAt(columns, rows, { scenario, seed: 'moscow', futures: 100, cards: shelf(), skill });
};

/** By keys: a play in which they have been typed. Screens of other sizes show the same one. */
const plays = new Map<string, Drawing>();
afterAll(() => {
  for (const play of plays.values()) play.close();
});

/** The screen as the program writes it to a file. */
const drawn = async ({ columns, rows, keys }: Picture): Promise<string> => {
  const name = keys.join(' ');
  const known = plays.get(name);
  const play = known ?? (await open(columns, rows));
  plays.set(name, play);
  if (known) await known.resize({ columns, rows });
  else for (const each of keys) await play.type(each);
  return pictureOf(play.ui());
};

const index = (): string =>
  [
    '# Screens',
    '',
    'After `demarche --seed moscow` and the keys named, with odds from the first 100 futures, as `E` writes a screen to a file. Made by',
    '`UPDATE_DOCS=1 npx vitest run tests/docs` and checked by the tests to be current. Beside each the command that says the same in plain text;',
    '`demarche play SCENARIO --screen NAME -o FILE.svg` draws a screen without opening it.',
    '',
    '| picture | what | keys | in plain text |',
    '|---|---|---|---|',
    ...PICTURES.map(
      ({ file, what, keys, plain }) =>
        `| [${file}](${file}.svg) | ${what} | \`${keys.join(' ').replaceAll('\r', '⏎')}\` | \`${plain}\` |`,
    ),
    '',
  ].join('\n');

/** Compares a page with what it should be, or writes it. */
const check = (file: string, wanted: string): void => {
  if (process.env.UPDATE_DOCS) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, file), wanted);
  } else expect(readFileSync(join(FOLDER, file), 'utf8')).toBe(wanted);
};

describe('docs/screens', () => {
  it.each(PICTURES)('$file shows the screen as it is', async (each) => {
    check(`${each.file}.svg`, await drawn(each));
  });

  it('lists every picture, and no other', () => {
    check('README.md', index());
    if (process.env.UPDATE_DOCS) return;
    expect(
      readdirSync(FOLDER)
        .filter((file) => file !== 'README.md')
        .toSorted(),
    ).toEqual(PICTURES.map(({ file }) => `${file}.svg`).toSorted());
  });
});
