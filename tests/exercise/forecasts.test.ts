import { describe, expect, it } from 'vitest';
import { aheadOf } from '../../src/class/ahead.ts';
import { type Desk, openDesk } from '../../src/class/desk.ts';
import { type ClassRequest, perform } from '../../src/class/requests.ts';
import { scriptedRequest } from '../../src/class/script.ts';
import { MORE } from '../../src/class/steps/predict-task.ts';
import { taskOf } from '../../src/class/tasks.ts';
import { RATIONALE } from '../../src/exercise/exercise.ts';
import { sealOf } from '../../src/exercise/forecasts.ts';
import { deskOf, keepDesk } from '../class/desk.ts';
import { readSmall, SMALL, sound } from './small.ts';

/** Predicts before play, and again after the vote. */
const TWICE = SMALL.replace('  - {do: play}\n', '  - {do: predict}\n  - {do: play}\n').replace(
  '  turns:\n    -',
  '  revised: [{alpha: {a: 100, both: 5.5}}]\n  rationales: {alpha: [It pays., It has moved.]}\n  turns:\n    -',
);

const asked = (desk: Desk, requests: readonly ClassRequest[]): Desk =>
  requests.reduce((now, request) => {
    const done = perform(now, request);
    if (!done.ok) throw new Error(done.said);
    return done.desk;
  }, desk);

const hand = (seat: string, a: string, more = 'done'): ClassRequest => ({
  do: 'hand-in',
  seat,
  values: { a, both: '10', [MORE]: more },
});

/** After the scripted answers up to the second step `predict`. */
const atRevision = (first: readonly ClassRequest[] = []): Desk => {
  const kept = keepDesk(asked(deskOf(sound(TWICE)), first));
  for (let next = scriptedRequest(kept.now()); next; next = scriptedRequest(kept.now())) {
    const { game } = kept.now();
    if (game.table.played.length === 2 && game.exercise.steps[game.table.step]?.do === 'predict') break;
    expect(kept.ask(next)).toMatchObject({ ok: true });
  }
  return kept.now();
};

describe('forecasts', () => {
  it('are one for each team, unless another person of it predicts too', () => {
    const desk = asked(deskOf(), [hand('alpha', '50', 'more'), hand('alpha', '70')]);
    expect(desk.game.table.sealed.alpha?.map(({ person, odds }) => [person, odds.a])).toEqual([
      [1, 0.5],
      [2, 0.7],
    ]);
    expect(aheadOf(desk)).toMatchObject({ seat: 'kabul', label: 'The target' });
    const between = asked(deskOf(), [hand('alpha', '50', 'more')]);
    expect(aheadOf(between)).toMatchObject({ seat: 'alpha', label: 'Alpha, person 2' });
    expect(taskOf(between, 'alpha').entry).toEqual({ do: 'predict', seat: 'alpha', person: 2 });
    const third = perform(desk, hand('alpha', '50'));
    expect(third).toMatchObject({
      ok: false,
      said: expect.stringContaining('sealed its predictions already'),
    });
  });

  it('are given again in a later step, for what was said before unless it is changed', () => {
    const desk = atRevision([hand('alpha', '50', 'more'), hand('alpha', '70')]);
    const { fields } = taskOf(desk, 'alpha');
    expect(fields.find(({ id }) => id === 'a')).toMatchObject({ value: '50' });
    expect(fields.find(({ id }) => id === 'a')?.label).toMatch(/not scored.*before: 50\s%; leave empty/);
    // The second person is expected as before.
    expect(fields.find(({ id }) => id === MORE)).toMatchObject({ value: 'more' });
    const values = { a: '', both: '5,5', [RATIONALE]: 'B waits.' };
    const once = asked(desk, [{ do: 'hand-in', seat: 'alpha', values: { ...values, [MORE]: 'done' } }]);
    expect(once.game.table.sealed.alpha?.at(-1)).toMatchObject({
      round: 2,
      person: 1,
      odds: { a: 0.5, both: 0.055 },
      rationale: 'B waits.',
    });
    expect(aheadOf(once)).toMatchObject({ seat: 'kabul' });
  });

  it('come from scripted answers in each round, with their reasons', () => {
    const desk = atRevision();
    const next = scriptedRequest(desk);
    expect(next).toMatchObject({ do: 'hand-in', values: { a: '100', [RATIONALE]: 'It has moved.' } });
    const after = asked(desk, next ? [next] : []);
    expect(after.game.table.sealed.alpha?.map(({ odds, rationale }) => [odds.a, rationale])).toEqual([
      [0.8, 'It pays.'],
      [1, 'It has moved.'],
    ]);
  });

  it('are sealed with a nonce that the caller draws; without one it follows from seed and journal', () => {
    const { exercise, scenario } = sound();
    let drawn = 0;
    const nonce = (): string => String(drawn++).padStart(32, 'a');
    const opened = openDesk(
      { exercise, scenario, sha256: 'a'.repeat(64) },
      { seed: 's', saved: undefined, nonce },
    );
    if (typeof opened === 'string') throw new Error(opened);
    const [own, same, other] = [opened.desk, deskOf(), deskOf()].map(
      (desk) => asked(desk, [hand('alpha', '50')]).game.table.sealed.alpha?.[0],
    );
    expect(own?.nonce).toBe('a'.repeat(31) + 0);
    expect(same).toEqual(other);
    expect(same && sealOf('small', 'alpha', same)).toBe(same?.seal);
    expect(own?.seal).not.toBe(same?.seal);
  });

  it.each([
    [
      '  - {do: debrief}',
      '  - {do: predict}\n  - {do: debrief}',
      'nothing is left to predict once all turns are played',
    ],
    [
      '  - {do: predict}\n  - {do: play, turns: 2}',
      '  - {do: play, turns: 2}\n  - {do: predict}',
      'predictions come before play',
    ],
  ])('are asked for before play, and not after it: %s', (from, to, message) => {
    const read = readSmall(SMALL.replace(from, to));
    expect(read.ok ? [] : read.issues.map((each) => each.message)).toEqual([message]);
  });
});
