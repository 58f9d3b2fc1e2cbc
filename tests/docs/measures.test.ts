import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPlays } from '../../src/cli/exercise/play-check.ts';
import { fileReader } from '../../src/cli/files/reader.ts';
import type { Action } from '../../src/exercise/actions.ts';
import { playedScenario } from '../../src/exercise/deeds/played-scenario.ts';
import { lengthOf } from '../../src/exercise/exercise.ts';
import { act, isTurnAhead, newGame, stepAt, turnAhead } from '../../src/exercise/game.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { compile } from '../../src/model/compile.ts';
import { sessionOf, startOf } from '../../src/session/session.ts';
import { ROOT } from '../e2e/program.ts';

const PAGE = join(ROOT, 'docs', 'teaching', 'measures.md');
/** The exercises with measures or goals. */
const NAMES = ['carrots-and-sticks', 'hold-the-line', 'credentials-fight', 'brussels-2008'] as const;
const fileOf = (name: string): string => join(ROOT, 'scenarios', 'exercises', `${name}.yaml`);

const soundExercise = (name: string) => {
  const read = readExercise(fileOf(name), fileReader);
  if (!read.ok) throw new Error(`${name} has errors`);
  return read;
};

const exerciseOf = (name: string) => soundExercise(name).exercise;

const HEAD = `# What each measure changes, and how often each goal is met

Read this before you teach with the exercises, not to the class: it says which lever is strong. The command \`check --deep\` prints the
tables of your own exercise. How they are counted is in [the format](../exercise-format.md).

Effects of single measures are small, as they are in life: most futures go the same way with and without one. They add up. A goal that is met often by simple
strategies is easy; one that is met seldom needs the others. The strategies are no people: they do not talk, and half of them hold.

This page is made by a command: \`MEASURES=1 npx vitest run tests/docs/measures.test.ts\` regenerates it (about a minute).
`;

const pageNow = (): string =>
  [
    HEAD,
    ...NAMES.flatMap((name) => [
      `## ${exerciseOf(name).title}`,
      '',
      ...(checkPlays(fileOf(name))?.tables ?? []),
      '',
    ]),
  ].join('\n');

if (process.env.MEASURES === '1') writeFileSync(PAGE, pageNow());
const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';

/** The first number of the cell of a measure's prediction, in points. */
const pointsOf = (id: string): number => {
  const cells =
    page
      .split('\n')
      .find((line) => line.includes(`(\`${id}\`)`))
      ?.split(' | ') ?? [];
  return Number(cells[3]?.split(' ')[0]?.replace('−', '-'));
};

describe('docs/teaching/measures.md', () => {
  it.each(NAMES)('has every measure and goal of %s, and no doubt about one', (name) => {
    const { title, measures, seats } = exerciseOf(name);
    const own = page.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
    for (const { id, event } of measures) expect(own).toContain(`${event.label} (\`${id}\`)`);
    for (const { text } of seats.flatMap(({ wins }) => wins)) expect(own).toContain(`| ${text} |`);
    const rates = [...own.matchAll(/ \| ([\d.]+)\u00A0% \|/g)].map((found) => Number(found[1]));
    expect(rates).toHaveLength(seats.flatMap(({ wins }) => wins).length);
    for (const rate of rates) expect(rate >= 5 && rate <= 95).toBe(true);
    for (const { id } of measures) expect(Math.abs(pointsOf(id)), id).toBeGreaterThanOrEqual(2);
  });

  it('says what a small run finds, within its interval', () => {
    const levers =
      checkPlays(fileOf('credentials-fight'), undefined, { futures: 300, plays: 0 })?.plays.levers ?? [];
    expect(levers).toHaveLength(2);
    for (const { measure, predictions } of levers) {
      const near = predictions.map(
        ({ change: { value, low, high } }) =>
          Math.abs(pointsOf(measure.id) / 100 - value) <= Math.max(high - value, value - low),
      );
      expect(near, measure.id).toContain(true);
    }
  });
});

describe('the guide of carrots-and-sticks', () => {
  const { exercise, scenario } = soundExercise('carrots-and-sticks');
  const base = playedScenario(exercise, scenario);
  const origin = { base, model: compile(base) };
  const session = sessionOf(origin, startOf(origin, exercise.seed, lengthOf(exercise)));

  /** The cohesion of the Taliban's team that steps on women's rights in each turn, while others do this. */
  const cohesion = (others: readonly Readonly<Record<string, readonly string[]>>[]): readonly number[] => {
    let game = newGame(exercise, scenario, session);
    const done = (action: Action): void => {
      const after = act(game, action);
      if (typeof after === 'string') throw new Error(after);
      game = after;
    };
    for (let step = stepAt(game); step && game.table.played.length < others.length; step = stepAt(game)) {
      if (!isTurnAhead(game)) {
        done({ do: 'next' });
        continue;
      }
      const turn = turnAhead(game.table);
      for (const { id, target } of exercise.seats)
        done({
          do: 'lock',
          seat: id,
          turn,
          moves: {},
          tracks: target ? { rights: 'up' } : {},
          measures: [...(others[turn - 1]?.[id] ?? [])],
          reason: 'so',
        });
      done({ do: 'reveal', turn });
    }
    return game.table.cohesion.taliban ?? [];
  };

  it('says when the movement breaks without offers, and that it holds with one in each turn', () => {
    expect(cohesion([{}, {}, {}, {}])).toEqual([60, 43, 26, 9, 0]);
    const money = { donors: ['humanitarian'] };
    const listing = { donors: ['sanctions-eased'] };
    const offered = cohesion([money, listing, money, listing, money, { tashkent: ['railway'] }]);
    expect(Math.min(...offered)).toBeGreaterThan(0);
    expect(offered.at(-1)).toBeLessThan(20);
    const guide = readFileSync(join(ROOT, 'docs', 'teaching', 'carrots-and-sticks.md'), 'utf8');
    expect(guide).toContain('breaks the movement in the fourth turn');
  });
});
