import { discoverJson } from '../../report/discover/json.ts';
import { DISCOVER_COLUMNS, discoverRows } from '../../report/discover/table.ts';
import { discoverText } from '../../report/discover/text.ts';
import { EVIDENCE_COLUMNS, evidenceJson, evidenceTable } from '../../report/evidence/data.ts';
import { evidenceLines } from '../../report/evidence/text.ts';
import { LEVERS_COLUMNS, leversJson, leversRows } from '../../report/levers/data.ts';
import { leversText } from '../../report/levers/text.ts';
import type { PointsInput } from '../../report/page/sections/points-section.ts';
import { sensitivityJson } from '../../report/sensitivity/json.ts';
import { type PointsTable, pointsCsv } from '../../report/sensitivity/rows.ts';
import { SENSITIVITY_COLUMNS, sensitivityRows } from '../../report/sensitivity/table.ts';
import { sensitivityText } from '../../report/sensitivity/text.ts';
import type { ManifestOutput, StudyManifest } from '../../report/words/manifest.ts';
import { figureWorth } from '../../study/evidence/worth.ts';
import { rankedLevers } from '../../study/levers/levers.ts';
import { sensitivityOf } from '../../study/sensitivity/answer.ts';
import { pointAt } from '../../study/sensitivity/points.ts';
import type { PointStudy } from '../../study/sensitivity/points-file.ts';
import { discoveredBy } from '../discovery/discover.ts';
import { type Answered, answered } from '../forms.ts';
import { pointsManifest } from '../sensitivity.ts';

/** What a study of points found, by the question that it was played for. */
type PointsFound = Exclude<PointsInput, { readonly kind: 'cascade' }>;

/** The answer of a study of points in every form. */
interface PointsAnswer {
  readonly answer: Answered<PointsFound['answer']>;
  readonly table: PointsTable;
  readonly manifest: (output: ManifestOutput) => StudyManifest;
}

/** The variance of the outcome between futures of the scenario as it is. */
const ownVariance = ({ table }: PointStudy): number => {
  const n = pointAt(table, 0, 'futures');
  const sum = pointAt(table, 0, 'sum');
  return n > 1 ? Math.max(0, (pointAt(table, 0, 'squares') - (sum * sum) / n) / (n - 1)) : 0;
};

/** The answer of a study of points, for a page. Undefined if too little was played for an answer. */
export const pointsInput = (study: PointStudy): PointsFound | undefined => {
  const { about, plan, table } = study;
  switch (about.answer) {
    case 'discover': {
      const answer = discoveredBy(study);
      return answer && { kind: 'discover', about, answer };
    }
    case 'levers': {
      const { odds } = about.options;
      const answer = rankedLevers(plan, table, typeof odds === 'number' ? odds : undefined);
      return answer && { kind: 'levers', about, answer };
    }
    case 'evidence': {
      const found = sensitivityOf(plan, table);
      return found && { kind: 'evidence', about, answer: figureWorth(found, ownVariance(study)) };
    }
    case 'sensitivity': {
      const answer = sensitivityOf(plan, table);
      return answer && { kind: 'sensitivity', about, answer };
    }
  }
};

/** How the findings are written. */
interface PointsForms {
  readonly table: PointsTable;
  readonly text: () => readonly string[];
  readonly json: (manifest: StudyManifest) => string;
  /** The rows or points after which a person stopped the study. Left out if the study was not stopped. */
  readonly stopped?: number | undefined;
}

const formsOf = (found: PointsFound): PointsForms => {
  const { kind, about, answer } = found;
  switch (kind) {
    case 'discover':
      return {
        table: { columns: DISCOVER_COLUMNS, rows: discoverRows(answer) },
        text: () => discoverText({ answer, about }),
        json: (manifest) => discoverJson({ answer, about }, manifest),
        stopped: answer.points < answer.plan.rows ? answer.points : undefined,
      };
    case 'levers':
      return {
        table: { columns: LEVERS_COLUMNS, rows: leversRows(answer) },
        text: () => leversText(answer, about),
        json: (manifest) => leversJson(answer, about, manifest),
      };
    case 'evidence':
      return {
        table: { columns: EVIDENCE_COLUMNS, rows: evidenceTable(answer) },
        text: () => evidenceLines(answer, about),
        json: (manifest) => evidenceJson(answer, about, manifest),
      };
    case 'sensitivity':
      return {
        table: { columns: SENSITIVITY_COLUMNS, rows: sensitivityRows(answer) },
        text: () => sensitivityText(answer, about),
        json: (manifest) => sensitivityJson(answer, about, manifest),
        stopped: answer.ended === 'stopped' ? answer.rows : undefined,
      };
  }
};

/** The answer of a study of points to its question. Undefined if too little was played for an answer. */
export const pointsFrom = (study: PointStudy): PointsAnswer | undefined => {
  const found = pointsInput(study);
  if (!found) return undefined;
  const { table, text, json, stopped } = formsOf(found);
  const manifest = (output: ManifestOutput): StudyManifest => pointsManifest(study, output, stopped);
  const forms = { text, json: (head: StudyManifest) => [json(head)], csv: () => pointsCsv(table) };
  return { answer: answered(found.answer, manifest, forms), table, manifest };
};
