import { LONGEST_REASON } from '../../exercise/actions.ts';
import type { Field, FieldOption } from '../task.ts';

/** A text. A text without a refusal may be left empty. */
export const textField = (
  id: string,
  label: string,
  refusal = '',
  least = refusal === '' ? 0 : 1,
): Field => ({ id, label, kind: 'text', least, most: LONGEST_REASON, refusal });

/** A choice of one option. `value` is the option that is chosen at first. */
export const choiceField = (
  id: string,
  label: string,
  options: readonly FieldOption[],
  refusal: string,
  value?: string,
): Field => ({ id, label, kind: 'choice', ...(value === undefined ? {} : { value }), options, refusal });

/** Two ways to hand a form in: by its own button, or by another button. */
export const buttonField = (
  id: string,
  options: readonly [own: FieldOption, other: FieldOption],
  refusal: string,
  value = options[0].value,
): Field => {
  const { label } = options[0];
  return { id, label, kind: 'choice', value, options, onButton: true, refusal };
};
