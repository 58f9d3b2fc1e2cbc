import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptedRequest } from '../../src/class/script.ts';
import type { Field, Task } from '../../src/class/task.ts';
import type { FormValues } from '../../src/exercise/exercise.ts';
import { journalText } from '../../src/exercise/journal.ts';
import { OFFERS, sound } from '../exercise/small.ts';
import { deskOf, keepDesk } from './desk.ts';
import { asJson, byDialogue, byKeys, type Fill } from './ways.ts';

const TEXTS = ['It pays.', 'Für den Preis', '“We” wait = 5 %', 'x'.repeat(200), 'نحن ننتظر', 'brief answer'];

/** Numbers from 0 to 1 by a key: the same key gives the same number. */
const mixed = (seed: number, key: string): number => {
  let h = seed | 0;
  for (const char of key) h = Math.imul(h ^ char.charCodeAt(0), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 12)) >>> 0) / 2 ** 32;
};

const drawnValue = (field: Field, luck: number): string => {
  switch (field.kind) {
    case 'choice':
      return field.options[Math.floor(luck * field.options.length)]?.value ?? '';
    case 'several':
      return field.options
        .filter((_, i) => (luck * 2 ** (i + 1)) % 1 > 0.5)
        .map(({ value }) => value)
        .join(' ');
    case 'number':
      return String(Math.floor(luck * 101));
    case 'text':
      return field.least === 0 && luck < 0.3 ? '' : (TEXTS[Math.floor(luck * TEXTS.length)] ?? '');
  }
};

/** Answers drawn from a seed; about one team in eight is not here. */
const drawn =
  (seed: number): Fill =>
  (task: Task): FormValues | undefined => {
    const of = `${task.id} ${task.entry.seat}`;
    if (mixed(seed, of) < 0.125) return undefined;
    return Object.fromEntries(
      task.fields.map((field) => [field.id, drawnValue(field, mixed(seed, `${of} ${field.id}`))]),
    );
  };

describe('one game, however its answers are given', () => {
  it('has the same journal to the byte by JSON, line by line and by keys', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const fill = drawn(seed);
        const text = asJson(deskOf(), fill);
        expect((await byDialogue(deskOf(), fill)).text).toBe(text);
        expect(byKeys(deskOf(), fill)).toBe(text);
      }),
      { numRuns: 10 },
    );
  });

  it('has it with offers that a team makes and another takes or refuses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const [fill, loaded] = [drawn(seed), sound(OFFERS)];
        const text = asJson(deskOf(loaded), fill);
        expect((await byDialogue(deskOf(loaded), fill)).text).toBe(text);
        expect(byKeys(deskOf(loaded), fill)).toBe(text);
      }),
      { numRuns: 6 },
    );
  });

  it('has it by the scripted answers too', async () => {
    const { exercise } = deskOf().game;
    const fill: Fill = (task) => exercise.answers[task.id]?.[task.entry.seat];
    const kept = keepDesk(deskOf());
    for (let request = scriptedRequest(kept.now()); request; request = scriptedRequest(kept.now()))
      expect(kept.ask(request)).toMatchObject({ ok: true });
    const text = journalText(kept.now().journal);
    expect(text.match(/"do":"lock"/g)).toHaveLength(6);
    expect(text).not.toContain('absent');
    expect(asJson(deskOf(), fill)).toBe(text);
    // A person is asked about every state and track; a script may leave one out, which then holds.
    const whole: Fill = (task) => {
      const values = fill(task);
      return values && Object.fromEntries(task.fields.map((f) => [f.id, values[f.id] ?? f.value ?? '']));
    };
    expect((await byDialogue(deskOf(), whole)).text).toBe(asJson(deskOf(), whole));
    expect(byKeys(deskOf(), whole)).toBe(asJson(deskOf(), whole));
  });
});
