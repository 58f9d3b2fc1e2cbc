import { momentsBetween } from '../../class/moments.ts';
import type { ClassRequest, Done } from '../../class/requests.ts';
import { tableView } from '../../class/table-view.ts';
import { readField, TEACHER } from '../../class/task.ts';
import { teacherView } from '../../class/teacher.ts';
import { teamView } from '../../class/team-view.ts';
import type { KeyPress } from '../keys/key-input.ts';
import { type Command, commandOf } from '../keys/keys.ts';
import { changeLooks, isLookCommand } from '../looks.ts';
import { idleReason, isAlike, strangeKey } from '../update/idle.ts';
import { afterElsewhere, type DoneElsewhere } from './elsewhere.ts';
import type { ClassEvent, ClassUpdate, ClassWish } from './events.ts';
import { type ClassForm, erased, rowAt, startForm, toRow, turned, typedIn, valueIn } from './form.ts';
import { lowestClassScroll, pageRows } from './reading.ts';
import { type ClassUi, classPlace, type Mode, showing } from './state.ts';

type TeamMode = Extract<Mode, { readonly kind: 'team' }>;
type TeacherMode = Extract<Mode, { readonly kind: 'teacher' }>;

/** The screens after something was done, with a wish or without one. */
type Next = ClassUi | ClassUpdate;

const withWish = (ui: ClassUi, wish: ClassWish): ClassUpdate => ({ ui, wishes: [wish] });

const asking = (ui: ClassUi, request: ClassRequest): ClassUpdate => withWish(ui, { kind: 'ask', request });

const WRITING = 'Counting for the debrief pack …';

/** The screens with the table as it is now. A new step starts its own time, with empty forms. */
const withView = (ui: ClassUi): ClassUi => {
  const view = tableView(ui.desk);
  const isNew = view.at !== ui.view.at;
  return { ...ui, view, spent: isNew ? 0 : ui.spent, drafts: isNew ? {} : ui.drafts };
};

/** The screen of the table as it is now, after what all have not seen yet. */
const atTable = (ui: ClassUi, said = ''): Next => {
  const now: ClassUi = {
    ...withView(ui),
    seen: ui.desk,
    mode: showing(momentsBetween(ui.seen, ui.desk)),
    scroll: 0,
    left: undefined,
    said: said === '' ? undefined : said,
  };
  const isDebrief = now.view.kind === 'debrief' && ui.seen.game.table.step !== now.view.at;
  return isDebrief ? withWish({ ...now, pack: WRITING }, { kind: 'pack' }) : now;
};

const showTeam = (ui: ClassUi, seat: string): ClassUi => {
  const team = teamView(ui.desk, seat);
  const { fields, minutes } = team.task;
  const form = startForm(fields, ui.drafts[seat]);
  const left = minutes === undefined ? undefined : minutes * 60;
  return { ...ui, mode: { kind: 'team', team, form }, scroll: 0, left };
};

const showTeacher = (ui: ClassUi, said?: string): ClassUi => ({
  ...withView(ui),
  mode: { kind: 'teacher', view: teacherView(ui.desk), at: 0, asked: undefined },
  said,
});

/** Shows a refusal. In a form the keys then go to the refused field. */
const refused = (ui: ClassUi, { said, field }: Extract<Done, { ok: false }>): ClassUi => {
  const { mode } = ui;
  if (mode.kind === 'teacher') return showTeacher(ui, said);
  if (mode.kind !== 'team') return { ...ui, said };
  const at = mode.form.rows.findIndex((row) => row.field.id === field);
  return { ...ui, mode: { ...mode, form: toRow(mode.form, at < 0 ? mode.form.at : at) }, said };
};

const finished = (before: ClassUi, request: ClassRequest, done: Done): Next => {
  if (!done.ok) return refused(before, done);
  const ui = { ...before, desk: done.desk };
  switch (request.do) {
    case 'teacher': {
      const isGrave = before.mode.kind === 'teacher' && before.mode.asked !== undefined;
      return showTeacher(isGrave ? { ...ui, drafts: {} } : ui, done.said);
    }
    case 'hand-in': {
      const { [request.seat]: _, ...drafts } = ui.drafts;
      return atTable({ ...ui, drafts }, done.said);
    }
    default:
      return atTable(ui, done.said);
  }
};

