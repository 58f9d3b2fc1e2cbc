import { describe, expect, it } from 'vitest';
import { stepPassage } from '../../src/class/passages.ts';
import { scriptedRequest } from '../../src/class/script.ts';
import { readSmall, SMALL } from '../exercise/small.ts';
import { deskOf, keepDesk } from './desk.ts';

const TEXT = SMALL.replace('inject: late}', 'inject: split}')
  .replace('text: The factions part.,', 'text: The factions part., source: invented,')
  .replace(
    'brief: Read this first.',
    'brief: Read.\nfacts: [{text: Snow fell., source: x, as_of: 2025-06, reports: A paper}]',
  )
  .replace('  - {do: predict}', '  - {do: brief}\n  - {do: predict}')
  .replace(
    '  - {who: Those without a seat, text: Ask us., source: judgement}',
    '  - {who: A, text: Ask us., source: y, verbatim: true}\n  - {who: B, text: Wait., source: invented}',
  );

/** Everything that is said to all while the scripted answers play, step by step. */
const said = (): readonly (readonly [string, string])[] => {
  const loaded = readSmall(TEXT);
  if (!loaded.ok) throw new Error(loaded.issues.map(({ message }) => message).join());
  const kept = keepDesk(deskOf(loaded));
  const all: [string, string][] = [];
  for (let request = scriptedRequest(kept.now()); request; request = scriptedRequest(kept.now())) {
    const { title, paragraphs } = stepPassage(kept.now());
    all.push([title, paragraphs.join('\n')]);
    if (!kept.ask(request).ok) throw new Error(request.do);
  }
  return all;
};

describe('where a text comes from', () => {
  const passages = said();
  const of = (title: string): string =>
    passages
      .filter(([each]) => each.startsWith(title))
      .map(([, text]) => text)
      .join('\n');

  it('stands beside facts and voices: who reports it, and that it is made up', () => {
    expect(of('Brief')).toContain('Snow fell. (A paper, June 2025)');
    expect(of('Brief')).toContain('“Ask us.”');
    expect(of('Brief')).toContain('Wait. (Invented.)');
  });

  it('marks what is made up in the news, in the log of a turn and in the debrief', () => {
    for (const title of ['News', 'Revealed', 'Debrief'])
      expect(of(title), title).toMatch(/The factions part\. \(Invented\.\)/);
  });
});
