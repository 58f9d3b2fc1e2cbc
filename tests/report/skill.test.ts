import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/report/words/layout.ts';
import {
  type SkillFile,
  skillData,
  skillForms,
  skillLine,
  skillUnder,
  type WaveSkill,
} from '../../src/report/words/skill.ts';

const wave = (concordance: number, brier_skill: number): WaveSkill => ({
  id: 'w',
  title: 'W',
  weights: 'w.yaml',
  sha256: '',
  outcome: '',
  rules: 'r',
  concordance,
  months: 12,
  brier_skill,
  skill_by_class: brier_skill,
  skill_nobody: brier_skill,
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

  it('is only that of waves that were scored with the same drivers and weights', () => {
    const [first, second] = [wave(0.61, -0.2), { ...wave(0.8, 0.3), rules: 'other' }];
    const known = { ...file, waves: [first, second] };
    expect(skillUnder(known, ['other'])?.waves).toEqual([second]);
    expect(skillLine(skillUnder(known, ['other']) ?? file)).toMatch(
      /^Skill: on 1 past wave, held out .* c-index of 0\.80 /,
    );
    expect(skillUnder(known, ['other', 'r'])?.waves).toEqual([]);
    expect(skillUnder(undefined, ['r'])).toBeUndefined();
  });

  it('says that nothing was tested, and no figure, under all others', () => {
    const none = { ...file, waves: [] };
    for (const text of [...skillForms(none), skillLine(none)]) {
      expect(text).toContain('not tested on past waves');
      expect(text).not.toMatch(/c-index|Brier|\d/);
    }
    expect(skillData(none)).toMatchObject({ waves: [], sentence: skillLine(none) });
    expect([skillForms(undefined), skillData(undefined)]).toEqual([[], null]);
  });

  it('stands in the data with its sentence and its waves', () => {
    expect(skillData(file)).toMatchObject({
      waves: file.waves,
      sentence: expect.stringContaining('2 past waves'),
    });
  });
});
