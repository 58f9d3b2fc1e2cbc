import { isDate, turnOf } from '../../domain/dates.ts';
import { asLines } from '../../library/forms.ts';
import { type OddsAsked, type OddsShown, oddsFrom, oddsManifest } from '../../library/odds.ts';
import { askedNotes } from '../../library/when.ts';
import { type ForecastWriting, forecastMarkdown } from '../../report/odds/forecast.ts';
import { oddsColumns } from '../../report/odds/table.ts';
import type { StudyManifest } from '../../report/words/manifest.ts';
import type { StudyFrame } from '../../study/futures/frame.ts';
import { encodeStudy, type Study } from '../../study/futures/tally-file.ts';
import { answerOdds, standings } from '../../study/odds/odds.ts';
import type { FormatFlags, Output } from '../delivery.ts';
import { ownSkillFile } from './skill.ts';

/** The flags that ask for odds and show them. They are the same for `odds` and `merge`. */
export interface OddsOutputFlags extends FormatFlags {
  readonly all?: boolean;
  readonly by?: string;
  readonly at?: string;
  readonly state?: readonly string[];
  readonly bloc?: readonly string[];
}

/** The request in the flags to the futures that were counted. */
export const shownOf = ({ by, at, state: states, bloc: blocs, all }: OddsOutputFlags): OddsShown => ({
  by,
  at,
  states,
  blocs,
  all,
});

/** The formats that odds are written in. */
export const ODDS_FORMATS = ['text', 'json', 'csv', 'parquet', 'tally', 'md'] as const;
type OddsFormat = (typeof ODDS_FORMATS)[number];

/** The turns with an anniversary of the start (28 February in a year without a 29th), and the last turn. */
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

/** The odds of a study after each year, as a dated forecast. `manifest` says what made it. */
export const forecastOutput = (
  { id: { frame }, tally }: Study,
  { from, positions }: OddsAsked,
  manifest: StudyManifest,
  writing?: ForecastWriting,
): Output => {
  const { turns } = tally.shape;
  const answers = anniversaries(frame, turns)
    .filter((turn) => turn === turns || turn > (from ?? 0))
    .map((turn) => ({ turn, answer: answerOdds(tally, frame, { by: turn, at: turn, from }, positions) }));
  return { pieces: asLines(forecastMarkdown({ answers, manifest, writing })) };
};

/** A study's odds in the format that was asked for. */
export const oddsOutput = async (study: Study, asked: OddsAsked, format: OddsFormat): Promise<Output> => {
  const { frame } = study.id;
  switch (format) {
    case 'tally':
      return { pieces: [encodeStudy(study)] };
    case 'md':
      return forecastOutput(study, asked, oddsManifest(study, asked, format));
    case 'parquet': {
      const { parquetBytes } = await import('./parquet.ts');
      const answer = answerOdds(study.tally, frame, asked, asked.positions);
      const columns = oddsColumns(answer, standings(study.tally, answer));
      const { by, at, from } = asked.times;
      const pieces = [parquetBytes(columns, oddsManifest(study, asked, format))];
      return { pieces, notes: askedNotes([...(from ? [from] : []), by, at]) };
    }
    default:
      return oddsFrom(study, asked, ownSkillFile()).write(format);
  }
};
