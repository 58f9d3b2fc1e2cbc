import { upTo } from '../text.ts';
import type { Field } from './desk.ts';

/** What a team is filling in: by field, and the row that has the keys; the row after the last field hands it in. */
export interface Form {
  readonly fields: readonly Field[];
  readonly values: Readonly<Record<string, string>>;
  readonly at: number;
}

export const startForm = (fields: readonly Field[], kept: Readonly<Record<string, string>> = {}): Form => ({
  fields,
  values: Object.fromEntries(fields.map(({ id, value }) => [id, kept[id] ?? value])),
  at: 0,
});

/** The field that has the keys; undefined at the row that hands it in. */
export const fieldAt = ({ fields, at }: Form): Field | undefined => fields[at];

export const valueIn = ({ values }: Form, { id }: Field): string => values[id] ?? '';

/** Whether letters are text where the keys go. */
export const isTyped = (field: Field | undefined): boolean =>
  field?.kind === 'text' || field?.kind === 'percent';

export const moveTo = (form: Form, at: number): Form => ({
  ...form,
  at: Math.max(0, Math.min(form.fields.length, at)),
});

const withValue = (form: Form, { id }: Field, value: string): Form => ({
  ...form,
  values: { ...form.values, [id]: value },
});

/** The next option, or the one before; a tick is set or taken away. */
export const turned = (form: Form, step: 1 | -1): Form => {
  const field = fieldAt(form);
  if (!field || isTyped(field)) return form;
  const now = valueIn(form, field);
  if (field.kind === 'tick') return withValue(form, field, now === 'yes' ? '' : 'yes');
  const at = field.options.findIndex(({ value }) => value === now);
  const to = Math.max(0, Math.min(field.options.length - 1, at + step));
  return withValue(form, field, field.options[to]?.value ?? now);
};

const LONGEST_PERCENT = 3;

/** A letter, or a paste, of which as much is taken as there is room for. */
export const typedIn = (form: Form, text: string): Form => {
  const field = fieldAt(form);
  if (!field || !isTyped(field)) return form;
  const now = valueIn(form, field);
  if (field.kind === 'percent' && !/^\d+$/.test(text)) return form;
  const most = field.kind === 'percent' ? LONGEST_PERCENT : field.most;
  return withValue(form, field, upTo(now + text, most));
};

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Without its last letter, or without its last word. */
export const erased = (form: Form, what: 'letter' | 'word' = 'letter'): Form => {
  const field = fieldAt(form);
  if (!field || !isTyped(field)) return form;
  const now = valueIn(form, field);
  const left =
    what === 'word'
      ? now.trimEnd().replace(/\S+$/, '')
      : Array.from(letters.segment(now), ({ segment }) => segment)
          .slice(0, -1)
          .join('');
  return withValue(form, field, left);
};
