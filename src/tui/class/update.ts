import type { Command } from '../keys/binding.ts';
import type { KeyPress } from '../keys/key-input.ts';
import { commandOf } from '../keys/keys.ts';
import type { Size } from '../layout.ts';
import { changeLooks, isLookCommand } from '../looks.ts';
import type { Answer, ClassDesk } from './desk.ts';
import { erased, type Form, fieldAt, moveTo, startForm, turned, typedIn, valueIn } from './form.ts';
import { lowestClassScroll, pageRows } from './reading.ts';
import { type ClassUi, classPlace, type Mode } from './state.ts';

export type ClassEvent =
  | { readonly kind: 'key'; readonly key: KeyPress }
  | { readonly kind: 'resize'; readonly size: Size }
  /** A second has passed. */
  | { readonly kind: 'second' }
  /** Something was done in the background. */
  | { readonly kind: 'said'; readonly text: string };

const TABLE: Mode = { kind: 'table' };

/** The open table as it is now; a new step waits for all teams again. */
const atTable = (ui: ClassUi, desk: ClassDesk, said?: string): ClassUi => {
  const view = desk.view(ui.skipped);
  const isNew = view.at !== ui.view.at;
  return {
    ...ui,
    view: isNew && ui.skipped.length > 0 ? desk.view([]) : view,
    skipped: isNew ? [] : ui.skipped,
    spent: isNew ? 0 : ui.spent,
    drafts: isNew ? {} : ui.drafts,
    mode: TABLE,
    scroll: 0,
    left: undefined,
    said: said === '' ? undefined : said,
  };
};

const skip = (ui: ClassUi, seat: string): ClassUi => ({ ...ui, skipped: [...ui.skipped, seat] });

const showTeam = (ui: ClassUi, seat: string, desk: ClassDesk): ClassUi => {
  const team = desk.team(seat);
  const form = startForm(team.fields, ui.drafts[seat]);
  const left = team.minutes === undefined ? undefined : team.minutes * 60;
  return { ...ui, mode: { kind: 'team', team, form }, scroll: 0, left };
};

const showTeacher = (ui: ClassUi, desk: ClassDesk, said?: string): ClassUi => ({
  ...ui,
  mode: { kind: 'teacher', view: desk.teacher(), at: 0, asked: undefined },
  said,
});

/** Hands in what a team has filled in; one that only had to read is done. */
const submit = (ui: ClassUi, mode: Extract<Mode, { kind: 'team' }>, desk: ClassDesk): ClassUi => {
  const { team, form } = mode;
  const answer = desk.submit(team.seat, form.values);
  if (!answer.ok) {
    const at = form.fields.findIndex(({ id }) => id === answer.field);
    return { ...ui, mode: { ...mode, form: moveTo(form, at < 0 ? form.at : at) }, said: answer.said };
  }
  const { [team.seat]: _, ...drafts } = ui.drafts;
  return atTable(skip({ ...ui, drafts }, team.seat), desk, answer.said);
};

const leave = (ui: ClassUi, desk: ClassDesk): ClassUi => {
  const { mode } = ui;
  if (mode.kind !== 'team') return atTable(ui, desk);
  return atTable({ ...ui, drafts: { ...ui.drafts, [mode.team.seat]: mode.form.values } }, desk);
};

const acceptAtTable = (ui: ClassUi, desk: ClassDesk): ClassUi => {
  const { ahead } = ui.view;
  switch (ahead.kind) {
    case 'team':
      return { ...ui, mode: { kind: 'curtain', for: { seat: ahead.seat, label: ahead.label } } };
    case 'on':
      return atTable(ui, desk, desk.goOn().said);
    case 'frozen':
      return { ...ui, said: 'The table is frozen: the teacher thaws it (v).' };
    case 'over':
      return { ...ui, exit: 0 };
  }
};

const doDeed = (ui: ClassUi, mode: Extract<Mode, { kind: 'teacher' }>, desk: ClassDesk): ClassUi => {
  const deed = mode.view.deeds[mode.at];
  if (!deed) return ui;
  if (deed.isGrave && mode.asked !== deed.id)
    return { ...ui, mode: { ...mode, asked: deed.id }, said: `${deed.label}? Enter again does it.` };
  const answer = desk.deed(deed.id);
  const fresh = answer.ok && deed.isGrave ? { ...ui, skipped: [], drafts: {} } : ui;
  return showTeacher(fresh, desk, answer.said);
};

/** On to the next row, unless what stands in this one can be no chance; after the last row it is handed in. */
const nextRow = (ui: ClassUi, mode: Extract<Mode, { kind: 'team' }>, desk: ClassDesk): ClassUi => {
  const { form } = mode;
  const field = fieldAt(form);
  if (!field) return submit(ui, mode, desk);
  const value = valueIn(form, field);
  if (field.kind === 'percent' && Number(value) > 100)
    return { ...ui, said: `${value} is more than sure: type a chance from 0 to 100.` };
  return { ...ui, mode: { ...mode, form: moveTo(form, form.at + 1) } };
};