const changedElsewhere = (before: ClassUi, done: DoneElsewhere): Next => {
  const ui = { ...before, desk: done.desk };
  const { mode } = ui;
  switch (afterElsewhere(before, done)) {
    case 'table':
      return atTable(ui);
    case 'gone':
      return atTable(ui, 'This was done on another device.');
    case 'drawn':
      return mode.kind === 'teacher'
        ? { ...withView(ui), mode: { ...mode, view: teacherView(ui.desk) } }
        : withView(ui);
    case 'same':
      return ui;
  }
};

const leave = (ui: ClassUi): Next => {
  const { mode } = ui;
  if (mode.kind !== 'team') return atTable(ui);
  return atTable({ ...ui, drafts: { ...ui.drafts, [mode.team.task.entry.seat]: mode.form.values } });
};

const acceptAtTable = (ui: ClassUi): Next => {
  const { ahead } = ui.view;
  switch (ahead.kind) {
    case 'team':
      return { ...ui, mode: { kind: 'curtain', for: { seat: ahead.seat, label: ahead.label } } };
    case 'on':
      return asking(ui, { do: 'on' });
    case 'frozen':
      return { ...ui, said: 'The table is frozen. The teacher can thaw it (v).' };
    case 'over':
      return withWish(ui, { kind: 'leave', code: 0 });
  }
};

const teach = (ui: ClassUi, mode: TeacherMode): Next => {
  const act = mode.view.acts[mode.at];
  if (!act) return ui;
  if (act.isGrave && mode.asked !== act.id)
    return { ...ui, mode: { ...mode, asked: act.id }, said: `${act.label}? Press Enter again to do it.` };
  return act.hasForm ? showTeam(ui, TEACHER) : asking(ui, { do: 'teacher', act: act.id });
};

/** Goes to the next row, unless the number in this one is refused. After the last row it hands the form in. */
const nextRow = (ui: ClassUi, mode: TeamMode): Next => {
  const { form, team } = mode;
  const field = rowAt(form)?.field;
  if (!field) return asking(ui, { do: 'hand-in', seat: team.task.entry.seat, values: form.values });
  const value = valueIn(form, field);
  const read = field.kind === 'number' && value !== '' ? readField(field, value) : undefined;
  if (read && !read.ok) return { ...ui, said: read.refusal };
  return { ...ui, mode: { ...mode, form: toRow(form, form.at + 1) } };
};

/** Shows the next moment that all look at. After the last moment, shows the table, here and on all devices. */
const nextMoment = (ui: ClassUi, { moments }: Extract<Mode, { kind: 'moment' }>): Next => {
  const next = { ...ui, mode: showing(moments.slice(1)), scroll: 0 };
  return next.mode.kind === 'table' ? withWish(next, { kind: 'table' }) : next;
};

const accept = (ui: ClassUi): Next => {
  const { mode } = ui;
  switch (mode.kind) {
    case 'table':
      return acceptAtTable(ui);
    case 'moment':
      return nextMoment(ui, mode);
    case 'curtain':
      return mode.for === 'teacher' ? showTeacher(ui) : showTeam(ui, mode.for.seat);
    case 'teacher':
      return teach(ui, mode);
    case 'team':
      return nextRow(ui, mode);
  }
};

const absent = (ui: ClassUi): Next =>
  ui.view.ahead.kind === 'team' ? asking(ui, { do: 'absent', seat: ui.view.ahead.seat }) : ui;

/** Moves between the rows of a form or of the teacher's list. */
const move = (ui: ClassUi, step: 1 | -1): ClassUi => {
  const { mode } = ui;
  if (mode.kind === 'team') return { ...ui, mode: { ...mode, form: toRow(mode.form, mode.form.at + step) } };
  if (mode.kind !== 'teacher') return ui;
  const at = Math.max(0, Math.min(mode.view.acts.length - 1, mode.at + step));
  return { ...ui, mode: { ...mode, at, asked: undefined } };
};

const read = (ui: ClassUi, rows: number): ClassUi => {
  const lowest = lowestClassScroll(ui);
  const to = (from: number): number => Math.max(0, Math.min(lowest, from + rows));
  return ui.help === undefined ? { ...ui, scroll: to(ui.scroll) } : { ...ui, help: to(ui.help) };
};

const inForm = (ui: ClassUi, change: (form: ClassForm) => ClassForm): ClassUi =>
  ui.mode.kind === 'team' ? { ...ui, mode: { ...ui.mode, form: change(ui.mode.form) } } : ui;

