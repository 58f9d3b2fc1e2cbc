import { existsSync } from 'node:fs';
import { turnDate } from '../../domain/dates.ts';
import { printable } from '../../report/layout.ts';
import { listed, longDate } from '../../report/numbers.ts';
import { safeText } from '../../report/safe-text.ts';
import { observedCounts } from '../../study/outcome.ts';
import { readWave, type WaveFolder, waveFiles } from '../../study/read-wave.ts';
import { note } from '../output.ts';
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

/** Beside a wave that comes with demarche: the same with weights fitted on the other waves. */
const HELD_OUT = 'held-out.yaml';

const weightsText = ({ folder }: { readonly folder: string }): string =>
  existsSync(fileReader.resolve(folder, HELD_OUT))
    ? `Its scenario.yaml plays weights of judgement, its ${HELD_OUT} weights fitted on the other waves; demarche backtest scores the latter against the record.`
    : 'The weights played are those of the file; demarche backtest scores fitted ones against the record.';

/**
 * What a record of the past says beside a scenario that is played from its first day: how many did recognise, and what
 * weights are played. Undefined where no record lies beside it, or it cannot be read.
 */
export const recordNote = (path: string): string | undefined => {
  const found = recordBeside(path);
  if (!found) return undefined;
  const { states } = found.wave.scenario;
  return printable(
    safeText(
      `This has happened: in fact ${countsText(found)} recognised, out of ${states.length}. ${weightsText(waveFiles(path, fileReader))}`,
    ),
  );
};

/** Tells it, where there is anything to tell. */
export const noteRecord = (path: string): void => {
  const told = recordNote(path);
  if (told !== undefined) note(told);
};

/**
 * The same in one line for screens, longest form first. It takes the place of the model's skill, which is that of
 * weights fitted on other waves.
 */
export const recordForms = (path: string): readonly string[] | undefined => {
  const found = recordBeside(path);
  if (!found) return undefined;
  const { scenario } = found.wave;
  const most = Math.max(...observedCounts(found.wave, scenario.turns));
  const fact = `in fact at most ${most} of ${scenario.states.length} recognised`;
  return [
    `explores the past · ${fact}; the log says on what weights`,
    `explores the past · ${fact}`,
    fact,
    `in fact at most ${most} did`,
  ];
};
