import { describe, expect, it } from 'vitest';
import { openDesk } from '../../src/class/desk.ts';
import { stepPassage } from '../../src/class/passages.ts';
import { perform } from '../../src/class/requests.ts';
import { scriptedRequest } from '../../src/class/script.ts';
import { taskOf } from '../../src/class/tasks.ts';
import type { FormValues } from '../../src/exercise/exercise.ts';
import { journalText } from '../../src/exercise/journal.ts';
import { OFFERS, readSmall, sound } from '../exercise/small.ts';
import { deskOf, keepDesk } from './desk.ts';

/** A table at its first turn; `turn` hands in what both teams do, and `undefined` is a team that is not there. */
const table = (seed = 'one') => {
  const kept = keepDesk(deskOf(sound(OFFERS), seed));
  const ask: typeof kept.ask = (request) => {
    const done = kept.ask(request);
    if (!done.ok) throw new Error(done.said);
    return done;
  };
  for (const seat of ['alpha', 'kabul']) ask({ do: 'hand-in', seat, values: { a: '50', both: '50' } });
  ask({ do: 'on' });
  const decide = (seat: string, values: FormValues | undefined) =>
    ask(values ? { do: 'hand-in', seat, values: { reason: 'because', ...values } } : { do: 'absent', seat });
  const turn = (alpha: FormValues | undefined, kabul: FormValues | undefined) => {
    decide('alpha', alpha);
    decide('kabul', kabul);
    ask({ do: 'on' });
  };
  const acts = () =>
    kept
      .now()
      .world()
      .run.turns.flatMap(({ turn, acts }) =>
        acts.flatMap((act) =>
          act.kind === 'event' && act.state ? [`${turn} ${act.event} ${act.state}`] : [],
        ),
      );
  return { ...kept, ask, turn, acts };
};

const rungs = (desk: ReturnType<typeof deskOf>) => desk.world().run.turns.map((turn) => turn.rungs);

describe('an offer to one state', () => {
  it('is a measure for each state, and a field of the form of that state in the next turn', () => {
    const { now, turn } = table();
    expect(taskOf(now(), 'kabul').fields.find(({ id }) => id === 'measures')).toMatchObject({
      options: [
        { value: 'staff-A', label: 'offer to Alphaland, costs 2: Mission for returns (2\u00a0times)' },
        { value: 'staff-B', label: 'offer to Betaland, costs 2: Mission for returns (2\u00a0times)' },
      ],
    });
    expect(taskOf(now(), 'alpha').fields.map(({ id }) => id)).not.toContain('offer staff-A');
    turn({}, { measures: 'staff-A' });
    expect(taskOf(now(), 'alpha').fields[0]).toMatchObject({
      id: 'offer staff-A',
      label:
        'Offered to Alphaland: Mission for returns. The authorities take people back, and Alphaland lets staff in.',
      value: 'refuse',
      options: [{ value: 'take' }, { value: 'refuse' }],
    });
  });

  it('happens to the state that takes it, in its turn', () => {
    const { now, turn, acts } = table();
    turn({}, { measures: 'staff-A' });
    turn({ 'offer staff-A': 'take' }, {});
    expect(acts()).toEqual(['3 t3-taken-staff-A A']);
    expect(now().world().run.turns[3]?.variables.openness).toBeCloseTo(1.1);
    const told = stepPassage(now()).paragraphs.join('\n');
    expect(told).toContain(
      'Alphaland: mission for returns. The authorities take people back, and Alphaland lets',
    );
    expect(told).toContain('takes the offer to Alphaland: Mission for returns');
  });

  it('changes nothing if it is refused, or not answered', () => {
    const idle = table();
    for (const _ of [1, 2]) idle.turn({}, {});
    for (const values of [{ 'offer staff-A': 'refuse' }, {}]) {
      const { now, turn, acts } = table();
      turn({}, { measures: 'staff-A' });
      turn(values, {});
      expect(acts()).toEqual(['3 t3-refused-staff-A A']);
      expect(rungs(now())).toEqual(rungs(idle.now()));
      expect(
        now()
          .world()
          .run.turns.map(({ variables }) => variables),
      ).toEqual(
        idle
          .now()
          .world()
          .run.turns.map(({ variables }) => variables),
      );
    }
  });

  it('is answered by luck where no team plays the state, and by no luck alone is it made', () => {
    let taken = 0;
    for (let n = 0; n < 200; n++) {
      const { turn, acts } = table(`seed ${n}`);
      turn({}, { measures: 'staff-B' });
      const [answer, ...more] = acts();
      expect(more).toEqual([]);
      if (answer === '1 t1-taken-staff-B B') taken += 1;
      else expect(answer).toBe('1 t1-refused-staff-B B');
    }
    // Its trait is 0.3.
    expect(taken).toBeGreaterThan(35);
    expect(taken).toBeLessThan(90);
  });

  it('is answered by luck where the team is not there', () => {
    const answers = Array.from({ length: 40 }, (_, n) => {
      const { turn, acts } = table(`seed ${n}`);
      turn({}, { measures: 'staff-A' });
      turn(undefined, {});
      return acts();
    });
    expect(new Set(answers.flat())).toEqual(new Set(['3 t3-taken-staff-A A', '3 t3-refused-staff-A A']));
  });

  it('cannot be answered twice, or before it is made', () => {
    const { ask, turn, now } = table();
    const early = perform(now(), {
      do: 'hand-in',
      seat: 'alpha',
      values: { 'offer staff-A': 'take', reason: 'because' },
    });
    expect(early).toMatchObject({ ok: false, field: 'offer staff-A' });
    turn({}, { measures: 'staff-A' });
    turn({ 'offer staff-A': 'take' }, {});
    expect(taskOf(now(), 'alpha').fields.map(({ id }) => id)).not.toContain('offer staff-A');
    ask({ do: 'teacher', act: 'undo' });
    ask({ do: 'teacher', act: 'undo' });
    ask({ do: 'teacher', act: 'undo' });
    expect(taskOf(now(), 'alpha').fields.map(({ id }) => id)).toContain('offer staff-A');
  });

  it('is kept in the journal, and played by scripted answers', () => {
    const kept = keepDesk(deskOf(sound(OFFERS)));
    for (let request = scriptedRequest(kept.now()); request; request = scriptedRequest(kept.now()))
      expect(kept.ask(request)).toMatchObject({ ok: true });
    const saved = journalText(kept.now().journal);
    expect(saved).toContain('"offers":{"staff-A":"take"}');
    const { exercise, scenario } = sound(OFFERS);
    const again = openDesk({ exercise, scenario, sha256: 'a'.repeat(64) }, { seed: undefined, saved });
    if (typeof again === 'string') throw new Error(again);
    expect(rungs(again.desk)).toEqual(rungs(kept.now()));
  });

  it.each([
    ['event: staff', 'event: stuff', 'there is no event of this name stuff staff'],
    [
      'event: staff',
      'event: staff, effects: []',
      'the event of this measure has its own effects event and effects',
    ],
    ['staff-A: take', 'staf-A: take', 'there is no offer of this name staf-A staff-A'],
    [
      'kind: offer, seats: [alpha], cost: 6',
      'kind: offer, seats: [alpha], event: summit',
      'there is no event',
    ],
  ])('is checked: %s as %s', (part, by, says) => {
    const result = readSmall(OFFERS.replace(part, by));
    const issues = result.ok ? [] : result.issues;
    expect(
      issues.map(({ message, found, suggestion }) => `${message} ${found} ${suggestion}`).join('\n'),
    ).toContain(says);
  });
});
