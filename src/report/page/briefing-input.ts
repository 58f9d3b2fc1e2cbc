import type { Scenario } from '../../scenario/scenario.ts';
import type { OddsAnswer, StateOdds } from '../../study/odds.ts';
import type { CompareReport } from '../compare-report.ts';
import { cut } from '../layout.ts';
import type { StudyManifest } from '../manifest.ts';
import { longDate } from '../numbers.ts';
import { safeText } from '../safe-text.ts';
import type { SkillFile } from '../skill.ts';
import type { WhyView } from '../why-view.ts';
import { dateAt } from './dates.ts';
import type { WorldGrid } from './outlines.ts';

/** What a briefing is made from: answers that are there already. It works nothing out anew. */
export interface BriefingInput {
  readonly scenario: Scenario;
  /** The same study asked at ever later turns; the last of them is the last turn. At least one, each of all states. */
  readonly answers: readonly [...OddsAnswer[], OddsAnswer];
  /** The states that are explained, each with every parameter at its centre. */
  readonly whys: readonly WhyView[];
  readonly comparison: CompareReport | undefined;
  readonly manifest: StudyManifest;
  /** How the model did on waves that it had not seen, where that was written down. */
  readonly skill: SkillFile | undefined;
  /** What has happened, where the scenario is a wave of the past. */
  readonly record?: string | undefined;
  /** The world's map; without one the page has tiles alone. */
  readonly map?: WorldGrid | undefined;
}

/** The answer at the last turn. */
export const lastAnswer = ({ answers }: BriefingInput): OddsAnswer =>
  answers[answers.length - 1] ?? answers[0];

/** The day on which the last turn ends, in words. */
export const lastDay = (input: BriefingInput): string =>
  longDate(dateAt(input.scenario, lastAnswer(input).turns));

/** Those that recognise from the start first, then the likeliest; of two alike the one that tends to be earlier. */
export const byOdds = (a: StateOdds, b: StateOdds): number =>
  Number(b.recognised) - Number(a.recognised) ||
  b.by.count - a.by.count ||
  (a.median?.turn ?? 0) - (b.median?.turn ?? 0) ||
  a.position - b.position;

/** States that may yet recognise, the likeliest first. */
export const followersOf = ({ states }: OddsAnswer): readonly StateOdds[] =>
  states.filter(({ recognised }) => !recognised).toSorted(byOdds);

/** The same by the last turn. */
export const followers = (input: BriefingInput): readonly StateOdds[] => followersOf(lastAnswer(input));

/** A name as it stands where a long one would drown everything else. */
export const shortName = (name: string): string => cut(safeText(name), 60);
