import type { Scenario } from '../scenario/scenario.ts';
import { FORMAT, type Manifest } from './json.ts';
import { safeJson } from './safe-text.ts';
import { type SkillFile, skillData } from './skill.ts';
import { tipData } from './tip-json.ts';
import type { TipReport } from './tip-report.ts';
import type { WhyView } from './why-view.ts';

/** A state's explanation as JSON text: the manifest, then the view with every factor, peer, change and source; then what it takes. */
export const whyJson = (
  view: WhyView,
  scenario: Scenario,
  manifest: Manifest,
  tip: TipReport | undefined = undefined,
  skill: SkillFile | undefined = undefined,
): string => {
  const { id, title } = scenario;
  const { seed, future, ...why } = view;
  const about = {
    engine: manifest.engine,
    scenario: { id, title, sha256: manifest.sha256 },
    seed,
    future,
    edits: manifest.edits,
    decisions: manifest.decisions,
  };
  // Only what it takes speaks of odds.
  const odds = tip && { tip: tipData(tip), skill: skillData(skill) };
  const value = { demarche: FORMAT, manifest: about, why, ...odds };
  return `${safeJson(JSON.stringify(value, null, 2))}\n`;
};
