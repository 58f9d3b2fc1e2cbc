import { answerJson, type Manifest } from './manifest.ts';
import { type SkillFile, skillData } from './skill.ts';
import { tipData } from './tip-json.ts';
import type { TipReport } from './tip-report.ts';
import type { WhyView } from './why-view.ts';

/** A state's explanation as JSON text: the view with every factor, peer, change and source, then what it takes. */
export const whyJson = (
  { seed: _seed, future: _future, ...why }: WhyView,
  manifest: Manifest,
  tip?: TipReport,
  skill?: SkillFile,
): string =>
  // Only what it takes is about odds.
  answerJson(manifest, { why, ...(tip && { tip: tipData(tip), skill: skillData(skill) }) });
