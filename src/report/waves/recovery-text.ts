import type { RecoveryReport } from '../../study/fit/recovery.ts';
import { type Column, table, wrap } from '../words/layout.ts';
import { percent } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { fitNumber, withError } from './fit-report.ts';

const HEADS: readonly Column[] = [
  { title: 'Parameter', max: 40 },
  { title: 'waves', align: 'right' },
  { title: 'bias', max: 16 },
  { title: 'error', align: 'right' },
  { title: "prior's sd", align: 'right' },
  { title: 'in 50 %', align: 'right' },
  { title: 'in 90 %', align: 'right' },
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
  ...wrap(
    "Bias: mean of fitted minus true, with its Monte Carlo error. Error: root mean square of the same; the prior's sd is what it would be without data. The last columns: how often the interval of that size held the truth.",
    { first: '  ' },
  ),
];
