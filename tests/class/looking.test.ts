import { describe, expect, it } from 'vitest';
import { teamView } from '../../src/class/team-view.ts';
import { readSmall, SMALL, sound } from '../exercise/small.ts';
import { deskOf } from './desk.ts';

const ROLES = SMALL.replace('  - {do: predict}\n', '').replace(
  'hidden: Secret of Alpha.}',
  'hidden: Secret of Alpha., roles: {traders: {label: Traders, hidden: Trade., factors: [gain]}, poets: {label: Poets, hidden: Verse.}}}',
);

describe('what a team may look at in a turn', () => {
  it('has for each role the factors that it speaks for', () => {
    const { readings } = teamView(deskOf(sound(ROLES)), 'alpha');
    const passages = readings.flatMap((each) => (each.kind === 'text' ? [each.passage] : []));
    const own = passages.filter(({ title }) => title.endsWith('what the model counts'));
    expect(own.map(({ title }) => title)).toEqual(['Traders: what the model counts']);
    expect(own[0]?.paragraphs[0]).toMatch(/multiplies the chance that Alphaland steps up by [\d.]+\./);
  });

  it('says who listens to whom: the state itself, and those at the table that look at it', () => {
    const told = (played: string) => {
      const text = SMALL.replace('  - {do: predict}\n', '').replace('plays: A,', `plays: ${played},`);
      const { readings } = teamView(deskOf(sound(text)), 'alpha');
      return JSON.stringify(readings.filter((each) => each.kind === 'text'));
    };
    expect(told('B')).toContain('Betaland listens to: Alphaland 0.5 (');
    expect(told('[A, B]')).toContain('At this table these listen to Alphaland: Alpha.');
  });

  it('names no factor that the scenario lacks', () => {
    const result = readSmall(ROLES.replace('[gain]', '[gian]'));
    expect(result.ok ? [] : result.issues.map((issue) => [issue.message, issue.suggestion])).toEqual([
      ['there is no weight of this name', 'gain'],
    ]);
  });
});
