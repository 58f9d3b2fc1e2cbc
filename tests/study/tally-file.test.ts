import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/model/compile.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { TABLES, tallyBytes } from '../../src/study/futures/tally.ts';
import {
  decodeStudy,
  encodeStudy,
  type Study,
  type StudyId,
  studyDifferences,
} from '../../src/study/futures/tally-file.ts';
import { answerOdds } from '../../src/study/odds/odds.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { syntheticScenario } from '../fixtures/synthetic.ts';

const studyOf = (
  scenario = syntheticScenario({ states: 4, drivers: 1, turns: 3 }),
  more: Pick<StudyId, 'decisions' | 'past'> = {},
): Study => {
  const model = compile(scenario);
  const id: StudyId = {
    engine: '1.2.3',
    sha256: 'abc',
    data: { states: 'def' },
    seed: 's',
    runs: 30,
    scenario: 'a file.yaml',
    edits: ['weights.rights=2'],
    ...more,
    frame: frameOf(scenario, model),
  };
  return { id, tally: ensemble(model, { seed: 's', futures: { from: 5, to: 25 }, twins: true }) };
};

/** A file with the checksum that fits it. */
const signed = (body: Buffer): Buffer => Buffer.concat([body, createHash('sha256').update(body).digest()]);

/** The same file with another head, and the checksum that fits it: what a forger could write. */
const forged = (study: Study, change: (head: Record<string, unknown>) => void): Buffer => {
  const bytes = Buffer.from(encodeStudy(study));
  const first = bytes.indexOf(10) + 1;
  const second = bytes.indexOf(10, first) + 1;
  const head = JSON.parse(bytes.toString('utf8', first, second));
  change(head);
  const body = Buffer.concat([
    bytes.subarray(0, first),
    Buffer.from(`${JSON.stringify(head)}\n`),
    bytes.subarray(second, bytes.length - 32),
  ]);
  return signed(body);
};

const faultOf = (bytes: Uint8Array): string => {
  const decoded = decodeStudy(bytes);
  return decoded.ok ? '' : decoded.fault;
};