const accept = (ui: ClassUi, desk: ClassDesk): ClassUi => {
  const { mode } = ui;
  switch (mode.kind) {
    case 'table':
      return acceptAtTable(ui, desk);
    case 'curtain':
      return mode.for === 'teacher' ? showTeacher(ui, desk) : showTeam(ui, mode.for.seat, desk);
    case 'teacher':
      return doDeed(ui, mode, desk);
    case 'team':
      return nextRow(ui, mode, desk);
  }
};

const absent = (ui: ClassUi, desk: ClassDesk): ClassUi => {
  const { ahead } = ui.view;
  if (ahead.kind !== 'team') return ui;
  const answer: Answer = desk.absent(ahead.seat);
  return answer.ok ? atTable(skip(ui, ahead.seat), desk, answer.said) : { ...ui, said: answer.said };
};

/** Rows move in a form and in the teacher's list; elsewhere up and down mean nothing. */
const move = (ui: ClassUi, step: 1 | -1): ClassUi => {
  const { mode } = ui;
  if (mode.kind === 'team') return { ...ui, mode: { ...mode, form: moveTo(mode.form, mode.form.at + step) } };
  if (mode.kind !== 'teacher') return ui;
  const at = Math.max(0, Math.min(mode.view.deeds.length - 1, mode.at + step));
  return { ...ui, mode: { ...mode, at, asked: undefined } };
};

const read = (ui: ClassUi, rows: number): ClassUi => {
  const lowest = lowestClassScroll(ui);
  const to = (from: number): number => Math.max(0, Math.min(lowest, from + rows));
  return ui.help === undefined ? { ...ui, scroll: to(ui.scroll) } : { ...ui, help: to(ui.help) };
};

const inForm = (ui: ClassUi, change: (form: Form) => Form): ClassUi =>
  ui.mode.kind === 'team' ? { ...ui, mode: { ...ui.mode, form: change(ui.mode.form) } } : ui;

const quit = (ui: ClassUi): ClassUi =>
  ui.isLeaving || ui.help !== undefined
    ? { ...ui, exit: 0 }
    : { ...ui, isLeaving: true, said: 'Everything is kept. q again leaves; the same command goes on.' };

const obey = (ui: ClassUi, command: Command, desk: ClassDesk): ClassUi => {
  if (isLookCommand(command)) {
    const { told, looks } = changeLooks(ui, command);
    return { ...ui, looks, said: told };
  }
  switch (command) {
    case 'accept':
      return accept(ui, desk);
    case 'leave':
      return ui.help === undefined ? leave(ui, desk) : { ...ui, help: undefined };
    case 'absent':
      return absent(ui, desk);
    case 'teacher':
      return { ...ui, mode: { kind: 'curtain', for: 'teacher' } };
    case 'less':
      return inForm(ui, (form) => turned(form, -1));
    case 'more':
      return inForm(ui, (form) => turned(form, 1));
    case 'up':
      return ui.help === undefined ? move(ui, -1) : read(ui, -1);
    case 'down':
      return ui.help === undefined ? move(ui, 1) : read(ui, 1);
    case 'page-up':
      return read(ui, -pageRows(ui));
    case 'page-down':
      return read(ui, pageRows(ui));
    case 'erase':
      return inForm(ui, (form) => erased(form));
    case 'erase-word':
      return inForm(ui, (form) => erased(form, 'word'));
    case 'help':
      return { ...ui, help: 0 };
    case 'quit':
      return quit(ui);
    case 'interrupt':
      return { ...ui, exit: 130 };
    case 'suspend':
      return { ...ui, suspended: ui.suspended + 1 };
    default:
      return ui;
  }
};

const press = (before: ClassUi, key: KeyPress, desk: ClassDesk): ClassUi => {
  const command = commandOf(classPlace(before), key, before.keys);
  const isLeaving = before.isLeaving && command === 'quit';
  const ui = { ...before, said: undefined, isLeaving };
  if (command) return obey(ui, command, desk);
  return key.text === '' ? ui : inForm(ui, (form) => typedIn(form, key.text));
};

/** A second more of the step, and one less for the team; a frozen table has no time. */
const second = (ui: ClassUi): ClassUi =>
  ui.view.ahead.kind === 'frozen'
    ? ui
    : { ...ui, spent: ui.spent + 1, left: ui.left === undefined ? undefined : Math.max(0, ui.left - 1) };

/** The screens of an exercise after an event. What is done at the table is done by `desk`. */
export const updateClass = (ui: ClassUi, event: ClassEvent, desk: ClassDesk): ClassUi => {
  if (ui.exit !== undefined) return ui;
  switch (event.kind) {
    case 'key':
      return press(ui, event.key, desk);
    case 'resize':
      return { ...ui, size: event.size };
    case 'second':
      return second(ui);
    case 'said':
      return { ...ui, said: event.text };
  }
};
