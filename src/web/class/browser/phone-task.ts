import type { Reply } from '../../../class/device/pages.ts';
import { type Field, readField, type Task } from '../../../class/task.ts';
import { asChance } from '../../../exercise/chance.ts';
import { RATIONALE } from '../../../exercise/exercise.ts';
import { sealOf } from '../../../exercise/forecasts.ts';
import { make } from '../../browser/dom.ts';
import { keep, keptJson } from './drafts.ts';
import { type TeamForm, teamForm } from './form.ts';
import { button } from './make.ts';
import { keepSeals, ownSeals, readingPart, type Seated } from './phone-parts.ts';
import { classSay as say } from './say.ts';
import { drawnHex } from './wire.ts';

type Values = Readonly<Record<string, string>>;

/** Sends a request, and gives the answer once it has come. */
export type Request = (path: string, asked: object) => Promise<Reply>;

type OpenTask = NonNullable<Seated['task']>;

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((each) => typeof each === 'string');

/** A seal that this device makes of the data that it is about to send. */
const sealHere = ({ exercise, seat }: Seated, task: Task, values: Values, nonce: string): string => {
  const chance = (field: Field): number => {
    const read = readField(field, values[field.id] ?? '');
    return asChance(Number(read.ok ? read.value : field.value));
  };
  const numbers = task.fields.filter(({ kind }) => kind === 'number');
  const odds = Object.fromEntries(numbers.map((field) => [field.id, chance(field)]));
  const person = task.entry.do === 'predict' ? task.entry.person : 1;
  return sealOf(exercise, seat, { person, odds, rationale: (values[RATIONALE] ?? '').trim(), nonce });
};

/** The values that were filled in. A field with a value of its own is left out if it is empty. */
const filledIn = (task: Task, given: Values): Values =>
  Object.fromEntries(
    Object.entries(given).filter(
      ([id, value]) => value !== '' || task.fields.find((field) => field.id === id)?.value === undefined,
    ),
  );

const handIn = async (
  view: Seated,
  task: OpenTask,
  form: TeamForm,
  chosen: Values,
  request: Request,
): Promise<void> => {
  if (!form.check()) return;
  const values = { ...filledIn(task, form.values()), ...chosen };
  const asked = { do: 'hand-in', task: task.key, values };
  const nonce = task.entry.do === 'predict' ? drawnHex() : undefined;
  const seal = nonce === undefined ? undefined : sealHere(view, task, values, nonce);
  const reply = await request('/do', nonce === undefined ? asked : { ...asked, nonce });
  // If several devices of a team seal at once, the seal of one device is taken.
  if (seal !== undefined && reply.ok) keepSeals(view, [...ownSeals(view), seal]);
  if (reply.field !== undefined) form.refuse(reply.field, reply.said);
};

/** The warning before a team takes a step that matters more than others. */
const warningsIn = ({ fields }: Task, values: Values): readonly string[] =>
  fields.flatMap((field) =>
    field.kind === 'choice'
      ? field.options.flatMap(({ value, warning }) =>
          warning !== undefined && value === values[field.id] ? [warning] : [],
        )
      : [],
  );

/** A button that hands in. A step that matters more than others has a warning first, and needs a second press. */
const handInButton = (
  words: string,
  kind: string,
  { task, form, warned }: { readonly task: Task; readonly form: TeamForm; readonly warned: Element },
  go: () => void,
): Element => {
  let said = '';
  const made = button(
    words,
    () => {
      const warnings = form.check() ? warningsIn(task, form.values()).join(' ') : '';
      const isSure = warnings === said;
      said = warnings;
      warned.textContent = isSure ? '' : warnings;
      made.textContent = isSure ? words : say('Press again: {label}', { label: words });
      if (isSure) go();
    },
    kind,
  );
  form.element.addEventListener('input', () => {
    [said, warned.textContent, made.textContent] = ['', '', words];
  });
  return made;
};

/** The place where typed values are kept. Each device keeps its own values. */
const keptText = ({ devices }: Seated): string =>
  devices > 1
    ? say('Kept on this device as you type. The other devices of your team see it once it is handed in.')
    : say('Kept on this device as you type.');

/** The task of a team: something to read, or to fill in. */
export const taskPart = (view: Seated, task: OpenTask, request: Request): readonly Element[] => {
  const name = `draft ${view.game} ${view.seat} ${task.id}`;
  const form = teamForm(task, keptJson(name, {}, isValues), (values) => keep(name, JSON.stringify(values)));
  const onButton = task.fields.find((field) => field.onButton);
  const options = onButton?.kind === 'choice' ? onButton.options : [];
  const first = options.find(({ value }) => value === onButton?.value);
  const press = (value: string | undefined) => (): void =>
    void handIn(view, task, form, onButton && value !== undefined ? { [onButton.id]: value } : {}, request);
  const isRead = task.entry.do === 'read';
  const head = make(
    'div',
    {},
    task.title === task.about ? undefined : make('p', { class: 'kicker', dir: 'auto' }, task.title),
    make('h1', { dir: 'auto' }, task.about),
  );
  const warned = make('p', { class: 'note', role: 'alert', dir: 'auto' });
  const parts = { task, form, warned };
  return [
    make('div', { class: 'in' }, head, isRead ? undefined : form.element, readingPart(view)),
    make(
      'div',
      { class: 'go' },
      warned,
      handInButton(first?.label ?? task.submit, 'main', parts, press(first?.value)),
      options
        .filter((each) => each !== first)
        .map(({ value, label }) => handInButton(label, '', parts, press(value))),
      isRead ? undefined : make('small', {}, keptText(view)),
    ),
  ];
};
