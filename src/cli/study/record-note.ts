import { existsSync } from 'node:fs';
import { turnDate } from '../../domain/dates.ts';
import { printable } from '../../report/words/layout.ts';
import { listed, longDate } from '../../report/words/numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import type { Reader } from '../../scenario/reader.ts';
import { recordedCounts } from '../../study/waves/outcome.ts';
import { readWave, type WaveFolder, waveFiles } from '../../study/waves/read-wave.ts';
import { HELD_OUT } from '../files/find-scenario.ts';
import { fileReader } from '../files/reader.ts';

/** The months after which the counts of the record are given, up to its end. The count at the end is given too. */
const MONTHS = [3, 12, 60] as const;

const WEEKS_A_MONTH = 365.25 / 12 / 7;

const recordBeside = (path: string, reader: Reader): WaveFolder | undefined => {
  const { folder } = waveFiles(path, reader);
  if (!existsSync(reader.resolve(folder, 'observed.csv'))) return undefined;
  const read = readWave(path, reader);
  return read.ok ? read : undefined;
};

const countsText = ({ wave }: WaveFolder): string => {
  const { start, turn: unit, turns } = wave.scenario;
  const counts = recordedCounts(wave, turns);
  const marks = MONTHS.map((months) => Math.round(unit === 'month' ? months : months * WEEKS_A_MONTH));
  return listed(
    [...marks.filter((turn) => turn < turns), turns].map(
      (turn) => `${counts[turn]?.known ?? 0} on ${longDate(turnDate(start, unit, turn))}`,
    ),
  );
};

const weightsText = ({ folder }: { readonly folder: string }): string =>
  existsSync(fileReader.resolve(folder, `${HELD_OUT}.yaml`))
    ? `Its scenario.yaml plays weights of judgement, its ${HELD_OUT}.yaml weights fitted on the other waves; demarche backtest scores the latter against the record.`
    : 'The weights played are those of the file; demarche backtest scores fitted ones against the record.';

/** The facts of a past record, shown beside a scenario that is played from its first day. */
export interface PastRecord {
  /** The number of states that recognised, and the weights that are played. */
  readonly note: string;
  /**
   * The note in one line for screens, longest form first. It replaces the model's skill, which belongs to weights
   * fitted on other waves.
   */
  readonly forms: readonly string[];
}

/** Reads the record beside a scenario. Undefined if there is no record, or if it cannot be read. */
export const recordOf = (path: string, reader: Reader = fileReader): PastRecord | undefined => {
  const found = recordBeside(path, reader);
  if (!found) return undefined;
  const { states, turns } = found.wave.scenario;
  const most = Math.max(...recordedCounts(found.wave, turns).map(({ known }) => known));
  const fact = `in fact at most ${most} of ${states.length} recognised`;
  return {
    note: printable(
      safeText(
        `This has happened: in fact ${countsText(found)} recognised, out of ${states.length}. ${weightsText(waveFiles(path, fileReader))}`,
      ),
    ),
    forms: [
      `explores the past · ${fact}; the log says on what weights`,
      `explores the past · ${fact}`,
      fact,
      `in fact at most ${most} did`,
    ],
  };
};
