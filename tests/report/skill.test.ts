import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/report/words/layout.ts';
import { type SkillFile, skillData, skillForms, type WaveSkill } from '../../src/report/words/skill.ts';

const wave = (concordance: number, brier_skill: number): WaveSkill => ({
  id: 'w',
  title: 'W',
  weights: 'w.yaml',
  sha256: '',
  outcome: '',
  concordance,
  months: 12,
  brier_skill,
  coverage_months: 10,
  covered: 9,
});

const file: SkillFile = { engine: '0', seed: 's', futures: 9, waves: [wave(0.61, -0.2), wave(0.8, 0.3)] };

describe('the skill beside odds', () => {
  it('comes in forms that grow shorter, all of them with the c-index', () => {
    const forms = skillForms(file);
    const widths = forms.map(textWidth);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    for (const form of forms) expect(form).toContain('c-index 0.61 to 0.80');
    expect(forms[0]).toBe(
      'explores, does not forecast · on 2 held-out waves c-index 0.61 to 0.80 (0.5 is chance), beat the base rate in 1 of 2, 90 % bands held 90 %',
    );
    expect(widths.at(-1)).toBeLessThanOrEqual(28);
  });

  it('is not made up where nothing was scored', () => {
    expect([skillForms(undefined), skillForms({ ...file, waves: [] })]).toEqual([[], []]);
    expect([skillData(undefined), skillData({ ...file, waves: [] })]).toEqual([null, null]);
  });

  it('stands in the data with its sentence and its waves', () => {
    expect(skillData(file)).toMatchObject({
      waves: file.waves,
      sentence: expect.stringContaining('2 past waves'),
    });
  });
});
