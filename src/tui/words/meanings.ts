import { exp } from '../../domain/exp-log.ts';
import { INDEX_IDS } from '../../domain/indices.ts';
import { causesShown, glanceAt } from '../../play/view.ts';
import type { WeightRow } from '../../report/run/weights-view.ts';
import { isShown } from '../../report/why/factors.ts';
import { listed, percent, quantity, times } from '../../report/words/numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { mainStep } from '../panels/news.ts';
import type { Ui } from '../state.ts';
import { listedWeights } from '../update/weights.ts';
import { meaningOf } from './glossary.ts';

/** A word on the screen with its present value and what it means. */
interface Meaning {
  readonly word: string;
  readonly value: string;
  readonly meaning: string;
}

/** What a driver, a weight or a factor means: as the scenario has it, or as the glossary says. */
const meaningIn = ({ play, outside }: Ui, id: string): string => {
  const driver = play.origin.base.drivers.find((each) => each.id === id);
  if (!driver) return meaningOf(outside.glossary(), id.split(' ')[0] ?? id);
  return driver.sign > 0
    ? `${driver.label}: a benefit, which raises the chance of a step.`
    : `${driver.label}: a cost, which lowers the chance of a step.`;
};

/** What a weight means at its present value. */
export const weightMeaning = (ui: Ui, { id, value }: WeightRow): string => {
  const driver = ui.play.origin.base.drivers.find((each) => each.id === id);
  const meaning = meaningIn(ui, id) + ruledText(ui, id);
  if (!driver) return meaning;
  const factor = times(exp(driver.sign * value));
  return `${meaning} Where all of it is at stake, ${quantity(value)} multiplies the chance by ${factor}.`;
};

/** The rules that have their own value of this weight. A change of the scenario's weight has no effect on them. */
const ruledText = ({ play }: Ui, id: string): string => {
  const own = (play.origin.base.rules ?? []).flatMap(({ label, weights }) =>
    weights[id] ? [`“${safeText(label)}” (${quantity(weights[id].mean)})`] : [],
  );
  return own.length === 0
    ? ''
    : ` Rules with a value of their own, which a change here does not move: ${listed(own)}.`;
};

const weightMeanings = (ui: Ui): readonly Meaning[] =>
  ui.on.kind === 'weights'
    ? listedWeights(ui, ui.on).map((row) => ({
        word: row.label,
        value: quantity(row.value),
        meaning: weightMeaning(ui, row),
      }))
    : [];

const factorMeanings = (ui: Ui): readonly Meaning[] =>
  mainStep(glanceAt(ui.play, ui.selected))
    .factors.filter(isShown)
    .map(({ id, label, value }) => ({
      word: label,
      value: id === 'base' ? percent(value) : `×${times(value)}`,
      meaning: meaningIn(ui, id),
    }));

const indexMeanings = ({ view, play, outside }: Ui): readonly Meaning[] => {
  const causes = causesShown(play);
  return view.run.indices
    .filter(({ id }) => INDEX_IDS.includes(id))
    .map(({ id, label, text }) => {
      const moved = causes.get(id);
      const meaning = meaningOf(outside.glossary(), `index_${id}`);
      return {
        word: label,
        value: text,
        meaning: moved === undefined ? meaning : `${meaning} What moved it since the start: ${moved}.`,
      };
    });
};

/** The weights, factors and indices on the screen, each with what it means. */
export const meaningsOn = (ui: Ui): readonly Meaning[] =>
  ui.on.kind === 'weights' ? weightMeanings(ui) : [...factorMeanings(ui), ...indexMeanings(ui)];
