import { turnDate } from '../../domain/dates.ts';
import type { Share } from '../../domain/intervals.ts';
import { MOVE_CAUSES } from '../../domain/run.ts';
import type { Spread } from '../../study/odds/fan.ts';
import type { OddsAnswer, StateOdds } from '../../study/odds/odds.ts';
import type { RuleOdds } from '../../study/odds/rule-odds.ts';
import { answerJson, type StudyManifest } from '../words/manifest.ts';
import { type SkillFile, skillData } from '../words/skill.ts';
import { varianceData } from '../words/variance-text.ts';

const shareOf = ({ count, share, low, high }: Share): object => ({ futures: count, share, low, high });

const spreads = (fan: readonly Spread[], date: (turn: number) => string): readonly object[] =>
  fan.map(({ turn, ...values }) => ({ turn, date: date(turn), ...values }));

const ruleOf = ({ states }: OddsAnswer, { id, label, futures, count, states: shares }: RuleOdds): object => ({
  id,
  label,
  futures,
  recognisers: { mean: count.value, low: count.low, high: count.high },
  recognises_by: Object.fromEntries(states.map((state, s) => [state.id, shares[s] && shareOf(shares[s])])),
});

const stateOf = (
  answer: OddsAnswer,
  state: StateOdds,
  i: number,
  date: (turn: number) => string,
): object => ({
  id: state.id,
  name: state.name,
  recognises_at_start: state.recognised,
  recognises_by: shareOf(state.by),
  median: state.median && {
    date: date(state.median.turn),
    low: state.median.between && date(state.median.between[0]),
    high: state.median.between && date(state.median.between[1]),
    futures: state.median.of,
  },
  rungs: Object.fromEntries(
    answer.frame.ladder.map((rung, r) => [rung.id, state.rungs[r] && shareOf(state.rungs[r])]),
  ),
  curve: answer.curves[i],
  ...(answer.rules.length === 0 ? {} : { variance: varianceData(state.variance) }),
});

const movesOf = (answer: OddsAnswer, date: (turn: number) => string): readonly object[] =>
  answer.moves.map((causes, turn) => ({
    turn,
    date: date(turn),
    ...Object.fromEntries(MOVE_CAUSES.map((cause, c) => [cause, causes[c]])),
  }));

/**
 * The odds as JSON, with shares and their 95 % intervals. `asked` holds the days that were asked for, if other days are
 * used. The same study gives the same bytes.
 */
export const oddsJson = (
  answer: OddsAnswer,
  manifest: StudyManifest,
  skill?: SkillFile,
  asked: object = {},
): string => {
  const { frame, query } = answer;
  const date = (turn: number): string => turnDate(frame.start, frame.unit, turn);
  return answerJson(manifest, {
    from: date(query.from ?? 0),
    by: date(query.by),
    at: date(query.at),
    ...asked,
    states: answer.states.map((state, i) => stateOf(answer, state, i, date)),
    recognisers: spreads(answer.fan, date),
    recogniser_counts: Object.fromEntries(
      answer.counts.flatMap((count, c) => (count > 0 ? [[c, count]] : [])),
    ),
    no_further_recogniser: answer.nobody.map((share, turn) => ({
      turn,
      date: date(turn),
      ...shareOf(share),
    })),
    indices: Object.fromEntries(answer.indices.map(({ id, fan }) => [id, spreads(fan, date)])),
    moves: movesOf(answer, date),
    occasions: frame.occasions.map(({ id, kind }, o) => ({
      id,
      kind,
      ...(answer.occasions[o] ? shareOf(answer.occasions[o]) : {}),
    })),
    tracks: answer.tracks.map(({ id, looks }) => ({
      id,
      against_start: looks.map(({ turn, better, same, worse }) => ({
        turn,
        date: date(turn),
        better: shareOf(better),
        same: shareOf(same),
        worse: shareOf(worse),
      })),
    })),
    variance: varianceData(answer.variance),
    ...(answer.rules.length === 0 ? {} : { rules: answer.rules.map((rule) => ruleOf(answer, rule)) }),
    skill: skillData(skill),
  });
};
