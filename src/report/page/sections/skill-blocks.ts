import { left, right } from '../../words/layout.ts';
import { percent, plural, quantity } from '../../words/numbers.ts';
import { safeText } from '../../words/safe-text.ts';
import { type SkillFile, skillLine, type WaveSkill } from '../../words/skill.ts';
import { type Block, tableWith, text } from '../blocks.ts';

const rowOf = (wave: WaveSkill): readonly string[] => [
  safeText(wave.title),
  wave.weights === null ? 'as written' : 'fitted on the others',
  wave.concordance === null ? '–' : quantity(wave.concordance),
  wave.brier_skill === null ? '–' : quantity(wave.brier_skill),
  wave.months === null ? '–' : quantity(wave.months),
  wave.coverage_months === 0
    ? '–'
    : `${percent(wave.covered / wave.coverage_months)} of ${plural(wave.coverage_months, 'month')}`,
];

const HEADS = [
  left('Wave'),
  left('Weights'),
  right('c-index (0.5 is chance)'),
  right('Brier skill (0: as good as the base rate)'),
  right('at months'),
  right('count within the 90 % band'),
];

/** How well the drivers and weights are tested: their scores on past waves that the model had not seen, if they have any. */
export const skillBlocks = (skill: SkillFile | undefined): readonly Block[] => {
  if (!skill)
    return [
      text(
        'This report carries no score: how well the model foresees earlier waves of recognition has not been written down here. Read its odds as what follows from the assumptions, untested.',
      ),
    ];
  const line = text(skillLine(skill));
  if (skill.waves.length === 0) return [line];
  return [
    line,
    tableWith('The model on past waves of recognition, each held out', HEADS, skill.waves.map(rowOf)),
    text(
      'These are scores of the model on other cases. They say how far its way of reasoning has been of use before, not how far this scenario’s own assumptions hold.',
    ),
  ];
};
