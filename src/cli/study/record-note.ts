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
  const { folder } = waveFiles(path, fileReader);
  if (!existsSync(fileReader.resolve(folder, 'observed.csv'))) return undefined;
  const read = readWave(path, fileReader);
  if (!read.ok) return undefined;
  const { scenario } = read.wave;
  return printable(
    safeText(
      `This has happened: in fact ${countsText(read)} recognised, out of ${scenario.states.length}. The weights played here are those of the file, not fitted; demarche backtest scores fitted ones against the record.`,
    ),
  );
};
