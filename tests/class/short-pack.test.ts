import { describe, expect, it } from 'vitest';
import { openDesk } from '../../src/class/desk.ts';
import { packFiles } from '../../src/class/pack.ts';
import { stepPassage } from '../../src/class/passages.ts';
import { teamView } from '../../src/class/team-view.ts';
import { compile } from '../../src/model/compile.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { SMALL, sound } from '../exercise/small.ts';
import { deskOf } from './desk.ts';
import { asJson, type Fill } from './ways.ts';

const GLOSSARY = 'glossary: {chargé: A diplomat below an ambassador.}\n';
const fill: Fill = (task) =>
  Object.fromEntries(
    task.fields.map((field) => [
      field.id,
      field.kind === 'number'
        ? '40'
        : field.kind === 'text'
          ? 'It pays.'
          : field.kind === 'choice'
            ? (field.value ?? 'old')
            : '',
    ]),
  );

const packOf = (text: string): ReadonlyMap<string, string> => {
  const loaded = sound(text);
  const saved = asJson(deskOf(loaded), fill);
  const opened = openDesk({ ...loaded, sha256: 'a'.repeat(64) }, { seed: undefined, saved });
  if (typeof opened === 'string') throw new Error(opened);
  const model = compile(loaded.scenario);
  const tally = ensemble(model, { seed: 'one', futures: { from: 0, to: 20 }, turns: 6 });
  const counted = { tally, frame: frameOf(loaded.scenario, model), odds: new Map() };
  return packFiles(opened.desk, counted, { engine: '0', date: undefined, name: 'small' });
};

describe('a short pack', () => {
  it('has a debrief of two pages with turns, scores, voices and questions, and the long one beside it', () => {
    const [long, short] = [packOf(SMALL), packOf(`${SMALL}debrief: short\n`)];
    const page = short.get('debrief.md') ?? '';
    expect(short.get('debrief-full.md')).toBe(long.get('debrief.md'));
    expect(long.has('debrief-full.md')).toBe(false);
    expect(page).toMatch(
      /In short[\s\S]*What happened[\s\S]*Turn 3[\s\S]*opened and scored[\s\S]*Ask us\.[\s\S]*Who paid\?/,
    );
    expect(page.split(/\s+/).length).toBeLessThan(700);
    const html = short.get('debrief.html') ?? '';
    expect(html).toContain('<body class="dense">');
    expect(html).not.toContain('class="page"');
  });
});

describe('a glossary', () => {
  it('is in the brief of all, on the screen of a team and on its page', () => {
    const words = 'chargé: A diplomat below an ambassador.';
    const desk = deskOf(sound(SMALL.replace('steps:\n', `${GLOSSARY}steps:\n  - {do: brief}\n`)));
    expect(stepPassage(desk).paragraphs).toContain(`  · ${words}`);
    expect(JSON.stringify(teamView(desk, 'alpha').readings)).toContain(words);
    const pack = packOf(SMALL.replace('steps:\n', `${GLOSSARY}steps:\n`));
    expect(pack.get('briefs/alpha.md')).toContain(`### Words\n\n- ${words}`);
  });
});
