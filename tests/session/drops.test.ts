import { describe, expect, it } from 'vitest';
import { canonicalScenario } from '../../src/scenario/canonical.ts';
import { applyWhatIf, NO_CHANGE, whatIfText } from '../../src/scenario/what-if.ts';
import { droppedIn, weightFrom } from '../../src/session/changes.ts';
import { dropOf, eventOfDrop } from '../../src/session/drops.ts';
import { parseFiles, scenarioOf } from '../scenario/base.ts';
import { EXAMPLES } from '../scenario/format-examples.ts';
import { world } from '../tui/world.ts';

describe('an event that was dropped in', () => {
  const drops: readonly Parameters<typeof eventOfDrop>[1][] = [
    { turn: 1, event: 'welcome' },
    { turn: 7, weight: 'rights', value: 0 },
    { turn: 3, weight: 'security', value: 2.5, state: 'CHN' },
  ];

  it.each(drops)('is told by how it came in, and made again from that: %o', (drop) => {
    const event = eventOfDrop(world, drop);
    expect(event && dropOf(world, event)).toEqual(drop);
  });

  it('happens to one state at its own time, without its climate, and is read back from its file', () => {
    const base = scenarioOf(parseFiles({ 'base.yaml': EXAMPLES.events }));
    const event = eventOfDrop(base, { turn: 3, event: 'exchange' });
    if (!event) throw new Error('no event');
    expect(event.happens_to).toEqual({ among: ['A', 'B'], by: 'gain', from: 0, to: 1 });
    const whatIf = { ...NO_CHANGE, events: [event] };
    const text = whatIfText(base, whatIf, { base: 'base.yaml', title: base.title, question: base.question });
    const read = scenarioOf(parseFiles({ 'base.yaml': EXAMPLES.events, 'over.yaml': text }, 'over.yaml'));
    expect(canonicalScenario(read)).toBe(canonicalScenario(applyWhatIf(base, whatIf)));
  });

  it('is none where the scenario lacks what it names', () => {
    expect(eventOfDrop(world, { turn: 1, event: 'nothing' })).toBeUndefined();
    expect(eventOfDrop(world, { turn: 1, weight: 'nothing', value: 1 })).toBeUndefined();
    expect(eventOfDrop(world, { turn: 1, weight: 'rights', value: 1, state: 'XXX' })).toBeUndefined();
  });

  it('is of no such kind where it is otherwise made', () => {
    const event = droppedIn(world, 2, 'welcome');
    expect(event && dropOf(world, { ...event, label: 'another' })).toBeUndefined();
    const weighed = weightFrom(world, 2, 'rights', 1);
    expect(dropOf(world, { ...weighed, effects: [] })).toBeUndefined();
  });
});
