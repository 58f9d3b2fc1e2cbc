import { turnDate } from '../../domain/dates.ts';
import type { TipLever } from '../../study/tip/levers.ts';
import type { OddsAt, Tip } from '../../study/tip/tip.ts';
import { csvOf } from '../run/csv.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';
import { type SkillFile, skillData } from '../words/skill.ts';
import { leverText, type TipReport, tipSet } from './tip-report.ts';

const leverOf = (lever: TipLever, { scenario }: TipReport): object => ({
  lever: lever.path,
  label: leverText(lever, scenario),
  from: lever.value,
  range: lever.range,
});

const oddsOf = ({ value, share, low, high, of }: OddsAt): object => ({
  value,
  share,
  low,
  high,
  futures: of,
});

const tipOf = (tip: Tip, report: TipReport): object => ({
  ...leverOf(tip.lever, report),
  verdict: tip.verdict,
  monotone: tip.monotone,
  ...(tip.verdict === 'tips'
    ? {
        to: tip.to,
        low: tip.interval.low,
        high: tip.interval.high,
        open: tip.interval.open,
        size: tip.size,
        set: tipSet(report.scenario, tip.lever, tip.to),
      }
    : {}),
  ...(tip.verdict === 'out of range' ? { best: oddsOf(tip.best) } : {}),
});

/** What a search for tipping points found, as plain data. */
export const tipData = (report: TipReport): object => {
  const { answer, goal, scenario } = report;
  const { share, low, high, of: futures } = answer.now;
  return {
    goal: goal.states.length === 1 ? { state: goal.states[0] } : { count: goal.count },
    by: turnDate(scenario.start, scenario.turn, goal.turn),
    odds: answer.odds,
    now: { share, low, high, futures },
    already: answer.already,
    tips: answer.tips.map((tip) => tipOf(tip, report)),
    short: answer.short.map(({ lever, best }) => ({ ...leverOf(lever, report), best: oddsOf(best) })),
    larger: answer.larger.map(({ path }) => path),
  };
};

/** A search for tipping points as JSON text. The same scenario, seed and futures give the same bytes. */
export const tipJson = (
  report: TipReport,
  manifest: Manifest,
  skill?: SkillFile,
  asked: object = {},
): string => answerJson(manifest, { ...asked, tip: tipData(report), skill: skillData(skill) });

/** A search for tipping points as CSV text, one row per lever that was pursued. */
export function* tipCsv({ answer, scenario }: TipReport): Generator<string, void, undefined> {
  yield csvOf(
    'lever,label,verdict,monotone,from,to,low,high,open,size,set',
    answer.tips.map((tip) => {
      const { lever, verdict, monotone } = tip;
      const row = [lever.path, leverText(lever, scenario), verdict, Number(monotone), lever.value];
      if (verdict !== 'tips') return [...row, '', '', '', '', '', ''];
      const { to, interval, size } = tip;
      const { low, high, open } = interval;
      return [...row, to, low, high, Number(open), size, tipSet(scenario, lever, to)];
    }),
  );
}
