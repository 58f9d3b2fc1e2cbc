import type { RecoveryReport } from '../../study/fit/recovery.ts';
import { indented, left, right, table, wrap } from '../words/layout.ts';
import { percent } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { fitNumber, withError } from './fit-report.ts';

const HEADS = [
  left('Parameter', 40),
  right('waves'),
  left('bias', 16),
  right('error'),
  right("prior's sd"),
  right('in 50 %'),
  right('in 90 %'),
];

/** How well fits find the weights of waves that the engine made up. */
export const recoveryText = (id: string, seed: string, report: RecoveryReport): readonly string[] => [
  ...wrap(
    `${report.waves} waves made up from ${safeText(id)}, seed “${safeText(seed)}”, each with weights and base rates drawn from the prior; ${fitNumber(report.moves)} moves a wave on average. ${report.converged} of ${report.waves} fits converged.`,
  ),
  '',
  ...table(
    HEADS,
    report.recoveries.map(({ id: name, count, bias, biasError, error, priorSd, within50, within90 }) => [
      safeText(name),
      String(count),
      withError(bias, biasError),
      fitNumber(error),
      fitNumber(priorSd),
      percent(within50),
      percent(within90),
    ]),
  ),
  ...indented(
    "Bias: mean of fitted minus true, with its Monte Carlo error. Error: root mean square of the same; the prior's sd is what it would be without data. The last columns: how often the interval of that size held the truth.",
  ),
];
