import { EVIDENCE_LABELS } from './evidence.ts';
import { FORECAST_LABELS } from './forecasts.ts';
import { FORM_LABELS } from './forms.ts';
import { MOVED_LABELS } from './moved-odds.ts';
import { PACK_LABELS } from './pack.ts';
import type { LabelRow } from './row.ts';
import { STEP_LABELS } from './steps.ts';
import { STORY_LABELS } from './story.ts';
import { SUMMARY_LABELS } from './summary.ts';

const TABLE = {
  ...PACK_LABELS,
  ...STORY_LABELS,
  ...FORECAST_LABELS,
  ...STEP_LABELS,
  ...FORM_LABELS,
  ...EVIDENCE_LABELS,
  ...MOVED_LABELS,
  ...SUMMARY_LABELS,
} as const;

/** A label: its English text, with names in braces. */
export type Label = keyof typeof TABLE;

/** All labels with their texts in other languages. No speaker of these languages has reviewed them yet. */
export const LABELS: Readonly<Record<Label, LabelRow>> = TABLE;
