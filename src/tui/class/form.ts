import type { Field, FieldOption } from '../../class/tasks.ts';
import type { FormValues } from '../../exercise/exercise.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { upTo } from '../draw/text.ts';

/** A row of a form. Of a field with several options each option has a row, in which it is ticked. */
interface FormRow {
  readonly field: Field;
  readonly option?: FieldOption;
}

/** What a team is filling in, and the row that has the keys. The row after the last one hands it in. */
export interface ClassForm {
  readonly rows: readonly FormRow[];
  readonly values: FormValues;
  readonly at: number;
}

const rowsOf = (field: Field): readonly FormRow[] =>
  field.kind === 'several' ? field.options.map((option) => ({ field, option })) : [{ field }];

export const startForm = (fields: readonly Field[], kept: FormValues = {}): ClassForm => ({
  rows: fields.flatMap(rowsOf),
  values: Object.fromEntries(fields.map(({ id, value }) => [id, kept[id] ?? value ?? ''])),
  at: 0,
});

/** The row that has the keys; undefined where the form is handed in. */
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

/** Chooses the next option or the one before; sets or clears a tick. */
export const turned = (form: ClassForm, step: 1 | -1): ClassForm => {
  const { field, option } = rowAt(form) ?? {};
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

/** Adds a letter or a paste, as much as there is room for. */
export const typedIn = (form: ClassForm, text: string): ClassForm => {
  const field = rowAt(form)?.field;
  if (field?.kind !== 'text' && field?.kind !== 'number') return form;
  if (field.kind === 'number' && !/^\d+$/.test(text)) return form;
  const most = field.kind === 'number' ? String(field.most).length : field.most;
  return withValue(form, field, upTo(valueIn(form, field) + safeText(text), most));
};

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Erases the last letter or the last word. */
export const erased = (form: ClassForm, what: 'letter' | 'word' = 'letter'): ClassForm => {
  const row = rowAt(form);
  if (!row || !isTyped(row)) return form;
  const now = valueIn(form, row.field);
  const left =
    what === 'word'
      ? now.trimEnd().replace(/\S+$/, '')
      : Array.from(letters.segment(now), ({ segment }) => segment)
          .slice(0, -1)
          .join('');
  return withValue(form, row.field, left);
};
