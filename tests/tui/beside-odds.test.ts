import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { ownSkillFile } from '../../src/cli/study/skill.ts';
import { skillForms } from '../../src/report/skill.ts';
import { type Drawing, type DrawOptions, renderAt } from './render-at.ts';

let drawings: Drawing[] = [];

afterEach(() => {
  for (const drawing of drawings) drawing.close();
  drawings = [];
});

const skill = skillForms(ownSkillFile());

const draw = async (columns: number, rows: number, options: DrawOptions = {}): Promise<Drawing> => {
  const drawing = await renderAt(columns, rows, { futures: 60, skill, ...options });
  drawings.push(drawing);
  return drawing;
};

const bare = (drawing: Drawing): readonly string[] => drawing.lines().map(stripVTControlCharacters);
const text = (drawing: Drawing): string => bare(drawing).join('\n');

const SIZES = [
  [60, 16],
  [80, 24],
  [110, 30],
  [160, 50],
] as const;

describe('the skill on past waves', () => {
  it.each(SIZES)('stands beside odds at %i × %i, whole', async (columns, rows) => {
    const drawing = await draw(columns, rows);
    const forms = (): number => skill.filter((form) => text(drawing).includes(` ${form} `)).length;
    expect(forms()).toBeGreaterThan(0);
    await drawing.type('w');
    expect(forms()).toBeGreaterThan(0);
    await drawing.type('\u001B');
    await drawing.type('c');
    expect(text(drawing)).toContain(' · B ');
    expect(forms()).toBeGreaterThan(0);
    for (const line of bare(drawing)) expect(line.length).toBeLessThanOrEqual(columns);
  });

  it('is left out where there are no odds, and where nothing is known', async () => {
    expect(text(await draw(80, 24, { futures: undefined }))).not.toContain('c-index');
    expect(text(await draw(80, 24, { skill: [] }))).not.toContain('c-index');
  });
});
