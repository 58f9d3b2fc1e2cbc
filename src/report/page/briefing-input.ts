import type { Scenario } from '../../scenario/scenario.ts';
import type { OddsAnswer, StateOdds } from '../../study/odds/odds.ts';
import type { CompareReport } from '../compare/compare-report.ts';
import type { WhyView } from '../why/why-view.ts';
import { truncate } from '../words/layout.ts';
import type { StudyManifest } from '../words/manifest.ts';
import { longDate } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import type { SkillFile } from '../words/skill.ts';
import { dateAt } from './dates.ts';
import type { WorldGrid } from './draw/outlines.ts';
import type { PointsInput } from './sections/points-section.ts';

/** The answers that a briefing is made from. The briefing itself calculates nothing. */
export interface BriefingInput {
  readonly scenario: Scenario;
  /** The answers of one study at several turns, up to the last turn (one or more). Each answer has all states. */
  readonly answers: readonly [...OddsAnswer[], OddsAnswer];
  /** The states to explain, each with every parameter at its mean. */
  readonly whys: readonly WhyView[];
  readonly comparison: CompareReport | undefined;
  /** Studies of points of the same scenario. */
  readonly points?: readonly PointsInput[] | undefined;
  readonly manifest: StudyManifest;
  /** The scores of the model on waves that it had not seen, if they are known. */
  readonly skill: SkillFile | undefined;
  /** What has happened, if the scenario is a wave of the past. */
  readonly record?: string | undefined;
  /** The map of the world. Without it the page has only tiles. */
  readonly map?: WorldGrid | undefined;
}

/** The answer at the last turn. */
export const lastAnswer = ({ answers }: BriefingInput): OddsAnswer =>
  answers[answers.length - 1] ?? answers[0];

/** The day on which the last turn ends, in words. */
export const lastDay = (input: BriefingInput): string =>
  longDate(dateAt(input.scenario, lastAnswer(input).turns));

/** Sorts states: first the states that recognise from the start, then by chance, then by median date. */
export const byOdds = (a: StateOdds, b: StateOdds): number =>
  Number(b.recognised) - Number(a.recognised) ||
  b.by.count - a.by.count ||
  (a.median?.turn ?? 0) - (b.median?.turn ?? 0) ||
  a.position - b.position;

/** The states that do not recognise yet, likeliest first. */
export const followersOf = ({ states }: OddsAnswer): readonly StateOdds[] =>
  states.filter(({ recognised }) => !recognised).toSorted(byOdds);

/** The states that do not recognise yet, by their odds at the last turn. */
export const followers = (input: BriefingInput): readonly StateOdds[] => followersOf(lastAnswer(input));

/** A name for places in which a long one would hide everything else. */
export const shortName = (name: string): string => truncate(safeText(name), 60);