const quit = (ui: ClassUi): Next =>
  ui.isLeaving || ui.help !== undefined
    ? withWish(ui, { kind: 'leave', code: 0 })
    : {
        ...ui,
        isLeaving: true,
        said: 'Everything is kept. Press q again to leave; the same command goes on.',
      };

/** Moves one row up or down. In the help, this scrolls. */
const step = (ui: ClassUi, by: 1 | -1): ClassUi => (ui.help === undefined ? move(ui, by) : read(ui, by));

const DOES: Partial<Record<Command, (ui: ClassUi) => Next>> = {
  accept,
  leave: (ui) => (ui.help === undefined ? leave(ui) : { ...ui, help: undefined }),
  absent,
  'absent-all': (ui) => asking(ui, { do: 'skip' }),
  wake: (ui) => asking(ui, { do: 'wake' }),
  teacher: (ui) => ({ ...ui, mode: { kind: 'curtain', for: 'teacher' } }),
  less: (ui) => inForm(ui, (form) => turned(form, -1)),
  more: (ui) => inForm(ui, (form) => turned(form, 1)),
  up: (ui) => step(ui, -1),
  down: (ui) => step(ui, 1),
  'page-up': (ui) => read(ui, -pageRows(ui)),
  'page-down': (ui) => read(ui, pageRows(ui)),
  erase: (ui) => inForm(ui, (form) => erased(form)),
  'erase-word': (ui) => inForm(ui, (form) => erased(form, 'word')),
  help: (ui) => ({ ...ui, help: 0 }),
  quit,
  interrupt: (ui) => withWish(ui, { kind: 'leave', code: 130 }),
  suspend: (ui) => withWish(ui, { kind: 'suspend' }),
};

const obey = (ui: ClassUi, command: Command): Next => {
  if (!isLookCommand(command)) return DOES[command]?.(ui) ?? ui;
  const { told, looks } = changeLooks(ui, command);
  return { ...ui, looks, said: told };
};

const isSameMode = (a: Mode, b: Mode): boolean => {
  if (a.kind === 'team' && b.kind === 'team')
    return a.form.at === b.form.at && isAlike(a.form.values, b.form.values);
  return a.kind === b.kind && isAlike(a, b);
};

/** Adds the reason if a key changed nothing. */
const withReason = (before: ClassUi, next: Next, reason: string): Next => {
  const ui = 'wishes' in next ? undefined : next;
  const isIdle = ui?.said === undefined && ui?.scroll === before.scroll && ui.help === before.help;
  if (!ui || !isIdle || ui.looks !== before.looks || !isSameMode(before.mode, ui.mode)) return next;
  return { ...ui, said: reason };
};

const press = (before: ClassUi, key: KeyPress): Next => {
  const place = classPlace(before);
  const command = commandOf(place, key, before.keys);
  const isLeaving = before.isLeaving && command === 'quit';
  const ui = { ...before, said: undefined, isLeaving };
  if (command) return withReason(ui, obey(ui, command), idleReason(command, place, ui.keys));
  const strange = strangeKey(key, place, ui.keys);
  if (key.text === '' || ui.mode.kind !== 'team') return withReason(ui, ui, strange);
  const { form, refusal } = typedIn(ui.mode.form, key.text);
  const next = { ...ui, mode: { ...ui.mode, form }, said: refusal };
  return withReason(ui, next, strange);
};

/** Counts a second of the step and of the team's time. A frozen table counts none. */
const second = (ui: ClassUi): ClassUi =>
  ui.view.ahead.kind === 'frozen'
    ? ui
    : { ...ui, spent: ui.spent + 1, left: ui.left === undefined ? undefined : Math.max(0, ui.left - 1) };

const nextOf = (ui: ClassUi, event: ClassEvent): Next => {
  switch (event.kind) {
    case 'key':
      return press(ui, event.key);
    case 'resize':
      return { ...ui, size: event.size };
    case 'second':
      return second(ui);
    case 'done':
      return finished(ui, event.request, event.done);
    case 'pack':
      return { ...ui, pack: event.text };
    case 'elsewhere':
      return changedElsewhere(ui, event);
  }
};

/** The screens of an exercise after an event, and what they ask of the outside. */
export const updateClass = (ui: ClassUi, event: ClassEvent): ClassUpdate => {
  const next = nextOf(ui, event);
  return 'wishes' in next ? next : { ui: next, wishes: [] };
};
