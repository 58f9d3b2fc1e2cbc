import * as z from 'zod/mini';
import { replaceRefused } from '../../domain/characters.ts';
import { fields, idOf, listOf, oneOf, wholeIn } from '../../scenario/schema/values.ts';
import { type Action, LONGEST_REASON } from '../actions.ts';
import { MOST, MOVE_WORDS, OFFER_WORDS } from '../exercise.ts';
import { weightChange } from './answers.ts';
import { rowId } from './evidence.ts';

/** A text that a person types. Signs that may not be shown are removed, so that the program can read the game again. */
const text = () =>
  z.string({ error: 'a text' }).check(
    z.maxLength(LONGEST_REASON, { error: `at most ${LONGEST_REASON} characters` }),
    z.overwrite((typed) => replaceRefused(typed, () => '')),
  );
const turn = () => wholeIn(1, MOST.turns);
const byName = <T extends z.ZodMiniType>(value: T) =>
  z.record(idOf('an id'), value, { error: 'a map by id' });

/** The form of an action in a file. */
export const action: z.ZodMiniType<Action> = z.discriminatedUnion(
  'do',
  [
    fields({
      do: z.literal('predict'),
      seat: idOf('a seat'),
      person: wholeIn(1, MOST.items),
      odds: byName(z.number().check(z.minimum(0), z.maximum(1))),
      rationale: text(),
      nonce: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
      seal: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      more: z.optional(z.literal(true)),
    }),
    fields({
      do: z.literal('judge'),
      seat: idOf('a seat'),
      most: rowId(),
      weakest: rowId(),
      reason: text(),
      nonce: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
      seal: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    }),
    fields({
      do: z.literal('recode'),
      seat: idOf('a seat'),
      row: rowId(),
      value: z.optional(z.number()),
      source: text(),
      date: text(),
      reporter: text(),
      reason: text(),
      more: z.optional(z.literal(true)),
    }),
    fields({
      do: z.literal('lock'),
      seat: idOf('a seat'),
      turn: turn(),
      moves: byName(oneOf(MOVE_WORDS)),
      tracks: byName(oneOf(MOVE_WORDS)),
      measures: listOf(idOf('a measure'), 'measures', MOST.measures),
      offers: z.optional(byName(oneOf(OFFER_WORDS))),
      reason: text(),
      absent: z.optional(z.literal(true)),
      stands: z.optional(z.literal(true)),
    }),
    fields({ do: z.literal('unlock'), seat: idOf('a seat') }),
    fields({ do: z.literal('wake'), seat: idOf('a seat') }),
    fields({ do: z.literal('reveal'), turn: turn() }),
    fields({ do: z.literal('inject'), inject: idOf('an inject') }),
    fields({
      do: z.literal('vote'),
      vote: idOf('a vote'),
      seat: idOf('a seat'),
      option: idOf('an option'),
      reason: text(),
    }),
    fields({
      do: z.literal('answer'),
      seat: idOf('a seat'),
      answers: listOf(text(), 'answers', MOST.items),
      change: z.optional(weightChange),
    }),
    fields({
      do: z.literal('steer'),
      turn: turn(),
      state: idOf('a state'),
      word: oneOf(MOVE_WORDS),
      reason: text(),
    }),
    fields({ do: z.literal('next') }),
    fields({ do: z.literal('freeze') }),
    fields({ do: z.literal('thaw') }),
    fields({ do: z.literal('undo') }),
    fields({ do: z.literal('rewind'), turn: turn() }),
  ],
  { error: 'an action that this program knows' },
);
