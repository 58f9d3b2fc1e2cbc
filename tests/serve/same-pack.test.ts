import { describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../src/class/desk.ts';
import { type CountedFutures, packFiles } from '../../src/class/pack.ts';
import { stepPassage } from '../../src/class/passages.ts';
import { scriptedRequest } from '../../src/class/script.ts';
import { knownOf, learnSlow, packOut, slowAhead, waitsFor, workOut } from '../../src/class/steps/slow.ts';
import { taskOf } from '../../src/class/tasks.ts';
import { journalText } from '../../src/exercise/journal.ts';
import { compile } from '../../src/model/compile.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { deskOf, keepDesk } from '../class/desk.ts';
import { OFFERS, sound } from '../exercise/small.ts';
import { deviceAt, serving, teacherAt } from './serving.ts';

const loaded = sound(OFFERS);
const SHA = 'a'.repeat(64);
const FUTURES = 20;

const MARK = { engine: '0', date: undefined, name: 'small' };

const counted = (): CountedFutures => {
  const model = compile(loaded.scenario);
  const tally = ensemble(model, { seed: 'one', futures: { from: 0, to: FUTURES }, turns: 6 });
  return { tally, frame: frameOf(loaded.scenario, model), odds: new Map() };
};

const packOf = (desk: Desk): object => Object.fromEntries(packFiles(desk, counted(), MARK));

/** Plays by the scripted answers; `handIn` gives those of a team some other way, and `on` goes on. */
const byScript = (first: Desk): Desk => {
  const kept = keepDesk(first);
  for (let request = scriptedRequest(kept.now()); request; request = scriptedRequest(kept.now()))
    expect(kept.ask(request)).toMatchObject({ ok: true });
  return kept.now();
};

/** Plays by devices: Alpha has one, and the teacher types for the target. */
const byDevices = async (first: Desk): Promise<Desk> => {
  const kept = keepDesk(first);
  const server = await serving(kept);
  const [alpha, teacher] = [deviceAt(server.address), await teacherAt(server)];
  await alpha.join('alpha');
  for (let request = scriptedRequest(kept.now()); request; request = scriptedRequest(kept.now())) {
    const { asked, place, moments } = await teacher.desk();
    if (moments.length > 0) await teacher.on('table');
    else if (request.do === 'on') expect((await teacher.on()).status).toBe(200);
    else if (request.do === 'hand-in') {
      const { seat, values } = request;
      const mine = asked.find((each: { seat: string }) => each.seat === seat);
      const done =
        seat === 'alpha'
          ? await alpha.handIn(values)
          : await teacher.post('/desk/do', { do: 'hand-in', seat, task: mine.task.key, values });
      expect(done.status, done.text).toBe(200);
    } else if (request.do === 'absent') {
      const own = { do: 'teacher', act: `absent ${request.seat}`, place, done: kept.now().game.log.length };
      const isTurn = taskOf(kept.now(), request.seat).entry.do === 'lock';
      await (isTurn ? teacher.post('/desk/do', own) : teacher.on('skip'));
    } else throw new Error(request.do);
  }
  await server.close();
  return kept.now();
};

describe('the same actions', () => {
  it('give the same pack by script and by devices, also where the debrief comes from another thread', async () => {
    const script = byScript(deskOf(loaded, 'one', FUTURES));
    const devices = await byDevices(deskOf(loaded, 'one', FUTURES));
    const saved = journalText(script.journal);
    expect(journalText(devices.journal)).toBe(saved);
    const pack = packOf(script);
    expect(packOf(devices)).toEqual(pack);
    // A thread gets plain data, and what it works out comes back as plain data.
    const plain = { exercise: loaded.exercise, scenario: loaded.scenario, sha256: SHA };
    const task = structuredClone({
      loaded: plain,
      saved,
      futures: FUTURES,
      parts: ['debrief', 'tried'] as const,
    });
    const opened = openDesk(plain, { seed: undefined, saved, futures: FUTURES });
    if (typeof opened === 'string') throw new Error(opened);
    learnSlow(opened.desk, structuredClone(workOut(task)));
    expect(opened.desk.debrief.isKnown()).toBe(true);
    expect(packOf(opened.desk)).toEqual(pack);
    const elsewhere = { ...task, known: knownOf(script), counted: counted(), mark: MARK };
    expect(Object.fromEntries(packOut(structuredClone(elsewhere)))).toEqual(pack);
  });

  it('are not waited for: a patient desk says that a debrief is being worked out, until it is known', () => {
    const open = (isPatient: boolean): Desk => {
      const opened = openDesk(
        { ...loaded, sha256: SHA },
        { seed: 'one', saved: undefined, futures: FUTURES, isPatient },
      );
      if (typeof opened === 'string') throw new Error(opened);
      const kept = keepDesk(opened.desk);
      for (let request = scriptedRequest(kept.now()); request; request = scriptedRequest(kept.now())) {
        kept.ask(request);
        const { game } = kept.now();
        if (game.exercise.steps[game.table.step]?.do === 'debrief') break;
      }
      return kept.now();
    };
    const [desk, eager] = [open(true), open(false)];
    expect(waitsFor(eager)).toBeUndefined();
    expect(waitsFor(desk)).toBe('debrief');
    expect(stepPassage(desk).title).toBe('One moment');
    const parts = slowAhead(desk);
    const saved = journalText(desk.journal);
    learnSlow(desk, workOut({ loaded: { ...loaded, sha256: SHA }, saved, futures: FUTURES, parts }));
    expect(stepPassage(desk)).toEqual(stepPassage(eager));
  });
});
