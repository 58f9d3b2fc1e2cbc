import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { PLACES } from '../../src/tui/binding.ts';
import { bindingsAt } from '../../src/tui/keys.ts';
import { renderAt } from './render-at.ts';

/** What a terminal sends for a key; letters and signs are themselves. */
const SENT: Readonly<Record<string, string>> = {
  space: ' ',
  enter: '\r',
  tab: '\t',
  escape: '\u001B\u001B',
  backspace: '\u007F',
  delete: '\u001B[3~',
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  home: '\u001B[H',
  end: '\u001B[F',
  pageup: '\u001B[5~',
  pagedown: '\u001B[6~',
};

const sent = (name: string): string =>
  SENT[name] ?? (name.startsWith('ctrl+') ? String.fromCharCode(name.charCodeAt(5) - 96) : name);

const LEAVES = ['q', 'ctrl+c', 'ctrl+z'];
const keys = [...new Set(PLACES.flatMap((place) => bindingsAt(place).flatMap((b) => b.keys)))].filter(
  (name) => !LEAVES.includes(name),
);

type Deed =
  | { readonly kind: 'keys'; readonly text: string }
  | { readonly kind: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'pass'; readonly milliseconds: number };

const burst = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...keys).map(sent) },
      fc.constantFrom('中', 'ü', '\u001B[<0;1;1M', '\u0000'),
    ),
    {
      minLength: 20,
      maxLength: 20,
    },
  )
  .map((names): Deed => ({ kind: 'keys', text: names.join('') }));
const resize = fc.record({
  kind: fc.constant('resize' as const),
  columns: fc.oneof(fc.integer({ min: 1, max: 59 }), fc.integer({ min: 60, max: 200 })),
  rows: fc.oneof(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 16, max: 60 })),
});
const pass = fc.record({
  kind: fc.constant('pass' as const),
  milliseconds: fc.integer({ min: 1, max: 3000 }),
});

/** Ten bursts of twenty keys in each of 25 sessions: 5,000 keys, with windows that change size between them. */
const session = fc
  .array(burst, { minLength: 10, maxLength: 10 })
  .chain((bursts) =>
    fc
      .array(fc.oneof(resize, pass), { minLength: 20, maxLength: 20 })
      .map((others): readonly Deed[] =>
        bursts.flatMap((each, i) => [each, ...others.slice(2 * i, 2 * i + 2)]),
      ),
  );

const cards = [{ path: 'a.yaml', name: 'a', title: 'A quiet year', question: 'What if nothing happened?' }];

describe('any keys and any sizes', () => {
  it('never crash the screens, never leave a broken frame, never leave anything listening', async () => {
    const listeners = (): number =>
      process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
    const before = listeners();
    await fc.assert(
      fc.asyncProperty(session, fc.boolean(), async (deeds, ascii) => {
        const drawing = await renderAt(80, 24, { depth: 'all', ascii, cards, futures: 0 });
        for (const deed of deeds) {
          if (drawing.exits.length > 0) break;
          if (deed.kind === 'keys') await drawing.type(deed.text);
          else if (deed.kind === 'pass') await drawing.pass(deed.milliseconds);
          else await drawing.resize(deed);
          const { columns, rows } = drawing.ui().size;
          const lines = drawing.lines().map((line) => line.replace(/\u001B\[[\d;]*m/g, ''));
          expect(lines).toHaveLength(rows);
          for (const line of lines) {
            expect(stringWidth(line)).toBeLessThanOrEqual(columns);
            expect(/\p{Cc}|\p{Co}/u.test(line)).toBe(false);
          }
          expect(drawing.clock.waiting()).toBeLessThan(6);
        }
        drawing.close();
        await drawing.pass(5000);
        expect(drawing.clock.waiting()).toBe(0);
      }),
      { numRuns: 25 },
    );
    expect(listeners()).toBe(before);
  }, 120_000);
});
