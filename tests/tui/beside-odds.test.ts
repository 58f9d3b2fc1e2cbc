import { describe, expect, it } from 'vitest';
import { ownSkillFile } from '../../src/cli/study/skill.ts';
import { scenarioOf } from '../../src/play/comparing.ts';
import { passageOf } from '../../src/play/view.ts';
import { skillForms } from '../../src/report/words/skill.ts';
import { rulesHash } from '../../src/scenario/canonical.ts';
import type { SkillForms } from '../../src/tui/state.ts';
import { draw } from './draw.ts';
import type { Drawing, DrawOptions } from './render-at.ts';
import { world } from './world.ts';

const forms = skillForms(ownSkillFile());
const opened = rulesHash(world);

/** The scores as if they were of the scenario as it is opened. */
const skill: SkillForms = (play, sides) =>
  sides.every((side) => rulesHash(scenarioOf(play, side)) === opened)
    ? forms
    : ['not those that were scored'];

const drawCounted = (columns: number, rows: number, options: DrawOptions = {}): Promise<Drawing> =>
  draw(columns, rows, { futures: 60, skill, ...options });

const SIZES = [
  [60, 16],
  [80, 24],
  [110, 30],
  [160, 50],
] as const;

describe('the skill on past waves', () => {
  it.each(SIZES)('stands beside odds at %i × %i, whole', async (columns, rows) => {
    const drawing = await drawCounted(columns, rows);
    const shown = (): number => forms.filter((form) => drawing.text().includes(` ${form} `)).length;
    expect(shown()).toBeGreaterThan(0);
    await drawing.type('w');
    expect(shown()).toBeGreaterThan(0);
    await drawing.type('\u001B');
    await drawing.type('c');
    expect(drawing.text()).toContain(' · B ');
    expect(shown()).toBeGreaterThan(0);
    for (const line of drawing.bare()) expect(line.length).toBeLessThanOrEqual(columns);
  });

  it('is gone where a weight is edited, and back where the edit is taken back', async () => {
    const drawing = await drawCounted(110, 30);
    expect(drawing.text()).not.toContain('not those that were scored');
    await drawing.type('wj-');
    expect(drawing.text()).toContain('not those that were scored');
    await drawing.type('\u001B');
    expect(drawing.text()).toContain('not those that were scored');
    await drawing.type('c');
    expect(drawing.text()).toContain('not those that were scored');
    await drawing.type('\u001B');
    await drawing.type('u');
    expect(drawing.text()).not.toContain('not those that were scored');
  });

  it('is left out where there are no odds, and where nothing is known', async () => {
    expect((await drawCounted(80, 24, { futures: undefined })).text()).not.toContain('c-index');
    expect((await drawCounted(80, 24, { skill: () => [] })).text()).not.toContain('c-index');
  });
});

describe('the curve of first passage', () => {
  it.each([
    [110, 30],
    [160, 50],
  ] as const)(
    'shows at %i × %i when the selected state recognises, with its interval',
    async (columns, rows) => {
      const drawing = await drawCounted(columns, rows);
      // Tiles leave the curve more room than the map.
      if (columns >= 120) await drawing.type('mm');
      const { odds, selected, play } = drawing.ui();
      const view = odds && passageOf(play, odds, selected);
      expect(view?.curve.at(-1)?.share).toBe(odds?.states.find(({ id }) => id === selected)?.now.share);
      expect(drawing.text()).toMatch(/When: \w+[^\n]*(60 futures|from the start)/);
      expect(drawing.text()).toMatch(/[\d.]+ % \([\d.]+–[\d.]+\) by July 2027/);
      expect(drawing.text()).toMatch(/\d+ % │[^\n]*[▁-█▒]/);
    },
  );

  it('stands in the Why of a small screen, with the skill', async () => {
    const drawing = await drawCounted(80, 24);
    await drawing.type('\r');
    for (let page = 0; page < 4 && !drawing.text().includes('When it recognises'); page++)
      await drawing.type('\u001B[6~');
    expect(drawing.text()).toMatch(/When it recognises, in 60 futures/);
  });

  it('shows what it was beside what it is, once something is edited', async () => {
    const drawing = await drawCounted(160, 50);
    await drawing.type('wj----');
    expect(drawing.text()).toMatch(/○ without the edits [\d.<]+ %/);
  });

  it('is not drawn where nobody counts futures, and has nothing to say of who recognises from the start', async () => {
    const drawing = await drawCounted(160, 50, { futures: undefined });
    expect(drawing.text()).not.toContain('When:');
    const counted = await drawCounted(160, 50);
    const { odds, play } = counted.ui();
    expect(odds && passageOf(play, odds, 'RUS')).toBeUndefined();
  });
});
