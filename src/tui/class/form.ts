import type { Field, FieldOption } from '../../class/task.ts';
import { graphemesIn, typedAfter } from '../../domain/characters.ts';
import type { FormValues } from '../../exercise/exercise.ts';
import { plural } from '../../report/words/numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { upTo } from '../draw/text.ts';

/** A row of a form. If a field has several options, each option has its own row with a tick box. */
interface FormRow {
  readonly field: Field;
  readonly option?: FieldOption;
}

/** What a team is filling in, and the row that has the keys. The row after the last one hands it in. */
export interface ClassForm {
  readonly rows: readonly FormRow[];
  readonly values: FormValues;
  readonly at: number;
  /** What is chosen with the button. */
  readonly button: Extract<Field, { readonly kind: 'choice' }> | undefined;
}

const rowsOf = (field: Field): readonly FormRow[] =>
  field.kind === 'several' ? field.options.map((option) => ({ field, option })) : [{ field }];

export const startForm = (fields: readonly Field[], kept: FormValues = {}): ClassForm => ({
  rows: fields.filter(({ onButton }) => !onButton).flatMap(rowsOf),
  // A number that was given before stays if nothing is typed.
  values: Object.fromEntries(
    fields.map(({ id, kind, value }) => [id, kept[id] ?? (kind === 'number' ? '' : (value ?? ''))]),
  ),
  at: 0,
  button: fields.filter((field) => field.kind === 'choice').find(({ onButton }) => onButton),
});

/** The row that has the keys. Undefined if the keys are on the row that hands in the form. */
export const rowAt = ({ rows, at }: ClassForm): FormRow | undefined => rows[at];

export const valueIn = ({ values }: ClassForm, { id }: Field): string => values[id] ?? '';

/** Whether an option is ticked. */
export const isTicked = (form: ClassForm, field: Field, { value }: FieldOption): boolean =>
  valueIn(form, field).split(' ').includes(value);

/** Whether letters are text where the keys go. */
export const isTyped = (row: FormRow | undefined): boolean =>
  row?.field.kind === 'text' || row?.field.kind === 'number';

export const toRow = (form: ClassForm, at: number): ClassForm => ({
  ...form,
  at: Math.max(0, Math.min(form.rows.length, at)),
});

const withValue = (form: ClassForm, { id }: Field, value: string): ClassForm => ({
  ...form,
  values: { ...form.values, [id]: value },
});

/** Chooses the next option or the previous option. For a tick box, sets or clears the tick. */
export const turned = (form: ClassForm, step: 1 | -1): ClassForm => {
  const { field = form.button, option } = rowAt(form) ?? {};
  if (field?.kind === 'several') {
    const ticked = field.options.filter((each) => isTicked(form, field, each) !== (each === option));
    return withValue(form, field, ticked.map(({ value }) => value).join(' '));
  }
  if (field?.kind !== 'choice') return form;
  const now = valueIn(form, field);
  const at = field.options.findIndex(({ value }) => value === now);
  const to = Math.max(0, Math.min(field.options.length - 1, at + step));
  return withValue(form, field, field.options[to]?.value ?? now);
};

interface Typed {
  readonly form: ClassForm;
  /** Why something was not taken, as a sentence. */
  readonly refusal?: string;
}

/** The text of a number while a person types it. The decimal may still be missing. */
const BEGUN_NUMBER = /^\d{1,3}(?:[.,]\d?)?$/;

/** Adds a letter or a paste. If text is refused, there is always a message. */
export const typedIn = (form: ClassForm, raw: string): Typed => {
  const field = rowAt(form)?.field;
  const typed = safeText(raw);
  if (!field) return { form, refusal: 'Nothing is typed in this row: enter hands it in.' };
  const now = typedAfter(valueIn(form, field), raw);
  switch (field.kind) {
    case 'choice':
    case 'several':
      return { form, refusal: `“${upTo(typed, 9)}” does nothing here: ← → choose, enter goes on.` };
    case 'number':
      // A paste may have a line break at its end.
      return BEGUN_NUMBER.test(now.trimEnd()) && typed.trim() !== ''
        ? { form: withValue(form, field, now.trimEnd()) }
        : { form, refusal: `“${upTo(typed, 9)}” is not taken. ${field.refusal}` };
    case 'text': {
      const value = upTo(now, field.most);
      const lost = [...now].length - [...value].length;
      const refusal = `At most ${field.most} characters: ${plural(lost, 'character')} left out.`;
      return { form: withValue(form, field, value), ...(lost > 0 ? { refusal } : {}) };
    }
  }
};

/** Erases the last letter or the last word. */
export const erased = (form: ClassForm, what: 'letter' | 'word' = 'letter'): ClassForm => {
  const row = rowAt(form);
  if (!row || !isTyped(row)) return form;
  const now = valueIn(form, row.field);
  const left =
    what === 'word'
      ? now.trimEnd().replace(/\S+$/, '')
      : Array.from(graphemesIn(now), ({ segment }) => segment)
          .slice(0, -1)
          .join('');
  return withValue(form, row.field, left);
};
