import { existsSync } from 'node:fs';
import { turnDate } from '../../domain/dates.ts';
import { printable } from '../../report/layout.ts';
import { listed, longDate } from '../../report/numbers.ts';
import { safeText } from '../../report/safe-text.ts';
import { observedCounts } from '../../study/outcome.ts';
import { readWave, type WaveFolder, waveFiles } from '../../study/read-wave.ts';
import { fileReader } from '../reader.ts';

/** After so many months, where the record goes as far, and at its end. */
const MONTHS = [3, 12, 60] as const;

const WEEKS_A_MONTH = 365.25 / 12 / 7;

const recordBeside = (path: string): WaveFolder | undefined => {
  const { folder } = waveFiles(path, fileReader);
  if (!existsSync(fileReader.resolve(folder, 'observed.csv'))) return undefined;
  const read = readWave(path, fileReader);
  return read.ok ? read : undefined;
};

const countsText = ({ wave }: WaveFolder): string => {
  const { start, turn: unit, turns } = wave.scenario;
  const counts = observedCounts(wave, turns);
  const marks = MONTHS.map((months) => Math.round(unit === 'month' ? months : months * WEEKS_A_MONTH));
  return listed(
    [...marks.filter((turn) => turn < turns), turns].map(
      (turn) => `${counts[turn] ?? 0} on ${longDate(turnDate(start, unit, turn))}`,
    ),
  );
};

/**
 * What a record of the past says beside a scenario that is played from its first day: how many did recognise, and that
 * the weights of its file are no fitted ones. Undefined where no record lies beside it, or it cannot be read.
 */
export const recordNote = (path: string): string | undefined => {
  const found = recordBeside(path);
  if (!found) return undefined;
  const { states } = found.wave.scenario;
  return printable(
    safeText(
      `This has happened: in fact ${countsText(found)} recognised, out of ${states.length}. The weights played here are those of the file, not fitted; demarche backtest scores fitted ones against the record.`,
    ),
  );
};

/**
 * The same in one line for screens, longest form first. It takes the place of the model's skill, which is that of fitted
 * weights.
 */
export const recordForms = (path: string): readonly string[] | undefined => {
  const found = recordBeside(path);
  if (!found) return undefined;
  const { scenario } = found.wave;
  const most = Math.max(...observedCounts(found.wave, scenario.turns));
  const fact = `in fact at most ${most} of ${scenario.states.length} recognised`;
  return [
    `explores the past · ${fact}; these weights are judgement, not fitted`,
    `${fact}; weights not fitted`,
    `in fact at most ${most}, weights not fitted`,
    `in fact at most ${most} did`,
  ];
};
