import type { Scenario } from '../scenario/scenario.ts';
import { FORMAT, type Manifest } from './json.ts';
import { safeJson } from './safe-text.ts';
import { tipData } from './tip-json.ts';
import type { TipReport } from './tip-report.ts';
import type { WhyView } from './why-view.ts';

/** A state's explanation as JSON text: the manifest, then the view with every factor, peer, change and source; then what it takes. */
export const whyJson = (
  view: WhyView,
  scenario: Scenario,
  manifest: Manifest,
  tip: TipReport | undefined = undefined,
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
  return `${safeJson(JSON.stringify({ demarche: FORMAT, manifest: about, why, tip: tip && tipData(tip) }, null, 2))}\n`;
};
