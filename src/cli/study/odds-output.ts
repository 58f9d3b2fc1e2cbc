import { isDate, turnDate, turnOf } from '../../domain/dates.ts';
import { forecastMarkdown } from '../../report/forecast.ts';
import { type ManifestOutput, manifestOf, type StudyManifest } from '../../report/manifest.ts';
import { oddsJson } from '../../report/odds-json.ts';
import { oddsColumns, oddsCsv } from '../../report/odds-table.ts';
import { oddsText } from '../../report/odds-text.ts';
import type { StudyFrame } from '../../study/frame.ts';
import { answerOdds, futuresOf, standings } from '../../study/odds.ts';
import type { FormatFlags, Output } from '../delivery.ts';
import { findBloc, findState } from '../find-state.ts';
import { asLines } from '../output.ts';
import { parseWhen } from '../when.ts';
import { ownSkill, ownSkillFile } from './skill.ts';
import { encodeStudy, type Study } from './tally-file.ts';

/** How odds are asked for and shown: the same for `odds` and `merge`. */
export interface OddsOutputFlags extends FormatFlags {
  readonly all?: boolean;
  readonly by?: string;
  readonly at?: string;
  readonly state?: readonly string[];
  readonly bloc?: readonly string[];
}

/** The formats that odds are written in. */
export const ODDS_FORMATS = ['text', 'json', 'csv', 'parquet', 'tally', 'md'] as const;
export type OddsFormat = (typeof ODDS_FORMATS)[number];

/** What is asked of a study: all times as turns, all names as ids. */
export interface OddsAsked {
  readonly by: number;
  readonly at: number;
  readonly states: readonly string[];
  readonly blocs: readonly string[];
  /** Positions of these states and of the blocs' members, in canonical order; undefined: all. */
  readonly positions: readonly number[] | undefined;
}

/** What the flags ask of a study; both times default to the last turn. Throws UserError for what it does not have. */
export const oddsAsked = (frame: StudyFrame, turns: number, flags: OddsOutputFlags): OddsAsked => {
  const { state = [], bloc = [] } = flags;
  const calendar = { start: frame.start, turn: frame.unit };
  const turn = (text: string | undefined, option: string): number =>
    text === undefined ? turns : parseWhen(text, calendar, turns, option);
  const states = [...new Set(state.map((typed) => frame.states.indexOf(findState(typed, frame))))];
  const blocs = [...new Set(bloc.map((typed) => findBloc(typed, frame.blocs)))];
  const members = blocs.flatMap((each) => each.members);
  const positions = [...new Set([...states, ...members])].toSorted((a, b) => a - b);
  return {
    by: turn(flags.by, '--by'),
    at: turn(flags.at ?? flags.by, '--at'),
    states: states.toSorted((a, b) => a - b).flatMap((at) => frame.states[at]?.id ?? []),
    blocs: blocs.map(({ id }) => id).toSorted(),
    positions: state.length + bloc.length === 0 ? undefined : positions,
  };
};

const manifestFor = (
  { id, tally }: Study,
  { by, at, states, blocs }: OddsAsked,
  output: ManifestOutput,
): StudyManifest => {
  const { frame, engine, data, seed, edits } = id;
  const { turns } = tally.shape;
  const day = (turn: number): string => turnDate(frame.start, frame.unit, turn);
  const options = {
    ...(by === turns ? {} : { by: day(by) }),
    ...(at === by ? {} : { at: day(at) }),
    ...(states.length === 0 ? {} : { state: states }),
    ...(blocs.length === 0 ? {} : { bloc: blocs }),
  };
  const scenario = { id: frame.id, name: id.scenario, title: frame.title, sha256: id.sha256 };
  const counts = { futures: futuresOf(tally), asked: id.runs, turns };
  return manifestOf({ engine, answer: 'odds', scenario, data, seed, ...counts, edits, options }, output);
};

/** The turns in which the day of the start comes round again (the 28th where a year has no 29 February), and the last one. */
const anniversaries = (frame: StudyFrame, turns: number): readonly number[] => {
  const [year = '', ...rest] = frame.start.split('-');
  const found: number[] = [];
  for (let y = 1; ; y++) {
    const day = [String(Number(year) + y).padStart(4, '0'), ...rest].join('-');
    const turn = turnOf(frame.start, frame.unit, isDate(day) ? day : day.replace(/29$/, '28'));
    if (turn >= turns) return [...found, turns];
    found.push(turn);
  }
};

/** A study's odds in the format that was asked for. */
export const oddsOutput = async (
  study: Study,
  asked: OddsAsked,
  format: OddsFormat,
  all: boolean,
): Promise<Output> => {
  if (format === 'tally') return { pieces: [encodeStudy(study)] };
  const { frame } = study.id;
  const { turns } = study.tally.shape;
  const manifest = manifestFor(study, asked, format);
  const answerAt = (by: number, at: number) => answerOdds(study.tally, frame, { by, at }, asked.positions);
  if (format === 'md') {
    const answers = anniversaries(frame, turns).map((turn) => ({ turn, answer: answerAt(turn, turn) }));
    return { pieces: asLines(forecastMarkdown({ answers, manifest })) };
  }
  const answer = answerAt(asked.by, asked.at);
  switch (format) {
    case 'json':
      return { pieces: [oddsJson(answer, manifest, ownSkillFile())] };
    case 'csv':
      return { pieces: oddsCsv(answer), manifest };
    case 'parquet': {
      const { parquetBytes } = await import('./parquet.ts');
      return { pieces: [parquetBytes(oddsColumns(answer, standings(study.tally, answer)), manifest)] };
    }
    case 'text':
      return { pieces: asLines(oddsText({ answer, manifest, all, skill: ownSkill() })) };
  }
};
