import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type KeyPlace, PLACES } from '../../src/tui/keys/binding.ts';
import { bindingsAt } from '../../src/tui/keys/keys.ts';
import { placeOf } from '../../src/tui/state.ts';
import { onOf } from './press.ts';
import { renderAt } from './render-at.ts';

/** The key escape, and a report that means nothing: a letter that came at once would be one with Meta. */
const ESCAPE = '\u001B\u001B[I';

/** What a terminal sends for a key; letters and signs are themselves. */
const SENT: Readonly<Record<string, string>> = {
  space: ' ',
  enter: '\r',
  tab: '\t',
  escape: ESCAPE,
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

/** The class view has screens of its own. */
const HERE = PLACES.filter((place) => !place.startsWith('class'));

const LEAVES = ['q', 'ctrl+c', 'ctrl+z'];
const keys = [...new Set(HERE.flatMap((place) => bindingsAt(place).flatMap((b) => b.keys)))].filter(
  (name) => !LEAVES.includes(name),
);

type Deed =
  | { readonly kind: 'keys'; readonly text: string }
  | { readonly kind: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'pass'; readonly milliseconds: number };

/** Keys that lead out of wherever one is, and into every place that has keys of its own. */
const WAYS: Readonly<Record<Exclude<KeyPlace, 'run' | 'offer' | `class${string}`>, string>> = {
  why: '\r',
  weights: 'wj-',
  branches: 'Bx\rv',
  events: 'gne',
  matters: 'i',
  compare: `Bx\rwj-${ESCAPE}c`,
  save: `wj+${ESCAPE}\u0013`,
  help: '?',
  find: '/',
  naming: 'B',
  choose: ':',
  seek: '?/',
  tour: 'T',
  log: 'nnl',
};
/** A file that is there already, one that cannot be written, one that is saved: what random keys seldom do in a row. */
const TOUR: readonly Deed[] = [`${ESCAPE}${WAYS.save}`, '\r', '\r', ESCAPE, '\r', '\r'].map((text) => ({
  kind: 'keys',
  text,
}));
const OUT = ESCAPE.repeat(6);
const into = fc.constantFrom(...Object.values(WAYS), 'f', 'o', '').map((keys) => OUT + keys);

const burst = fc
  .tuple(
    into,
    fc.array(
      fc.oneof(
        { weight: 20, arbitrary: fc.constantFrom(...keys).map(sent) },
        fc.constantFrom('中', 'ü', '\u001B[<0;1;1M', '\u0000', '\u001B[200~q\nq\u001B[201~'),
      ),
      {
        minLength: 20,
        maxLength: 20,
      },
    ),
  )
  .map(([way, names]): readonly Deed[] => [
    { kind: 'keys', text: way },
    { kind: 'keys', text: names.join('') },
  ]);
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
      .array(fc.oneof(resize, pass), { minLength: 10, maxLength: 10 })
      .map((others): readonly Deed[] => bursts.flatMap((each, i) => [...each, ...others.slice(i, i + 1)])),
  );

const cards = [{ path: 'a.yaml', name: 'a', title: 'A quiet year', question: 'What if nothing happened?' }];

describe('any keys and any sizes', () => {
  it('never crash the screens, never leave a broken frame, never leave anything listening', async () => {
    const listeners = (): number =>
      process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
    const before = listeners();
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(session, fc.boolean(), fc.boolean(), async (deeds, ascii, isOffered) => {
        const offer = isOffered ? { offer: ['A session was left.', 'enter goes on with it.'] } : {};
        const drawing = await renderAt(80, 24, {
          depth: 'all',
          ascii,
          cards,
          futures: 0,
          answered: 3,
          ...offer,
        });
        seen.add(placeOf(drawing.ui()));
        for (const deed of deeds) {
          if (drawing.left.length > 0) break;
          if (deed.kind === 'keys') await drawing.type(deed.text);
          else if (deed.kind === 'pass') await drawing.pass(deed.milliseconds);
          else await drawing.resize(deed);
          const ui = drawing.ui();
          // The screen shows the current state of the play.
          if (ui.on.kind === 'run') expect(ui.viewed).toBe(ui.play);
          const { columns, rows } = ui.size;
          const answer = onOf('compare', ui)?.answer;
          for (const what of [placeOf(ui), onOf('save', ui)?.stage, answer && 'compared'])
            if (what !== undefined) seen.add(what);
          const lines = drawing.bare();
          expect(lines).toHaveLength(rows);
          expect(lines.filter((line) => stringWidth(line) > columns || /\p{Cc}|\p{Co}/u.test(line))).toEqual(
            [],
          );
          expect(drawing.clock.waiting()).toBeLessThan(6);
        }
        drawing.close();
        await drawing.pass(5000);
        expect(drawing.clock.waiting()).toBe(0);
      }),
      { numRuns: 25, examples: [[TOUR, false, true]] },
    );
    expect(listeners()).toBe(before);
    // The keys have to have been everywhere for all this to mean something.
    const stages = ['path', 'exists', 'failed', 'saved'];
    expect([...HERE, ...stages, 'compared'].filter((each) => !seen.has(each))).toEqual([]);
  }, 120_000);
});
