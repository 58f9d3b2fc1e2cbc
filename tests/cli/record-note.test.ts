import { describe, expect, it } from 'vitest';
import { recordOf } from '../../src/cli/study/record-note.ts';
import { demarche } from '../e2e/program.ts';

describe('the note beside a scenario that has happened', () => {
  it('says how many did recognise, by when, and where weights of judgement and fitted ones are', () => {
    const note = recordOf('scenarios/history/libya-2011')?.note;
    expect(note).toContain('in fact 9 on 4 June 2011 and 78 on 24 September 2011 recognised, out of 194');
    expect(note).toContain(
      'scenario.yaml plays weights of judgement, its held-out.yaml weights fitted on the other waves',
    );
    expect(recordOf('scenarios/history/libya-2011/hindsight.yaml')?.note).toBe(note);
  });

  it('also stands in one line, beside the odds of screens of any width', () => {
    const forms = recordOf('scenarios/history/libya-2011')?.forms ?? [];
    expect(forms[0]).toContain('in fact at most 78 of 194 recognised; the log says on what weights');
    expect(forms.map((form) => form.length)).toEqual(
      forms.map((form) => form.length).toSorted((a, b) => b - a),
    );
    // The narrowest panel of states leaves so much room.
    expect(forms.at(-1)?.length).toBeLessThanOrEqual(22);
    expect(recordOf('scenarios/russia-precedent')?.forms).toBeUndefined();
  });

  it('stands beside every answer about a past wave, and in the report itself', () => {
    const wave = 'scenarios/history/libya-2011';
    const luck = ['--seed', 'a', '--runs', '20'];
    const note = recordOf(wave)?.note ?? '';
    for (const args of [
      ['odds', wave, ...luck],
      ['compare', wave, '--set', 'weights.pulse=1', ...luck],
      ['why', wave, 'FRA', '--seed', 'a', '--no-tip'],
    ]) {
      const { code, err } = demarche(args);
      expect({ code, says: err.includes(note) }, args[0]).toEqual({ code: 0, says: true });
    }
    expect(demarche(['report', wave, '--format', 'md', ...luck]).out).toContain(note);
  });

  it('is left out where nothing is on record', () => {
    expect(recordOf('scenarios/russia-precedent')?.note).toBeUndefined();
    expect(recordOf('scenarios/what-ifs/russia-reverses.yaml')?.note).toBeUndefined();
  });
});