describe('a tally file', () => {
  it('gives back what was written, to the byte', () =>
    fc.assert(
      fc.property(scenarioArbitrary(), (scenario) => {
        const study = studyOf(scenario);
        const bytes = encodeStudy(study);
        const decoded = decodeStudy(bytes);
        expect(decoded.ok && Buffer.compare(encodeStudy(decoded.study), bytes)).toBe(0);
        expect(decoded).toEqual({ ok: true, study });
      }),
      { numRuns: 25 },
    ));

  it('keeps the past and the decisions that its futures share, and tells studies apart by them', () => {
    const more = { past: { future: 7, turn: 2 }, decisions: ['A@1=up'] };
    const [study, plain] = [studyOf(undefined, more), studyOf()];
    expect(decodeStudy(encodeStudy(study))).toEqual({ ok: true, study });
    expect(faultOf(forged(study, (head) => Object.assign(head, { past: { future: 7, turn: 4 } })))).toMatch(
      /head makes no sense/,
    );
    const sized = ({ id, tally }: Study) => ({ id, turns: tally.shape.turns });
    expect(studyDifferences(sized(study), sized(plain))).toEqual([
      'past to turn 2 of future 7, not the start',
      'decisions A@1=up, not none',
    ]);
  });

  it('is refused once any byte of it is another, or missing', () => {
    const bytes = encodeStudy(studyOf());
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const other = Buffer.from(bytes);
        other[at] = ((other[at] ?? 0) + by) % 256;
        expect(faultOf(other)).not.toBe('');
        expect(faultOf(bytes.subarray(0, at))).not.toBe('');
      }),
    );
  });

  it('is refused if a forger fits its head to nothing', () => {
    const study = studyOf();
    expect(faultOf(forged(study, () => {}))).toBe('');
    const changes: readonly ((head: Record<string, unknown>) => void)[] = [
      (head) => Object.assign(head, { shape: { ...study.tally.shape, turns: 2400 } }),
      (head) =>
        Object.assign(head, { shape: { turns: 2400, states: 5000, rungs: 255, occasions: 0, twins: false } }),
      (head) => Object.assign(head, { futures: [{ from: 5, to: 31 }] }),
      (head) => Object.assign(head, { futures: [{ from: 9, to: 5 }] }),
      (head) =>
        Object.assign(head, {
          futures: [
            { from: 5, to: 9 },
            { from: 8, to: 20 },
          ],
        }),
      (head) => Object.assign(head, { runs: 1e12 }),
      (head) => Object.assign(head, { unknown: 1 }),
      (head) => delete head.frame,
      (head) => Object.assign(head, { frame: { ...study.id.frame, states: [] } }),
      (head) => Object.assign(head, { frame: { ...study.id.frame, start: '9999-01-01' } }),
      (head) =>
        Object.assign(head, { frame: { ...study.id.frame, blocs: [{ id: 'b', label: 'B', members: [4] }] } }),
    ];
    for (const change of changes) expect(faultOf(forged(study, change))).toContain('is damaged');
  });

  it('is refused with the place and the name of a sign that may not be shown', () => {
    const study = studyOf();
    const spoilt: readonly (readonly [change: object, fault: string])[] = [
      [{ engine: '\u001b]0;x\u0007' }, 'is refused: engine holds U+001B, an escape character'],
      [{ seed: 'a\u202eb' }, 'is refused: seed holds U+202E, a bidirectional control'],
      [{ edits: ['x', '\u0000'] }, 'is refused: edits.1 holds U+0000, a control character'],
      [{ data: { '\u200b': 'x' } }, 'is refused: a name in data holds U+200B, a zero-width space'],
    ];
    for (const [change, found] of spoilt)
      expect(faultOf(forged(study, (head) => Object.assign(head, change)))).toBe(found);
    expect(faultOf(forged(study, (head) => Object.assign(head, { scenario: 'می\u200cشود' })))).toBe('');
  });

  it('is refused with counts that its futures cannot give, whatever its checksum says', () => {
    const study = studyOf();
    const bytes = encodeStudy(study);
    const start = bytes.length - 32 - tallyBytes(study.tally.shape);
    let end = start;
    const places = TABLES.flatMap((table) => {
      const from = end;
      end += study.tally[table].byteLength;
      return from === end ? [] : [{ table, from, to: end }];
    });
    const writing = fc.record({
      place: fc.constantFrom(...places),
      at: fc.nat(),
      other: fc.uint8Array({ minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(writing, { minLength: 1, maxLength: 2 }), (writings) => {
        const changed = Buffer.from(bytes);
        for (const { place, at, other } of writings) {
          const from = place.from + (at % (place.to - place.from));
          changed.set(other.subarray(0, place.to - from), from);
        }
        if (changed.equals(bytes)) return;
        const decoded = decodeStudy(signed(changed.subarray(0, -32)));
        // One number in these tables cannot change alone; in the others, another may be as possible.
        const [{ place }, second] = [writings[0] as (typeof writings)[0], writings[1]];
        if (!second && ['flows', 'recognisers', 'indexBins'].includes(place.table))
          expect(decoded.ok).toBe(false);
        if (!decoded.ok) return;
        const { id, tally } = decoded.study;
        const answer = answerOdds(tally, id.frame, { by: 3, at: 3 });
        const shares = answer.states.flatMap(({ by, rungs }) => [by, ...rungs]);
        for (const { share, low, high } of [...shares, ...answer.occasions])
          expect(low >= 0 && low <= share && share <= high && high <= 1).toBe(true);
        expect(JSON.stringify(answer)).not.toContain('null,');
      }),
      { numRuns: 400 },
    );
  });

  it('is told from other files', () => {
    for (const text of ['', 'x', 'id,name\n', 'demarche sums 2\n{}'])
      expect(faultOf(Buffer.from(text))).toMatch(/^is no tally of demarche: expected .*\.tally$/);
    expect(faultOf(Buffer.from('demarche tally 1\n{}'))).toContain('expected version 3');
  });
});
