import * as z from 'zod/mini';
import { MAX_TURNS } from '../../domain/limits.ts';
import { fields } from '../../scenario/schema/values.ts';

// What the heads of sealed studies share.

export const sealedText = z.string().check(z.maxLength(10_000));
export const sealedTexts = z.array(sealedText).check(z.maxLength(1000));
export const sealedCount = (most: number) => z.int().check(z.minimum(0), z.maximum(most));

/** A scenario as it was played. */
export const STUDY_MARK = { id: sealedText, name: sealedText, title: sealedText, sha256: sealedText };

/** What outputs say of a study besides what was found. */
export const STUDY_ABOUT = {
  engine: sealedText,
  scenario: fields(STUDY_MARK),
  data: z.record(sealedText, sealedText),
  edits: sealedTexts,
  options: z.record(sealedText, z.union([sealedText, z.number(), z.boolean(), sealedTexts])),
  start: z.iso.date(),
  unit: z.enum(['month', 'week']),
  turns: sealedCount(MAX_TURNS),
};
