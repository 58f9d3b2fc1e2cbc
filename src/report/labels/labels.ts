import { EVIDENCE_LABELS } from './evidence/cards.ts';
import { MOVED_LABELS } from './evidence/moved-odds.ts';
import { FORECAST_LABELS } from './forecasts.ts';
import { FORM_LABELS } from './forms.ts';
import { PACK_LABELS } from './pack.ts';
import { RECORD_LABELS } from './record.ts';
import type { LabelRow } from './row.ts';
import { CLASS_LABELS } from './rows/class.ts';
import { DEBRIEF_PAGE_LABELS } from './rows/debrief-page.ts';
import { DECISION_LABELS } from './rows/decisions.ts';
import { EFFECT_LABELS } from './rows/effects.ts';
import { FACTOR_LABELS } from './rows/factors.ts';
import { GOAL_LABELS } from './rows/goals.ts';
import { DESK_LABELS, ROOM_LABELS } from './rows/room.ts';
import { SUMMARY_LABELS } from './rows/summary.ts';
import { TEACHER_LABELS } from './rows/teacher.ts';
import { WORTH_LABELS } from './rows/worth.ts';
import { STEP_LABELS } from './steps.ts';
import { STORY_LABELS } from './story.ts';
import { TOOL_LABELS } from './tools.ts';

const TABLE = {
  ...PACK_LABELS,
  ...STORY_LABELS,
  ...FORECAST_LABELS,
  ...STEP_LABELS,
  ...FORM_LABELS,
  ...EVIDENCE_LABELS,
  ...MOVED_LABELS,
  ...RECORD_LABELS,
  ...SUMMARY_LABELS,
  ...TOOL_LABELS,
  ...GOAL_LABELS,
  ...EFFECT_LABELS,
  ...WORTH_LABELS,
  ...DECISION_LABELS,
  ...FACTOR_LABELS,
  ...TEACHER_LABELS,
  ...DEBRIEF_PAGE_LABELS,
  ...CLASS_LABELS,
  ...DESK_LABELS,
  ...ROOM_LABELS,
} as const;

/** A label: its English text, with names in braces. */
export type Label = keyof typeof TABLE;

/** All labels with their texts in other languages. No speaker of these languages has reviewed them yet. */
export const LABELS: Readonly<Record<Label, LabelRow>> = TABLE;
