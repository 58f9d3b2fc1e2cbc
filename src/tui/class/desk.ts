import type { WorldGrid } from '../../report/page/draw/outlines.ts';
import type { LogLine, RunView } from '../../report/run-view.ts';
import type { WhyView } from '../../report/why-view.ts';

/** A text under a title; each of its paragraphs is one string. */
export interface Passage {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What a team reads: texts, and what drives the states that it plays. */
export type Reading =
  | { readonly kind: 'text'; readonly passage: Passage }
  | { readonly kind: 'drivers'; readonly why: WhyView; readonly log: readonly LogLine[] };

/** Something that a team fills in. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly kind: 'choice' | 'tick' | 'percent' | 'text';
  /** Of a choice: what can be chosen, and how it is called. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What stands in it at first. */
  readonly value: string;
  /** Most characters of a text. */
  readonly most: number;
}

/** A team behind the curtain: what it reads, and what it fills in. */
export interface TeamView {
  readonly seat: string;
  readonly label: string;
  /** What it is asked for: `Turn 2 of 6: 3 January 2026 to 3 July 2026`. */
  readonly title: string;
  /** What can be done, in a sentence. */
  readonly about: string;
  readonly readings: readonly Reading[];
  readonly fields: readonly Field[];
  /** What the last row says: `Lock our move`. */
  readonly submit: string;
  /** Minutes to decide in; undefined where nobody counts. */
  readonly minutes: number | undefined;
}

export interface TeamRow {
  readonly id: string;
  readonly label: string;
  /** Of a team that this step asks nothing of: `idle`. */
  readonly status: 'open' | 'done' | 'absent' | 'idle';
  /** `locked`, `to come`, `the model plays`. */
  readonly word: string;
  /** How what it plays stands, where there is something to show. */
  readonly standing: string;
  /** The rung of the one state that it plays. */
  readonly rung: number | undefined;
}

/** What comes next at the open table. */
export type Ahead =
  | { readonly kind: 'team'; readonly seat: string; readonly label: string; readonly task: string }
  | { readonly kind: 'on'; readonly label: string }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'over' };

/** The open table, as all may see it. */
export interface TableView {
  readonly title: string;
  readonly seed: string;
  /** Changes with every step. */
  readonly at: number;
  /** `Step 3 of 7: Play`. */
  readonly step: string;
  /** Minutes that the step is to take, and those in a short lesson. */
  readonly minutes: number | undefined;
  readonly short: number | undefined;
  /** `Turn 2 of 6`, and its days; of the last turn once all are played. */
  readonly turn: string;
  readonly days: string;
  readonly teams: readonly TeamRow[];
  readonly ahead: Ahead;
  /** What is told to all: the brief, the news of the last turn, the questions. */
  readonly told: Passage;
  /** Whether the step is there to be read: its text then has the room of the map. */
  readonly reads: boolean;
  readonly run: RunView;
  readonly target: string;
}

/** Something that the teacher can do. */
export interface Deed {
  readonly id: string;
  readonly label: string;
  /** Asked twice, since it takes something back. */
  readonly isGrave: boolean;
}

export interface TeacherView {
  readonly passages: readonly Passage[];
  readonly deeds: readonly Deed[];
}

/** What came of something that was done. */
export interface Answer {
  readonly ok: boolean;
  /** A sentence; empty where there is nothing to say. */
  readonly said: string;
  /** The field of a form that is to be put right. */
  readonly field?: string;
}

/**
 * The table of an exercise, joined to the screens: views as plain data, and everything that people can do. What is done is
 * on the disk before the answer comes.
 */
export interface ClassDesk {
  /** The open table; `skipped` are teams that this step does not wait for, though nothing of theirs is kept. */
  readonly view: (skipped: readonly string[]) => TableView;
  readonly team: (seat: string) => TeamView;
  /** Takes what a team has filled in, by field. */
  readonly submit: (seat: string, values: Readonly<Record<string, string>>) => Answer;
  /** This team is not here. */
  readonly absent: (seat: string) => Answer;
  /** Goes on: reveals a turn, or goes to the next step. */
  readonly goOn: () => Answer;
  readonly teacher: () => TeacherView;
  readonly deed: (id: string) => Answer;
  readonly map: () => WorldGrid;
}
