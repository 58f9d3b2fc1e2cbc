import type { Manifest } from '../report/words/manifest.ts';
import { UserError } from './errors.ts';
import { isForeignSidecar, sidecarOf, sidecarText } from './files/csv-sidecar.ts';
import { refuseClash, refuseLoss, statsOf } from './files/protect.ts';
import { ensureWritable, type Pieces, writeWhole } from './files/write-file.ts';
import { drawnPieces, note, print, printData } from './output.ts';

/** The formats of outputs. `text` is the default of most commands. */
type OutputFormat = 'text' | 'json' | 'csv' | 'parquet' | 'tally' | 'md' | 'html' | 'svg' | 'yaml' | 'dot';

/** The endings of files and what they hold. The first of a format is the one that errors name. */
const ENDINGS: Readonly<Record<string, OutputFormat>> = {
  txt: 'text',
  text: 'text',
  json: 'json',
  csv: 'csv',
  parquet: 'parquet',
  tally: 'tally',
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  svg: 'svg',
  yaml: 'yaml',
  yml: 'yaml',
  dot: 'dot',
  gv: 'dot',
};

/** Help for a person who asks for a format that no command writes. It applies if the command writes `needs`. */
const INSTEAD: Readonly<Record<string, readonly [needs: OutputFormat, words: string]>> = {
  pdf: ['html', 'open the .html and print it'],
  doc: ['html', 'a word processor opens the .html'],
  docx: ['html', 'a word processor opens the .html'],
  odt: ['html', 'a word processor opens the .html'],
  xls: ['csv', 'a spreadsheet opens the .csv'],
  xlsx: ['csv', 'a spreadsheet opens the .csv'],
  ods: ['csv', 'a spreadsheet opens the .csv'],
  tsv: ['csv', 'the .csv has commas'],
};

export interface FormatFlags {
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly parquet?: boolean;
  readonly md?: boolean;
  readonly svg?: boolean;
  readonly dot?: boolean;
  readonly format?: 'html' | 'md';
  readonly output?: string | undefined;
}

/** The ending of a file's own name, which may be all of it (`.json`), in small letters and without its point; empty if it has none. */
const endingOf = (file: string): string => /\.([^./\\]*)$/.exec(file)?.[1]?.toLowerCase() ?? '';

const endingsFor = (formats: readonly OutputFormat[]): string => {
  const named = formats.flatMap(
    (format) => Object.keys(ENDINGS).find((each) => ENDINGS[each] === format) ?? [],
  );
  return `.${named.join(', .')} or no ending`;
};

const refuseEnding = (file: string, ending: string, formats: readonly OutputFormat[]): UserError => {
  const [needs, words] = (Object.hasOwn(INSTEAD, ending) && INSTEAD[ending]) || [];
  const hint = needs !== undefined && formats.includes(needs) ? ` (${words})` : '';
  return new UserError(
    `cannot write ${file}: this command writes no .${ending}${hint}. Expected ${endingsFor(formats)}.`,
  );
};

/**
 * The format of an output: the flag's format, else the format of the file's ending, else the first of the command's
 * formats. Throws UserError if the command does not write the ending's format, or if the flag names another format.
 */
export const formatOf = <Format extends OutputFormat>(
  { plain, format, output = '', ...flags }: FormatFlags,
  formats: readonly [Format, ...Format[]],
): Format => {
  const flagged = Object.entries(flags).flatMap(([flag, is]) => (is === true ? [flag] : []));
  const named = plain ? 'text' : format;
  const asked = formats.find((each) => flagged.includes(each) || each === named);
  const ending = endingOf(output);
  if (ending === '') return asked ?? formats[0];
  const meant = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  const written = formats.find((each) => each === meant);
  if (written === undefined) throw refuseEnding(output, ending, formats);
  if (asked !== undefined && asked !== written)
    throw new UserError(
      `cannot write ${output}: .${ending} is for ${written}, but ${asked} was asked for. Expected ${endingsFor([asked])}.`,
    );
  return written;
};

/** The files that a command will write, and those that it has read. */
export interface Outputs {
  /** The file of `-o`; undefined or `-`: stdout. */
  readonly output?: string | undefined;
  readonly format: OutputFormat;
  /** Files that it writes beside the answer. */
  readonly others?: readonly (string | undefined)[];
  /** Every file that was read for the answer. None of them may be written. */
  readonly read: ReadonlySet<string>;
}

export interface Output {
  readonly pieces: Pieces;
  /** The record of how the answer was made. For a CSV file it is written to a second file. */
  readonly manifest?: Manifest;
  /** Notes that a reader must know. They go to stderr if the format has no room for them. */
  readonly notes?: readonly string[];
}

/** Writes one answer, whole or not at all. Throws UserError with the reason if it cannot. */
export type Deliver = (output: Output) => Promise<void>;

/** Checks where an answer will be written. Throws UserError if it cannot be written there, or must not be. */
export type OpenDelivery = (outputs: Outputs) => Promise<Deliver>;

/** Whether a person reads an output as it is: it may then be in ASCII. */
const isRead = (format: OutputFormat): boolean => format === 'text' || format === 'md';

const isOrdinary = (file: string): boolean => statsOf(file)?.isFile() ?? true;

const check = async (files: readonly string[], read: ReadonlySet<string>): Promise<void> => {
  refuseClash(files);
  for (const file of files) {
    refuseLoss(file, read);
    await ensureWritable(file);
  }
};

/** Delivers to stdout or to a file. Checks the files now, before the work, and again before it writes them. */
export const openDelivery: OpenDelivery = async ({ output, format, others = [], read }) => {
  const file = output === '-' ? undefined : output;
  if (file === undefined && (format === 'parquet' || format === 'tally'))
    throw new UserError('expected -o FILE: this format is no text for a terminal.');
  const sidecar = file !== undefined && format === 'csv' && isOrdinary(file) ? sidecarOf(file) : undefined;
  const files = [file, sidecar, ...others].filter((each) => each !== undefined);
  const checkAll = async (): Promise<void> => {
    await check(files, read);
    if (file !== undefined && sidecar !== undefined && isForeignSidecar(file))
      throw new UserError(
        `cannot write ${file}: the file of its manifest, ${sidecar}, is there and is not ours.`,
      );
  };
  await checkAll();
  return async ({ pieces, manifest, notes = [] }) => {
    if (format !== 'text' && format !== 'json') for (const each of notes) note(each);
    if (file === undefined) {
      await (isRead(format) ? print(pieces) : printData(pieces));
      if (format === 'csv' && manifest) note(`Made by: ${manifest.command}`);
      return;
    }
    await checkAll();
    await writeWhole(file, isRead(format) ? drawnPieces(pieces) : pieces);
    note(`Written to ${file}`);
    if (sidecar === undefined || manifest === undefined) return;
    await writeWhole(sidecar, [sidecarText(file, manifest)]);
    note(`Written to ${sidecar}`);
  };
};
