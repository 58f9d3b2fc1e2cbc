import { renderToString } from 'ink';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { worldMap } from '../../src/cli/map/world-map.ts';
import { forTerminal } from '../../src/domain/language/direction.ts';
import { ClassScreen } from '../../src/tui/class/screen.tsx';
import { startClass } from '../../src/tui/class/state.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { PLAIN_LOOKS } from '../../src/tui/looks.ts';
import { DARI, JOINED } from '../exercise/languages.ts';
import { sound } from '../exercise/small.ts';
import { type } from '../tui/class-keys.ts';
import { deskOf } from './desk.ts';
import { byDialogue, type Fill } from './ways.ts';

const SIZE = { columns: 110, rows: 34 };

const fill: Fill = (task) =>
  Object.fromEntries(
    task.fields.map((field) => [
      field.id,
      field.kind === 'number'
        ? '50'
        : field.kind === 'text'
          ? 'چون می\u200cارزد.'
          : field.kind === 'choice'
            ? (field.value ?? field.options[0]?.value ?? '')
            : '',
    ]),
  );

describe('an exercise in Dari', () => {
  it('is played line by line with names, joiners and steps intact', async () => {
    const { said } = await byDialogue(deskOf(sound(DARI)), fill);
    expect(said).not.toContain('\ufffd');
    for (const words of [
      JOINED,
      'می\u200cنشیند',
      'رأی‌گیری',
      'نوبت 1 از 3',
      'پیش‌بینی',
      'گام ما را ببند',
      'چرا؟ یک جمله',
    ])
      expect(said).toContain(words);
  });

  it('has the same on the class screen, and isolates it on its way to the terminal', () => {
    const ui = startClass(deskOf(sound(DARI)), SIZE, PLAIN_LOOKS, KEYS);
    const frames = [ui, type(ui, '\r\r')].map((each) =>
      renderToString(createElement(ClassScreen, { ui: { ...each, size: SIZE }, map: worldMap }), SIZE),
    );
    for (const frame of frames) {
      expect(frame).toContain(JOINED);
      expect(frame).not.toMatch(/\ufffd|\p{Bidi_Control}/u);
      expect(forTerminal(frame)).toContain(`\u2068${JOINED}`);
    }
  });
});
