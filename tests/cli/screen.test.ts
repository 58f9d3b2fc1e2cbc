import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ScreenFlags, screenLines, screenNamed } from '../../src/cli/actions/screen.ts';
import { loadScenario } from '../../src/cli/load.ts';
import { keptFiles } from '../../src/cli/screens/kept-files.ts';
import { openEdited } from '../../src/cli/screens/open-edited.ts';
import { compile } from '../../src/model/compile.ts';
import { keptText } from '../../src/play/kept-session.ts';
import { begin, branchOff, jumpTo } from '../../src/session/branches.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { WORDS_NAMES, type WordsName } from '../../src/tui/words/names.ts';
import { demarche } from '../e2e/program.ts';
import { projectPath } from '../scenarios/futures.ts';

const SMALL = projectPath('scenarios/two-states.yaml');
const SETS = ['weights.gain=3'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-screen-'));
  vi.stubEnv('XDG_STATE_HOME', folder);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const told = (name: WordsName, flags: ScreenFlags = {}): string => {
  const loaded = loadScenario(SMALL, flags.set ?? []);
  const asked = flags.kept ? flags : { seed: 'moscow', ...flags };
  return screenLines({
    name,
    loaded,
    given: SMALL,
    flags: { runs: 60, ...asked },
    cards: () => [],
    commands: [],
    keys: KEYS,
  }).join('\n');
};

describe('the name of a screen', () => {
  it('is that of the table, or the nearest is named', () => {
    expect(WORDS_NAMES.map(screenNamed)).toEqual(WORDS_NAMES);
    expect(screenNamed('World')).toBe('run');
    expect(() => screenNamed('wieghts')).toThrow(
      /no screen “wieghts”\. Did you mean “weights”\? Screens: run,/,
    );
    expect(() => screenNamed('constructor')).toThrow(/no screen/);
  });
});

describe('edits of --set', () => {
  const opened = (sets: readonly string[]) => openEdited(loadScenario(SMALL, sets), SMALL, sets);

  it('are those of the branch where the screens could make them, and else change the scenario', () => {
    expect(opened(SETS)).toMatchObject({ edits: [{ path: 'weights.gain', value: 3 }], sets: [] });
    expect(opened(['turns=6', ...SETS])).toMatchObject({
      edits: [{ path: 'weights.gain' }],
      sets: ['turns=6'],
    });
    expect(opened(['turns=6'])).toMatchObject({ edits: [], sets: ['turns=6'] });
    expect(opened(['turns=6']).loaded.scenario.turns).toBe(6);
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(told('weights', { set: ['turns=6'] })).toContain('Edits: 0');
    expect(said).toHaveBeenCalledWith(
      'Changed in the scenario itself, and so no edit on this screen: --set turns=6\n',
    );
  });

  it('are told beside the scenario without them', () => {
    const set = SETS;
    expect(told('weights', { set })).toContain('(--set weights.gain=3)');
    expect(told('weights', { set })).toContain('without the edits');
    expect(told('compare', { set })).toMatch(/A is the scenario, B is main\.\n {2}· only B: .* → 3/);
    expect(told('save', { set })).toMatch(/\+ weights:\n {2}\+ {3}gain: 3/);
    expect(told('branches', { set })).toMatch(/It changes: .* → 3/);
  });
});

describe('a screen', () => {
  it('counts futures only where it shows odds, and quotes the skill beside them', () => {
    const counted = WORDS_NAMES.filter((name) => told(name).includes('Skill: not tested on past waves'));
    expect(counted).toEqual(['run', 'why', 'weights', 'compare']);
    expect(told('run', { odds: false })).toContain('No futures are counted.');
    expect(told('run', { odds: false })).not.toContain('Skill:');
  });

  it('is of the turn and the state that were asked for', () => {
    expect(told('run', { at: '3' })).toContain('Turn 3 of ');
    expect(told('why', { state: 'betaland' })).toContain('Betaland · turn 1 ·');
    expect(() => told('run', { at: '2020-01' })).toThrow(/at: “2020-01” is outside the run/);
    expect(() => told('why', { state: 'betland' })).toThrow(/Did you mean/);
  });

  it('goes on with the session that was kept, if one was', () => {
    expect(() => told('branches', { kept: true })).toThrow('no session of this scenario is kept');
    const { scenario, hash } = loadScenario(SMALL, []);
    const play = begin(scenario, compile(scenario), 'moscow');
    const trail = branchOff(jumpTo(play, 2), 'evil\u001b[2J twin');
    const [file = ''] = keptFiles(SMALL);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, keptText(trail, { hash, turns: scenario.turns }, '2026-01-02T03:04:05Z'));
    const branches = told('branches', { kept: true });
    expect(branches).toContain('Branches: 2');
    expect(branches).toContain('(shown, at turn 2)\n    Left main after turn 2');
    expect(branches).not.toContain('\u001b');
    expect(told('offer')).toContain(
      'A session of this scenario was left on 2026-01-02 03:04 (UTC), and kept.',
    );
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(told('branches')).toContain('Branches: 1');
    expect(said).toHaveBeenCalledWith('A session of this scenario is kept: --kept shows it.\n');
  });
});

describe('demarche play --screen', () => {
  const env = { TERM: 'dumb', INK_SCREEN_READER: 'true' };

  it('prints a screen, the same bytes each time; without it says where the screens are', () => {
    const args = ['play', SMALL, '--screen', 'weights', '--set', ...SETS, '--seed', 'a', '--runs', '40'];
    const first = demarche(args, { env });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('40 futures');
    expect(demarche(args)).toEqual(first);
    const account = demarche(['play', SMALL, '--seed', 'a'], { env });
    expect(account.err).toBe(
      `Every screen in words: demarche play SCENARIO --screen NAME (${WORDS_NAMES.join(', ')})\n`,
    );
    expect(account.out).toBe(demarche(['run', SMALL, '--seed', 'a']).out);
    const keys = demarche(['keys']).out;
    for (const name of WORDS_NAMES) expect(keys).toContain(`\n  ${name}: `);
  });

  it('refuses what it cannot show, in a sentence', () => {
    expect(demarche(['play', SMALL, '--screen', 'evnets'])).toMatchObject({ code: 2, out: '' });
    const loose = demarche(['play', SMALL, '--state', 'A']);
    expect(loose).toMatchObject({ code: 2, out: '' });
    expect(loose.err).toMatch(/^Error: --state goes with --screen NAME\. Screens: run, why/);
  });
});
