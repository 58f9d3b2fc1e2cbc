import { chosenIn, type Field, type FieldOption, readField, type Task } from '../../../class/task.ts';
import { make } from '../../browser/dom.ts';
import { classSay as say } from './say.ts';

type Values = Readonly<Record<string, string>>;

/** A form that a team fills in. */
export interface TeamForm {
  readonly element: Element;
  readonly values: () => Values;
  /** Shows the fault of each field beside the field. Returns false if a field has a fault. */
  readonly check: () => boolean;
  /** Shows a refusal of the server beside its field. */
  readonly refuse: (field: string, said: string) => void;
}

interface Row {
  readonly field: Field;
  readonly element: Element;
  readonly value: () => string;
  readonly fault: Element;
}

const MOVES: Readonly<Record<string, string>> = { down: '▼', hold: '■', up: '▲' };

const isMove = (options: readonly FieldOption[]): boolean =>
  options.every(({ value }) => Object.hasOwn(MOVES, value));

const option = (
  field: Field,
  { value, label, about = [] }: FieldOption,
  type: string,
  isOn: boolean,
): readonly [Element, HTMLInputElement] => {
  const input = document.createElement('input');
  Object.assign(input, { type, name: field.id, value, checked: isOn });
  const sign = MOVES[value];
  const [word = label, ...rest] = sign === undefined ? [label] : label.split(': ');
  const text =
    sign === undefined
      ? [make('span', { dir: 'auto' }, label), about.map((each) => make('small', { dir: 'auto' }, each))]
      : [
          make('span', { 'aria-hidden': 'true' }, sign),
          make('span', {}, word),
          make('small', { dir: 'auto' }, [...rest, ...about].join(': ')),
        ];
  return [make('label', {}, input, text), input];
};

const choiceRow = (
  field: Extract<Field, { kind: 'choice' | 'several' }>,
  given: string | undefined,
): Omit<Row, 'fault'> => {
  const on = chosenIn(given ?? field.value ?? '');
  const type = field.kind === 'several' ? 'checkbox' : 'radio';
  const made = field.options.map((each) => option(field, each, type, on.includes(each.value)));
  const isSteps = field.kind === 'choice' && isMove(field.options);
  const element = make(
    'fieldset',
    { class: isSteps ? 'dir' : 'pick' },
    make('legend', { class: 'lbl', dir: 'auto' }, field.label),
    made.map(([label]) => label),
  );
  const value = (): string => made.flatMap(([, input]) => (input.checked ? [input.value] : [])).join(' ');
  return { field, element, value };
};

const numberRow = (
  field: Extract<Field, { kind: 'number' }>,
  given: string | undefined,
  id: string,
): Omit<Row, 'fault'> => {
  const text = document.createElement('input');
  Object.assign(text, { type: 'text', inputMode: 'decimal', id, value: given ?? '', autocomplete: 'off' });
  const slider = document.createElement('input');
  Object.assign(slider, { type: 'range', min: '0', max: '100', step: '0.1' });
  slider.setAttribute('aria-label', say('{label}, slider', { label: field.label }));
  const said = make('small', { class: 'soft' });
  const read = (): void => {
    const number = readField(field, text.value);
    // A slider without a value of its own would be at 50, and people tend to follow such a number.
    slider.classList.toggle('unset', !number.ok);
    if (number.ok) slider.value = number.value;
    const futures = number.ok && Number(number.value) > 0 && Number(number.value) < 10;
    said.textContent = futures
      ? say('read as {value} %: in {n} of 1,000 futures', {
          value: number.value,
          n: Math.round(Number(number.value) * 10),
        })
      : '';
  };
  text.addEventListener('input', read);
  slider.addEventListener('input', () => {
    text.value = slider.value;
    read();
  });
  read();
  const top = make(
    'div',
    { class: 'top' },
    make('label', { for: id, dir: 'auto' }, field.label),
    make('span', { class: 'n' }, text, ' %'),
  );
  return { field, element: make('div', { class: 'q' }, top, slider, said), value: () => text.value };
};

const textRow = (
  field: Extract<Field, { kind: 'text' }>,
  given: string | undefined,
  id: string,
): Omit<Row, 'fault'> => {
  const area = document.createElement('textarea');
  Object.assign(area, { id, maxLength: field.most, value: given ?? '', rows: 3, dir: 'auto' });
  const element = make('div', {}, make('label', { class: 'lbl', for: id, dir: 'auto' }, field.label), area);
  return { field, element, value: () => area.value };
};

const rowOf = (field: Field, given: string | undefined, at: number): Row => {
  const id = `f${at}`;
  const row =
    field.kind === 'number'
      ? numberRow(field, given, id)
      : field.kind === 'text'
        ? textRow(field, given, id)
        : choiceRow(field, given);
  return { ...row, fault: make('p', { class: 'err', role: 'alert' }) };
};

/** A form for the fields of a task, with the values typed before. `changed` is called after each change. */
export const teamForm = (task: Task, draft: Values, changed: (values: Values) => void): TeamForm => {
  const fields = task.fields.filter(({ onButton }) => !onButton);
  const rows = fields.map((field, at) => rowOf(field, draft[field.id], at));
  const element = make(
    'div',
    { class: 'form' },
    rows.map((row) => make('div', {}, row.element, row.fault)),
  );
  const values = (): Values => Object.fromEntries(rows.map(({ field, value }) => [field.id, value()]));
  element.addEventListener('input', () => changed(values()));
  const refuse = (id: string, said: string): void => {
    const row = rows.find(({ field }) => field.id === id);
    if (row) row.fault.textContent = said;
    row?.fault.scrollIntoView({ block: 'center' });
  };
  const faultOf = ({ field, value }: Row): string => {
    const given = value();
    const isKept = given === '' && field.value !== undefined;
    const read = readField(field, given);
    return isKept || read.ok ? '' : read.refusal;
  };
  const check = (): boolean => {
    for (const row of rows) row.fault.textContent = faultOf(row);
    const first = rows.find((row) => row.fault.textContent !== '');
    first?.fault.scrollIntoView({ block: 'center' });
    return first === undefined;
  };
  return { element, values, check, refuse };
};
