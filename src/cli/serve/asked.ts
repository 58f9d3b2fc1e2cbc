import * as z from 'zod/mini';
import type { Reply } from '../../class/device/pages.ts';
import { safeText } from '../../report/words/safe-text.ts';

/** An id that the page draws for each of its requests. The same id always gets the same answer. */
const id = () => z.string().check(z.regex(/^[0-9a-f]{32}$/));
const name = () => z.string().check(z.maxLength(64));
const text = () => z.string().check(z.maxLength(4000));

const filled = () => z.record(z.string().check(z.maxLength(200)), text());

/** A device asks for a seat. */
export const joining = z.strictObject({ id: id(), code: z.string().check(z.maxLength(20)), seat: name() });

/** A page of the teacher shows its key. */
export const claiming = z.strictObject({ id: id(), key: z.string().check(z.maxLength(64)) });

/** What a device of a team asks for. */
export const teamAsking = z.discriminatedUnion('do', [
  z.strictObject({
    id: id(),
    do: z.literal('hand-in'),
    /** The task that the request is for. */
    task: z.string().check(z.maxLength(200)),
    values: filled(),
    nonce: z.optional(z.string().check(z.regex(/^[0-9a-f]{32}$/))),
  }),
  z.strictObject({ id: id(), do: z.enum(['unlock', 'wake']), place: name() }),
  z.strictObject({ id: id(), do: z.literal('leave') }),
]);
export type TeamAsking = z.infer<typeof teamAsking>;

/** What the teacher's page asks for. `place`, or `done` for what takes the last thing back: what the page showed. */
export const deskAsking = z.discriminatedUnion('do', [
  z.strictObject({ id: id(), do: z.enum(['on', 'table', 'minute', 'skip']), place: name() }),
  z.strictObject({
    id: id(),
    do: z.literal('teacher'),
    act: z.string().check(z.maxLength(120)),
    place: name(),
    done: z.int().check(z.minimum(0)),
  }),
  z.strictObject({
    id: id(),
    do: z.literal('hand-in'),
    seat: name(),
    task: z.string().check(z.maxLength(200)),
    values: filled(),
  }),
  z.strictObject({ id: id(), do: z.literal('steer'), place: name(), values: filled() }),
  z.strictObject({ id: id(), do: z.enum(['admit', 'refuse']), word: z.string().check(z.maxLength(20)) }),
  z.strictObject({ id: id(), do: z.literal('free'), seat: name() }),
  z.strictObject({ id: id(), do: z.literal('joining'), isLocked: z.boolean() }),
]);
export type DeskAsking = z.infer<typeof deskAsking>;

export const granted = (said = ''): Reply => ({ ok: true, said: safeText(said) });
export const refusedReply = (said: string, field?: string): Reply => ({
  ok: false,
  said: safeText(said),
  ...(field === undefined ? {} : { field }),
});
export const lateReply = (said: string): Reply => ({ ...refusedReply(said), isLate: true });
