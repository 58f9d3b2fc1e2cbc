import { isDate, turnOf } from '../../domain/dates.ts';
import { forecastMarkdown } from '../../report/forecast.ts';
import type { StudyManifest } from '../../report/manifest.ts';
import { oddsJson } from '../../report/odds-json.ts';
import { oddsColumns, oddsCsv } from '../../report/odds-table.ts';
import { oddsText } from '../../report/odds-text.ts';
import { answerOdds, futuresOf, type OddsAnswer, standings } from '../../study/odds.ts';
import { encodeStudy, type Study } from '../../study/tally-file.ts';
import { UserError } from '../errors.ts';
import { findBloc, findState } from '../find-state.ts';
import { asLines, deliver, note } from '../output.ts';
import { parseWhen } from '../when.ts';
import { type Pieces, writeWhole } from '../write-file.ts';
import { quoted } from './quoted.ts';
import { ownSkill, ownSkillFile } from './skill.ts';

/** How odds are asked for and shown: the same for `odds` and `merge`. */
export interface OddsOutputFlags {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly parquet?: boolean;
  readonly md?: boolean;
  readonly all?: boolean;
  readonly output?: string;
  readonly by?: string;
  readonly at?: string;
  readonly state?: readonly string[];
  readonly bloc?: readonly string[];
}

type Format = 'text' | 'json' | 'csv' | 'parquet' | 'tally' | 'markdown';

const ENDINGS: Readonly<Record<string, Format>> = {
  json: 'json',
  csv: 'csv',
  parquet: 'parquet',
  tally: 'tally',
  md: 'markdown',
};

export const formatOf = ({ json, csv, parquet, md, output }: OddsOutputFlags): Format => {
  if (json) return 'json';
  if (csv) return 'csv';
  if (parquet) return 'parquet';
  if (md) return 'markdown';
  return ENDINGS[/\.(\w+)$/.exec(output ?? '')?.[1] ?? ''] ?? 'text';
};

type Frame = Study['id']['frame'];

/** Positions of the states that were asked for by name or by bloc, in canonical order; undefined: all. */
export const positionsOf = (frame: Frame, flags: OddsOutputFlags): readonly number[] | undefined => {
  const { state = [], bloc = [] } = flags;
  if (state.length + bloc.length === 0) return undefined;
  const named = state.map((typed) => frame.states.indexOf(findState(typed, frame)));
  const members = bloc.flatMap((typed) => findBloc(typed, frame.blocs).members);
  return [...new Set([...named, ...members])].toSorted((a, b) => a - b);
};

/** The turns that `--by` and `--at` name; both default to the last one. */
export const queryOf = (frame: Frame, turns: number, flags: OddsOutputFlags) => {
  const calendar = { start: frame.start, turn: frame.unit };
  const turn = (text: string | undefined, option: string): number =>
    text === undefined ? turns : parseWhen(text, calendar, turns, option);
  return { by: turn(flags.by, '--by'), at: turn(flags.at ?? flags.by, '--at') };
};

const manifestOf = ({ id, tally }: Study, flags: OddsOutputFlags): StudyManifest => {
  const { turns } = tally.shape;
  const named = (name: string, values: readonly string[] = []) => values.flatMap((v) => [name, v]);
  const words = [
    ...[
      'demarche',
      'odds',
      id.scenario,
      '--seed',
      id.seed,
      '--runs',
      String(id.runs),
      '--turns',
      String(turns),
    ],
    ...named('--set', id.edits),
    ...named('--by', flags.by === undefined ? [] : [flags.by]),
    ...named('--at', flags.at === undefined ? [] : [flags.at]),
    ...named('--state', flags.state),
    ...named('--bloc', flags.bloc),
  ];
  return {
    engine: id.engine,
    scenario: { id: id.frame.id, title: id.frame.title, sha256: id.sha256 },
    data: id.data,
    seed: id.seed,
    futures: futuresOf(tally),
    asked: id.runs,
    turns,
    edits: id.edits,
    command: words.map(quoted).join(' '),
  };
};

const binary = async (flags: OddsOutputFlags, bytes: () => Promise<Uint8Array>): Promise<void> => {
  if (flags.output === undefined || flags.output === '-')
    throw new UserError('expected -o FILE: this format is no text for a terminal.');
  await writeWhole(flags.output, [await bytes()]);
  note(`Written to ${flags.output}`);
};

/** A CSV file's manifest stands beside it, where CSV on the Web (W3C 2015) looks for metadata. */
const deliverCsv = async (
  pieces: Pieces,
  manifest: StudyManifest,
  output: string | undefined,
): Promise<void> => {
  await deliver(pieces, output);
  const text = `${JSON.stringify({ '@context': 'http://www.w3.org/ns/csvw', 'demarche:manifest': manifest }, null, 1)}\n`;
  if (output === undefined || output === '-') note(`Made by: ${manifest.command}`);
  else await deliver([text], `${output}-metadata.json`);
};

const parquetOf = async (study: Study, answer: OddsAnswer, manifest: StudyManifest): Promise<Uint8Array> => {
  const { parquetBytes } = await import('./parquet.ts');
  return parquetBytes(oddsColumns(answer, standings(study.tally, answer)), manifest);
};

/** Throws UserError for questions and outputs that cannot be, before any work is done. */
export const checkOddsFlags = (frame: Frame, turns: number, flags: OddsOutputFlags): void => {
  queryOf(frame, turns, flags);
  positionsOf(frame, flags);
  const needsFile = ['parquet', 'tally'].includes(formatOf(flags));
  if (needsFile && (flags.output === undefined || flags.output === '-'))
    throw new UserError('expected -o FILE: this format is no text for a terminal.');
};

/** The turns in which the day of the start comes round again (the 28th where a year has no 29 February), and the last one. */
const anniversaries = (frame: Frame, turns: number): readonly number[] => {
  const [year = '', ...rest] = frame.start.split('-');
  const found: number[] = [];
  for (let y = 1; ; y++) {
    const day = [String(Number(year) + y).padStart(4, '0'), ...rest].join('-');
    const turn = turnOf(frame.start, frame.unit, isDate(day) ? day : day.replace(/29$/, '28'));
    if (turn >= turns) return [...found, turns];
    found.push(turn);
  }
};

/** Prints a study's odds, or writes them to a file, in the format that was asked for. */
export const deliverOdds = async (study: Study, flags: OddsOutputFlags): Promise<void> => {
  const { frame } = study.id;
  const { turns } = study.tally.shape;
  const answer = answerOdds(study.tally, frame, queryOf(frame, turns, flags), positionsOf(frame, flags));
  const manifest = manifestOf(study, flags);
  switch (formatOf(flags)) {
    case 'json':
      return deliver([oddsJson(answer, manifest, ownSkillFile())], flags.output);
    case 'csv':
      return deliverCsv(oddsCsv(answer), manifest, flags.output);
    case 'parquet':
      return binary(flags, () => parquetOf(study, answer, manifest));
    case 'tally':
      return binary(flags, async () => encodeStudy(study));
    case 'markdown': {
      const answers = anniversaries(frame, turns).map((turn) => ({
        turn,
        answer: answerOdds(study.tally, frame, { by: turn, at: turn }, positionsOf(frame, flags)),
      }));
      return deliver(asLines(forecastMarkdown({ answers, manifest })), flags.output);
    }
    case 'text': {
      const all = flags.all === true || flags.state !== undefined;
      return deliver(asLines(oddsText({ answer, manifest, all, skill: ownSkill() })), flags.output);
    }
  }
};
