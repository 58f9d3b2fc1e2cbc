import { DISCOVER_COLUMNS, discoverRows } from '../../report/discover/table.ts';
import { EVIDENCE_COLUMNS, evidenceJson, evidenceTable } from '../../report/evidence/data.ts';
import { evidenceLines } from '../../report/evidence/text.ts';
import { LEVERS_COLUMNS, leversJson, leversRows } from '../../report/levers/data.ts';
import { leversText } from '../../report/levers/text.ts';
import type { PointsInput } from '../../report/page/sections/points-section.ts';
import { type PointsTable, pointsCsv } from '../../report/sensitivity/rows.ts';
import { SENSITIVITY_COLUMNS, sensitivityRows } from '../../report/sensitivity/table.ts';
import type { ManifestOutput, StudyManifest } from '../../report/words/manifest.ts';
import type { DiscoverAnswer } from '../../study/discover/discovered.ts';
import { type EvidenceAnswer, figureWorth } from '../../study/evidence/worth.ts';
import { type LeversAnswer, rankedLevers } from '../../study/levers/levers.ts';
import { type SensitivityAnswer, sensitivityOf } from '../../study/sensitivity/answer.ts';
import { pointAt } from '../../study/sensitivity/points.ts';
import type { PointStudy } from '../../study/sensitivity/points-file.ts';
import { discoverFrom, stoppedAtPoint } from '../discovery/discover.ts';
import { type Answered, answered, asLines } from '../forms.ts';
import { pointsManifest, sensitivityFrom, stoppedAfter } from '../sensitivity.ts';

/** The answer of a study of points in every form. */
interface PointsAnswer {
  readonly answer: Answered<SensitivityAnswer | DiscoverAnswer | LeversAnswer | EvidenceAnswer>;
  readonly table: PointsTable;
  readonly manifest: (output: ManifestOutput) => StudyManifest;
}

/** The levers of a study of steps; undefined as long as points are missing. */
const leversIn = ({ about, plan, table }: PointStudy): LeversAnswer | undefined => {
  const { odds } = about.options;
  return rankedLevers(plan, table, typeof odds === 'number' ? odds : undefined);
};

/** The variance of the outcome between futures of the scenario as it is. */
const ownVariance = ({ table }: PointStudy): number => {
  const n = pointAt(table, 0, 'futures');
  const sum = pointAt(table, 0, 'sum');
  return n > 1 ? Math.max(0, (pointAt(table, 0, 'squares') - (sum * sum) / n) / (n - 1)) : 0;
};

/** What figures are worth in a study of one at a time; undefined as long as points are missing. */
const evidenceIn = (study: PointStudy): EvidenceAnswer | undefined => {
  const found = sensitivityOf(study.plan, study.table);
  return found && figureWorth(found, ownVariance(study));
};

const leversAnswer = (study: PointStudy): PointsAnswer | undefined => {
  const { about } = study;
  const found = leversIn(study);
  if (!found) return undefined;
  const table = { columns: LEVERS_COLUMNS, rows: leversRows(found) };
  const manifest = (output: ManifestOutput) => pointsManifest(study, output);
  const answer = answered(found, (form) => {
    const written = {
      text: () => asLines(leversText(found, about)),
      json: () => [leversJson(found, about, manifest(form))],
      csv: () => pointsCsv(table),
    };
    return { pieces: written[form](), manifest: manifest(form) };
  });
  return { answer, table, manifest };
};

const evidenceAnswer = (study: PointStudy): PointsAnswer | undefined => {
  const { about } = study;
  const found = evidenceIn(study);
  if (!found) return undefined;
  const table = { columns: EVIDENCE_COLUMNS, rows: evidenceTable(found) };
  const manifest = (output: ManifestOutput) => pointsManifest(study, output);
  const answer = answered(found, (form) => {
    const written = {
      text: () => asLines(evidenceLines(found, about)),
      json: () => [evidenceJson(found, about, manifest(form))],
      csv: () => pointsCsv(table),
    };
    return { pieces: written[form](), manifest: manifest(form) };
  });
  return { answer, table, manifest };
};

const sensitivityAnswer = (study: PointStudy): PointsAnswer | undefined => {
  const answer = sensitivityFrom(study);
  return (
    answer && {
      answer,
      table: { columns: SENSITIVITY_COLUMNS, rows: sensitivityRows(answer) },
      manifest: (output) => pointsManifest(study, output, stoppedAfter(answer)),
    }
  );
};

const discoverAnswer = (study: PointStudy): PointsAnswer | undefined => {
  const answer = discoverFrom(study);
  return (
    answer && {
      answer,
      table: { columns: DISCOVER_COLUMNS, rows: discoverRows(answer) },
      manifest: (output) => pointsManifest(study, output, stoppedAtPoint(answer)),
    }
  );
};

/** The answer of a study of points to the question that it was played for; undefined if too little was played for one. */
export const pointsFrom = (study: PointStudy): PointsAnswer | undefined => {
  switch (study.about.answer) {
    case 'discover':
      return discoverAnswer(study);
    case 'levers':
      return leversAnswer(study);
    case 'evidence':
      return evidenceAnswer(study);
    case 'sensitivity':
      return sensitivityAnswer(study);
  }
};

/** A study of points, answered, for a page; undefined if too little was played for an answer. */
export const pointsInput = (study: PointStudy): PointsInput | undefined => {
  const { about, plan, table } = study;
  switch (about.answer) {
    case 'discover': {
      const answer = discoverFrom(study);
      return answer && { kind: 'discover', about, answer };
    }
    case 'levers': {
      const answer = leversIn(study);
      return answer && { kind: 'levers', about, answer };
    }
    case 'evidence': {
      const answer = evidenceIn(study);
      return answer && { kind: 'evidence', about, answer };
    }
    case 'sensitivity': {
      const answer = sensitivityOf(plan, table);
      return answer && { kind: 'sensitivity', about, answer };
    }
  }
};
