import type { Manifest } from '../report/words/manifest.ts';
import { withNotes } from './when.ts';

/** The forms of an answer. */
export type AnswerForm = 'text' | 'json' | 'csv';

/** An answer in one of its forms, in pieces, with what made it. */
export interface Written {
  readonly pieces: Iterable<string>;
  readonly manifest: Manifest;
  /** What a reader must know of the answer, if its form has no room for it. */
  readonly notes?: readonly string[];
}

/** An answer as plain data, which can be written as the command of the same name prints it. */
export type Answered<Data> = Data & {
  /** The answer as text for people. */
  readonly text: () => string;
  /** The answer as JSON text, with its manifest: the bytes that the command writes with `--json`. */
  readonly json: () => string;
  /** The answer as a table: the bytes that the command writes with `--csv`. */
  readonly csv: () => string;
  /** The table in pieces, for answers that are too long for one text. */
  readonly write: (form: AnswerForm) => Written;
};

/** Lines as pieces, each with its line feed. */
export function* asLines(lines: Iterable<string>): Generator<string, void, undefined> {
  for (const line of lines) yield `${line}\n`;
}

const whole = ({ pieces }: Written): string => [...pieces].join('');

/** How an answer is written, under the manifest of the form. */
interface Forms<About extends Manifest> {
  /** Lines. The notes come before them. */
  readonly text: (manifest: About) => readonly string[];
  /** Pieces. */
  readonly json: (manifest: About) => Iterable<string>;
  readonly csv: () => Iterable<string>;
  readonly notes?: readonly string[];
}

/** Data with its forms. */
export const answered = <Data, About extends Manifest>(
  data: Data,
  manifestFor: (form: AnswerForm) => About,
  { notes, ...forms }: Forms<About>,
): Answered<Data> => {
  const written = {
    ...forms,
    text: (manifest: About) => asLines(withNotes(notes ?? [], forms.text(manifest))),
  };
  const write = (form: AnswerForm): Written => {
    const manifest = manifestFor(form);
    return { pieces: written[form](manifest), manifest, ...(notes && { notes }) };
  };
  return {
    ...data,
    text: () => whole(write('text')),
    json: () => whole(write('json')),
    csv: () => whole(write('csv')),
    write,
  };
};
