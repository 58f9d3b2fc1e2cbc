import { describe, expect, it } from 'vitest';
import { type Edit, setOfEdit, withEdit } from '../../src/domain/edit.ts';
import { canonicalScenario } from '../../src/scenario/canonical.ts';
import { applyEdits } from '../../src/scenario/edit.ts';
import { FLAGSHIP, load } from '../scenarios/futures.ts';
import { BASE, parseText, scenarioOf } from './base.ts';

const base = scenarioOf(parseText(BASE));
const flagship = load(FLAGSHIP).scenario;

const CASES: readonly (readonly Edit[])[] = [
  [],
  [{ path: 'weights.rights', value: 2 }],
  [{ path: 'weights.precedent', value: 0 }],
  [{ path: 'states.A.weights.rights', value: 0.5 }],
  [{ path: 'B.weights.rights', value: 7 }],
  [{ path: 'states.A.traits.trade', value: 0.3 }],
  [{ path: 'states.C.traits.trade', value: 0.25 }],
  [{ path: 'C.taboo', value: 0 }],
  [{ path: 'target.tracks.reform.start', value: 0.5 }],
  [
    { path: 'weights.trade', value: 1 },
    { path: 'states.B.weights.trade', value: 3 },
    { path: 'states.B.weights.precedent', value: 1.25 },
    { path: 'weights.trade', value: 2 },
  ],
];

describe('an edit of a scenario', () => {
  it.each(CASES.map((edits) => ({ edits, name: edits.map(setOfEdit).join(' ') })))(
    'makes what --set makes: $name',
    ({ edits }) => {
      const set = scenarioOf(parseText(BASE, edits.map(setOfEdit)));
      expect(canonicalScenario(applyEdits(base, edits))).toBe(canonicalScenario(set));
    },
  );

  it('makes what --set makes of the flagship', () => {
    const edits = [
      { path: 'weights.rights', value: 2 },
      { path: 'states.CHN.weights.rights', value: 0.5 },
      { path: 'states.PAK.traits.security', value: -0.5 },
      { path: 'states.USA.taboo', value: 2 },
    ];
    const set = load(FLAGSHIP, edits.map(setOfEdit)).scenario;
    expect(canonicalScenario(applyEdits(flagship, edits))).toBe(canonicalScenario(set));
  });

  it('leaves the scenario that it lies on as it was', () => {
    const before = canonicalScenario(base);
    applyEdits(base, CASES.flat());
    expect(canonicalScenario(base)).toBe(before);
  });

  it.each([
    'weights.right',
    'weights.constructor',
    'states.Z.taboo',
    'A.traits.rivalry',
    'title',
    'A.taboo.x',
  ])('says so where its path leads nowhere: %s', (path) =>
    expect(() => applyEdits(base, [{ path, value: 1 }])).toThrow(path),
  );
});

describe('a list of edits', () => {
  it('has one edit of each path, the newest, and none that was taken back', () => {
    const two = withEdit(withEdit([], 'weights.rights', 2), 'weights.trade', 1);
    expect(withEdit(two, 'weights.rights', 3).map(setOfEdit)).toEqual([
      'weights.rights=3',
      'weights.trade=1',
    ]);
    expect(withEdit(two, 'weights.rights', undefined).map(setOfEdit)).toEqual(['weights.trade=1']);
  });
});
