import * as z from 'zod/mini';
import { refusedIn } from '../../domain/characters.ts';
import { LAST_FUTURE, MAX_FUTURES, MAX_TURNS, MAX_VARIANTS } from '../../domain/limits.ts';
import { VERSION } from '../../domain/version.ts';
import { isSeed } from '../../library/numbers-asked.ts';
import { FORMAT } from '../../report/words/manifest.ts';
import { isRecord } from '../../scenario/canonical.ts';
import { STEP_KINDS } from '../../study/cascade/course.ts';
import { METHODS, MOST_ROWS } from '../../study/sensitivity/design.ts';
import { MOST_CLASSES } from '../actions/gather.ts';
import { UserError } from '../errors.ts';

const text = z.string().check(z.maxLength(10_000));
const list = z.array(text).check(z.maxLength(1000));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

const mark = { id: text, name: text, title: text, sha256: hash };
const scenario = z.strictObject(mark);

/** The requests that each answer allows, as in its options. */
const OPTIONS = {
  run: z.strictObject({ explain: z.exactOptional(z.literal(true)) }),
  odds: z.strictObject({
    from: z.exactOptional(text),
    by: z.exactOptional(text),
    at: z.exactOptional(text),
    state: z.exactOptional(list),
    bloc: z.exactOptional(list),
    evidence: z.exactOptional(z.literal(true)),
  }),
  compare: z.strictObject({ by: z.exactOptional(list), state: z.exactOptional(list) }),
  tip: z.strictObject({
    by: z.exactOptional(text),
    odds: z.number(),
    state: z.exactOptional(text),
    count: z.exactOptional(whole(1, 100_000)),
    lever: z.exactOptional(list),
  }),
  sensitivity: z.strictObject({
    outcome: text,
    when: z.exactOptional(text),
    method: z.enum(METHODS),
    rows: z.exactOptional(whole(1, MOST_ROWS)),
    pairs: z.exactOptional(z.literal(true)),
    evidence: z.exactOptional(z.literal(true)),
    input: z.exactOptional(list),
  }),
  levers: z.strictObject({
    goal: text,
    when: z.exactOptional(text),
    odds: z.exactOptional(z.number()),
    lever: z.exactOptional(list),
  }),
  evidence: z.strictObject({
    outcome: text,
    when: z.exactOptional(text),
    input: z.exactOptional(list),
  }),
  discover: z.strictObject({
    when: text,
    points: whole(1, MOST_ROWS),
    input: z.exactOptional(list),
  }),
  cascade: z.strictObject({ steps: z.exactOptional(z.enum(STEP_KINDS)) }),
  why: z.strictObject({ state: text, at: z.exactOptional(text), tip: z.exactOptional(z.literal(false)) }),
  report: z.strictObject({
    state: z.exactOptional(list),
    study: z.exactOptional(list),
    live: z.exactOptional(z.literal(true)),
  }),
  backtest: z.strictObject({ weights: z.exactOptional(text), rule: z.exactOptional(text) }),
  fit: z.strictObject({
    leave_out: z.exactOptional(text),
    prior_sd: z.exactOptional(z.number().check(z.positive(), z.maximum(10))),
    frailty: z.exactOptional(z.literal(false)),
    start: z.exactOptional(text),
  }),
  forecast: z.strictObject({ written: z.iso.date(), knew: text }),
  score: z.strictObject({ at: z.exactOptional(z.iso.date()), record: z.exactOptional(text) }),
  exercise: z.strictObject({ date: z.exactOptional(z.iso.date()) }),
  gather: z.strictObject({}),
} as const;

const marks = (most: number) => z.array(z.strictObject({ ...mark, edits: list })).check(z.maxLength(most));

const common = {
  format: z.literal(FORMAT),
  engine: text,
  variants: marks(MAX_VARIANTS),
  data: z.record(text, hash),
  edits: list,
  decisions: list,
  command: text,
};

const luck = { seed: z.string().check(z.refine(isSeed, 'expected 1 to 200 characters on one line')) };
const ofOne = {
  scenario,
  ...luck,
  turns: whole(0, MAX_TURNS),
  waves: z.array(z.never()).check(z.maxLength(0)),
};
const oneFuture = { ...ofOne, future: whole(0, LAST_FUTURE), futures: z.null(), asked: z.null() };
const counts = { futures: whole(0, MAX_FUTURES), asked: whole(1, MAX_FUTURES) };
const study = { ...ofOne, ...counts, future: z.null() };
const drawsNothing = { seed: z.null(), futures: z.null(), asked: z.null() };
const waveMarks = z.array(z.strictObject({ ...mark, observed_sha256: hash })).check(z.maxLength(100));
const waves = {
  scenario: z.null(),
  waves: waveMarks.check(z.minLength(1)),
  future: z.null(),
  turns: z.null(),
};

/** The manifest of one answer. `of` has the fields that only this answer has. */
const about = <A extends keyof typeof OPTIONS, Of extends z.core.$ZodLooseShape>(answer: A, of: Of) =>
  z.strictObject({ ...common, ...of, answer: z.literal(answer), options: OPTIONS[answer] });

/** A manifest that `again` can play. All its values are within the bounds of the command line. */
const manifest = z.discriminatedUnion('answer', [
  about('run', oneFuture),
  about('why', oneFuture),
  about('odds', { ...study, future: z.nullable(whole(0, LAST_FUTURE)) }),
  about('forecast', study),
  about('tip', study),
  about('report', study),
  about('sensitivity', study),
  about('cascade', study),
  about('discover', study),
  about('levers', study),
  about('evidence', study),
  about('compare', { ...study, future: z.nullable(whole(0, LAST_FUTURE)) }),
  about('exercise', study),
  about('backtest', { ...luck, ...counts, ...waves }),
  about('score', { ...waves, ...drawsNothing, waves: waveMarks.check(z.maxLength(1)) }),
  about('fit', { ...waves, ...drawsNothing }),
  about('gather', {
    ...drawsNothing,
    scenario: z.null(),
    variants: marks(MOST_CLASSES),
    waves: waveMarks.check(z.maxLength(0)),
    future: z.null(),
    turns: z.null(),
  }),
]);
export type CheckedManifest = z.infer<typeof manifest>;
export type ExerciseManifest = Extract<CheckedManifest, { readonly answer: 'exercise' }>;

/** Throws UserError if this version of the program cannot give the same bytes. */
export const refuseVersion = (engine: string): void => {
  if (engine !== VERSION)
    throw new UserError(
      `it was made by demarche ${engine.slice(0, 40)}; this is demarche ${VERSION}. Only the same version gives the same bytes.`,
    );
};

/** Checks a manifest that anyone may have written. Throws UserError that says what is wrong with it. */
export const checkedManifest = (value: unknown): CheckedManifest => {
  if (!isRecord(value)) throw new UserError('it is damaged: its manifest is none.');
  const refused = refusedIn(value);
  if (refused) throw new UserError(`it is damaged: its manifest is refused: ${refused}.`);
  // Format 1 had no number in the manifest itself.
  const { format = 1, engine } = value;
  if (format === 1)
    throw new UserError(
      `it is in the old format 1, which does not say all that was asked. demarche again reads format ${FORMAT}.`,
    );
  if (format !== FORMAT)
    throw new UserError(
      `it is in format ${JSON.stringify(format).slice(0, 40)}. This demarche reads format ${FORMAT}.`,
    );
  if (typeof engine === 'string') refuseVersion(engine);
  const checked = manifest.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new UserError(
    `it is damaged: manifest.${issue?.path.join('.')}: ${issue?.message ?? 'it makes no sense'}.`,
  );
};
