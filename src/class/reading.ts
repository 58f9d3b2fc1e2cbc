import { sha256 } from '../domain/sha256.ts';
import type { Action } from '../exercise/actions.ts';
import { asChance } from '../exercise/chance.ts';
import { faultOfCorrection, judgementSeal } from '../exercise/evidence/acts.ts';
import { type FormValues, RATIONALE, seatOf } from '../exercise/exercise.ts';
import { sealOf } from '../exercise/forecasts.ts';
import { action } from '../exercise/schema/action.ts';
import type { Correction } from '../exercise/table.ts';
import { CHANGE, changesIn, changeValue } from '../exercise/weights/changes.ts';
import type { Desk } from './desk.ts';
import { MORE } from './steps/predict-task.ts';
import { chosenIn, readField, type Task } from './task.ts';

/** The action that a form amounts to, or the field that was refused. */
export type TaskReading =
  | { readonly ok: true; readonly action: Action }
  /** `field`: the id of the field whose value is refused. */
  | { readonly ok: false; readonly field: string; readonly refusal: string };

/** The values of the fields whose id begins with a word, by the rest of the id. */
const after = (values: FormValues, word: string): FormValues =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) =>
      id.startsWith(`${word} `) ? [[id.slice(word.length + 1), value]] : [],
    ),
  );

const nonceAt = (desk: Desk): string =>
  desk.nonce?.() ?? sha256(`${desk.seed}\n${desk.journal.sum}`).slice(0, 32);

/** The correction in a form. If its value is not a number, it is NaN. */
const correctionIn = (values: FormValues): Omit<Correction, 'seat'> => {
  const { row = '', value = '', source = '', date = '', reporter = '', reason = '' } = values;
  const number = value.trim() === '' ? undefined : Number(value.trim().replace(',', '.').replace('−', '-'));
  return { row, ...(number === undefined ? {} : { value: number }), source, date, reporter, reason };
};

/** Why a correction is refused, with the field that has to be changed. */
const correctionRefusal = (
  { game: { exercise } }: Desk,
  { entry }: Task,
  values: FormValues,
): TaskReading | undefined => {
  if (entry.do !== 'recode') return undefined;
  const fault = faultOfCorrection(exercise, seatOf(exercise, entry.seat), correctionIn(values));
  return fault && { ok: false, field: fault.part, refusal: `Not done: ${fault.why}.` };
};

const changeOf = ({ game: { exercise } }: Desk, value: string | undefined): object => {
  const change = changesIn(exercise).find((each) => changeValue(each) === value);
  return change ? { change } : {};
};

/** The action that the answer to a task becomes. `own`: the nonce that a device of the team has drawn. */
const entryOf = (desk: Desk, { entry, fields }: Task, values: FormValues, own?: string): object => {
  const { option, reason, measures = '' } = values;
  switch (entry.do) {
    case 'predict': {
      const asked = fields.filter(({ kind }) => kind === 'number');
      const odds = Object.fromEntries(asked.map(({ id }) => [id, asChance(Number(values[id]))]));
      const rationale = values[RATIONALE] ?? '';
      const nonce = own ?? nonceAt(desk);
      const forecast = { person: entry.person, odds, rationale, nonce };
      const seal = sealOf(desk.game.exercise.id, entry.seat, forecast);
      return { ...entry, ...forecast, seal, ...(values[MORE] === 'more' ? { more: true } : {}) };
    }
    case 'judge': {
      const { most = '', weakest = '' } = values;
      const judgement = { most, weakest, reason: reason ?? '', nonce: nonceAt(desk) };
      return { ...entry, ...judgement, seal: judgementSeal(desk.game.exercise.id, entry.seat, judgement) };
    }
    case 'recode':
      return { ...entry, ...correctionIn(values), ...(values.more === 'more' ? { more: true } : {}) };
    case 'vote':
      return { ...entry, option, reason };
    case 'steer':
      return { do: 'steer', turn: entry.turn, state: values.state, word: values.word, reason };
    case 'answer':
      return {
        ...entry,
        answers: fields.filter(({ id }) => id !== CHANGE).map(({ id }) => values[id]),
        ...changeOf(desk, values[CHANGE]),
      };
    default: {
      const [moves, tracks] = [after(values, 'move'), after(values, 'track')];
      const offers = after(values, 'offer');
      const answers = Object.keys(offers).length === 0 ? {} : { offers };
      const stands = values.stands === 'stands' ? { stands: true } : {};
      return { ...entry, moves, tracks, measures: chosenIn(measures), ...answers, reason, ...stands };
    }
  }
};

/**
 * Reads what a team has filled in: the action that it is, or the first field whose value is refused. `nonce`: the
 * nonce of a seal, if the team's own device draws it.
 */
export const readTask = (desk: Desk, task: Task, given: FormValues, nonce?: string): TaskReading => {
  const strange = Object.keys(given).find((id) => !task.fields.some((field) => field.id === id));
  if (strange !== undefined)
    return { ok: false, field: strange, refusal: `Nothing called “${strange}” can be filled in.` };
  const values: Record<string, string> = {};
  for (const field of task.fields) {
    const text = given[field.id];
    const isLeft = text === undefined || (text === '' && field.kind === 'number');
    if (isLeft && field.value !== undefined) {
      if (field.kind === 'number') values[field.id] = field.value;
      continue;
    }
    const read = readField(field, text ?? '');
    if (!read.ok) return { ok: false, field: field.id, refusal: read.refusal };
    values[field.id] = read.value;
  }
  return (
    correctionRefusal(desk, task, values) ?? {
      ok: true,
      action: action.parse(entryOf(desk, task, values, nonce)),
    }
  );
};
