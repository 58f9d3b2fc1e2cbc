import { type Edit, withoutMean } from '../../domain/edit.ts';
import { compile } from '../../model/compile.ts';
import { compileWeights } from '../../model/compile-weights.ts';
import type { Model } from '../../model/model.ts';
import type { OddsQuestion } from '../../report/live-odds-view.ts';
import { applyEdits } from '../../scenario/edit.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { applyWhatIf } from '../../scenario/what-if.ts';

/** A model as it is handed to threads: one that they keep by its name, and parts that stand in for some of its own. */
export interface HandedModel {
  readonly name: string;
  readonly model: Model;
  readonly parts: Partial<Model> | undefined;
  /** Names the model with these parts. */
  readonly variant: string;
}

export interface EditedModel {
  readonly scenario: Scenario;
  /** The scenario, compiled. */
  readonly model: Model;
  readonly edits: readonly Edit[];
  readonly more?: OddsQuestion['more'];
  /** Names the changes. */
  readonly name: string;
}

const isWeight = ({ path }: Edit): boolean =>
  withoutMean(path).split('.').at(-2) === 'weights' || path.startsWith('weights.');

/** The model of an edited scenario, made when it is first asked for. Other weights alone are a small part of a model. */
export const editedModel = ({ scenario, model, edits, more, name }: EditedModel): (() => HandedModel) => {
  let made: HandedModel | undefined;
  const make = (): HandedModel => {
    if (more) {
      const changed = compile(applyWhatIf(scenario, { ...more, edits }));
      return { name, model: changed, parts: undefined, variant: '' };
    }
    if (edits.length === 0) return { name: '', model, parts: undefined, variant: '' };
    const edited = applyEdits(scenario, edits);
    if (edits.every(isWeight))
      return { name: '', model, parts: compileWeights(edited, model.ids, model.effects), variant: name };
    return { name, model: compile(edited), parts: undefined, variant: '' };
  };
  return () => {
    made ??= make();
    return made;
  };
};
