import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../e2e/program.ts';

interface Lesson {
  readonly id: string;
  readonly minutes: number;
  readonly short: number;
  readonly steps: readonly { readonly minutes: number; readonly short: number }[];
}

const EXERCISES = join(ROOT, 'scenarios', 'exercises');
const all: readonly (Lesson & { readonly extends?: string })[] = readdirSync(EXERCISES).map((name) =>
  parse(readFileSync(join(EXERCISES, name), 'utf8')),
);
const lessons = all.filter((lesson) => lesson.extends === undefined);
const versions = all.flatMap((lesson) =>
  lesson.extends === undefined ? [] : [[lesson.id, lesson] as const],
);

/** The rows of the guide's table of times: full, and short. */
const rowsOf = (guide: string): readonly (readonly [number, number])[] =>
  [...(/^\| what \|(?:.*\n\|)*.*/m.exec(guide)?.[0] ?? '').matchAll(/^\| [^|]+ \| (\d+) \| (\d+) \|/gm)].map(
    (found) => [Number(found[1]), Number(found[2])],
  );

/** What is left of the steps when each row of a guide has taken the steps that last as long as it. */
const stepsLeft = (steps: Lesson['steps'], rows: readonly (readonly [number, number])[]) =>
  rows.reduce((left, [full, short]) => {
    for (let n = 1; n <= left.length; n++) {
      const own = left.slice(0, n);
      const sum = (of: 'minutes' | 'short'): number => own.reduce((all, step) => all + step[of], 0);
      if (sum('minutes') === full && sum('short') === short) return left.slice(n);
    }
    throw new Error(`no steps last ${full} and ${short} minutes: ${JSON.stringify(left)}`);
  }, steps);

describe('the times in a guide', () => {
  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    'are those of the exercise: %s',
    (id, lesson) => {
      const guide = readFileSync(join(ROOT, 'docs', 'teaching', `${id}.md`), 'utf8');
      const rows = rowsOf(guide);
      expect(stepsLeft(lesson.steps, rows)).toEqual([]);
      const column = (i: 0 | 1): number => rows.reduce((sum, row) => sum + row[i], 0);
      expect([column(0), column(1)]).toEqual([lesson.minutes, lesson.short]);
      // The head of the guide says both.
      const head = guide.slice(0, 400);
      expect(head).toMatch(new RegExp(`\\b${lesson.minutes}\\b`));
      expect(head).toMatch(new RegExp(`\\b${lesson.short}\\b`));
      expect(guide).toContain(`${lesson.short} minutes |`);
    },
  );

  it.each(versions)(
    'are said for the other version, and whom it fits: %s',
    (id, { steps, minutes, ...lesson }) => {
      const name = (lesson.extends ?? '').replace('.yaml', '');
      const guide = readFileSync(join(ROOT, 'docs', 'teaching', `${name}.md`), 'utf8');
      expect(guide).toMatch(new RegExp(`\\| \`${id}\` \\| [^|]+ \\| [^|]*\\b${minutes} minutes`));
      const said = /^Minutes of the basic version: (.*?)\./m.exec(guide)?.[1] ?? '';
      expect(said.split(', ').map((step) => Number(/\d+$/.exec(step)?.[0]))).toEqual(
        steps.map((step) => step.minutes),
      );
    },
  );
});
