import { readPerCent } from '../exercise/chance.ts';
import type { SeatId } from '../exercise/exercise.ts';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** The meaning of the option, as sentences. */
  readonly about?: readonly string[];
  /** A warning before the option is chosen for good, since it weighs more than other steps. */
  readonly warning?: string;
}

/** Names the teacher in place of a seat. No seat has this id, since the id has a blank. */
export const TEACHER = 'the teacher';

interface FieldBase {
  readonly id: string;
  readonly label: string;
  /** The value that the field has at first. A field with such a value may be left out of an answer. */
  readonly value?: string;
  /** It is chosen with the button that hands the form in, not in a row of its own. */
  readonly onButton?: true;
  /** Why a value is refused, as a sentence. */
  readonly refusal: string;
}

/** One thing that a team fills in. Plain JSON. */
export type Field = FieldBase &
  (
    | { readonly kind: 'choice'; readonly options: readonly FieldOption[] }
    /** Any number of the options: their values, with blanks between them. */
    | { readonly kind: 'several'; readonly options: readonly FieldOption[] }
    /** A number within bounds, with one decimal at most, after a point or a comma. */
    | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly unit: '%' }
    /** A text; least and most are characters. */
    | { readonly kind: 'text'; readonly least: number; readonly most: number }
  );

/** The beginning of the journal entry that the answer to a task becomes. A brief is only read. */
type TaskEntry =
  | { readonly do: 'read' | 'answer' | 'judge' | 'recode'; readonly seat: SeatId }
  /** `person`: which person of the seat predicts, from 1. */
  | { readonly do: 'predict'; readonly seat: SeatId; readonly person: number }
  | { readonly do: 'lock'; readonly seat: SeatId; readonly turn: number }
  | { readonly do: 'vote'; readonly seat: SeatId; readonly vote: string }
  /** The teacher forces or blocks a move. */
  | { readonly do: 'steer'; readonly seat: typeof TEACHER; readonly turn: number };

/** What a step asks of a team. Plain JSON: a screen, a dialogue or a web page presents it. */
export interface Task {
  /** Differs between all tasks of one team in an exercise: `turn 2`. */
  readonly id: string;
  readonly entry: TaskEntry;
  readonly team: string;
  /** What it is about: `Turn 2 of 6: 3 January 2026 to 3 July 2026`. */
  readonly title: string;
  /** What can be done, in a sentence. */
  readonly about: string;
  readonly fields: readonly Field[];
  /** The words on the button: `Lock our move`. */
  readonly submit: string;
  /** What is said once it is done. */
  readonly done: string;
  /** Minutes to decide in. Undefined if there is no limit. */
  readonly minutes?: number;
}

/** A value that was given for a field, or why it is refused, as a sentence. */
type FieldReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly refusal: string };

/** The values of a field that takes several values. */
export const chosenIn = (value: string): readonly string[] =>
  value.split(/\s+/).filter((part) => part !== '');

const isGood = (field: Field, value: string): boolean => {
  switch (field.kind) {
    case 'choice':
      return field.options.some((option) => option.value === value);
    case 'several':
      return chosenIn(value).every((part) => field.options.some((option) => option.value === part));
    case 'number':
      return value !== '' && Number(value) >= field.least && Number(value) <= field.most;
    case 'text':
      return value.length >= field.least;
  }
};

/** Reads the value that was given for a field. Only this function decides whether a value is taken. */
export const readField = (field: Field, given: string): FieldReading => {
  const value = field.kind === 'number' ? String(readPerCent(given) ?? '') : given.trim();
  if (field.kind === 'text' && value.length > field.most)
    return { ok: false, refusal: `At most ${field.most} characters, and this has ${value.length}.` };
  return isGood(field, value) ? { ok: true, value } : { ok: false, refusal: field.refusal };
};
