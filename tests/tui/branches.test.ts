import { describe, expect, it } from 'vitest';
import { againNote } from '../../src/cli/screens/save-what-if.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { branchesOf, editsOf } from '../../src/play/branching.ts';
import { questionOf, sideBySideOf } from '../../src/play/comparing.ts';
import { branchSession, shownRecipe, shownSession } from '../../src/session/branches.ts';
import { plainText } from '../../src/tui/draw/line.ts';
import { askLines } from '../../src/tui/panels/chooser.ts';
import { compareOddsLines } from '../../src/tui/panels/compare.ts';
import { placeOf, type Ui } from '../../src/tui/state.ts';
import { begin, happen, listed, onOf, overOf, press, wishOf } from './press.ts';
import { world } from './world.ts';

/** A branch at turn 3 in which China steps up. */
const branched = (): Ui =>
  press(begin(), 'n', 'n', 'n', 'B', ...'China', 'enter', '/', ...'china', 'enter', '>');

const names = (ui: Ui): readonly string[] => ui.play.now.list.map(({ name }) => name);
const turns = (ui: Ui) => shownSession(ui.play).run.turns;

describe('a branch', () => {
  it('leaves at the shown turn, with the same past and a future of its own', () => {
    const ui = branched();
    expect([names(ui), ui.view.branch]).toEqual([['main', 'China'], { name: 'China', of: 2 }]);
    const [main] = ui.play.now.list;
    const past = main ? branchSession(ui.play, main).run.turns : [];
    expect(turns(ui).slice(0, 4)).toEqual(past.slice(0, 4));
    expect(turns(press(ui, 'n'))[4]?.moves).toContainEqual(expect.objectContaining({ state: 'CHN', to: 5 }));
  });

  it('is offered a name that no other has, which the first letter replaces', () => {
    const asked = press(begin(), 'B');
    expect([overOf('naming', asked)?.text, overOf('naming', press(asked, 'x'))?.text]).toEqual([
      'branch 1',
      'x',
    ]);
    expect(names(press(asked, 'enter', 'B', 'enter'))).toEqual(['main', 'branch 1', 'branch 2']);
    expect(names(press(asked, 'escape'))).toEqual(['main']);
    expect(names(press(asked, 'backspace', 'enter'))).toEqual(['main', 'branch']);
  });

  it('is shown, renamed and removed in the tree, and removing is undone', () => {
    const tree = press(branched(), 'v');
    expect(placeOf(tree)).toBe('branches');
    expect(press(tree, 'up', 'enter').view.branch.name).toBe('main');
    expect(names(press(tree, 'r', ...'first', 'enter'))).toEqual(['main', 'first']);
    const removed = press(tree, 'd');
    expect([names(removed), names(press(removed, 'u'))]).toEqual([['main'], ['main', 'China']]);
    expect(names(press(tree, 'up', 'd'))).toEqual(['main', 'China']);
  });

  it('says in words who left whom, what each changes, and who recognises in the end', () => {
    const [main, china] = branchesOf(branched().play);
    expect(main).toMatchObject({ left: undefined, changes: [], stem: '' });
    expect(china).toMatchObject({
      left: { name: 'main', turn: 3 },
      changes: ['You decide: China steps up in turn 4 (to 3 November 2025)'],
      stem: '└ ',
      shown: true,
    });
    expect(china?.recognisers).toContain('China');
  });

  it('keeps its luck when all of them get another', () => {
    const ui = press(branched(), 'L', 'L');
    expect(ui.play.now.list.map((branch) => branchSession(ui.play, branch).recipe.seed)).toEqual([
      'another',
      'another',
    ]);
    expect(press(ui, 'u').view.run.seed).toBe('moscow');
  });
});

describe('a pasted text', () => {
  const paste = (ui: Ui, text: string): Ui => happen(ui, { kind: 'key', key: { name: 'paste', text } });
  const LONG = '中'.repeat(900);

  it('is one insertion wherever one types, cut where that line ends', () => {
    expect(paste(press(begin(), '/'), 'china').selected).toBe('CHN');
    expect(overOf('naming', paste(press(begin(), 'B'), 'quit'))?.text).toBe('quit');
    expect(overOf('naming', paste(press(begin(), 'B'), LONG))?.text).toBe('中'.repeat(40));
    expect(overOf('choose', paste(press(begin(), 'f'), 'rung 4'))?.text).toBe('rung 4');
    expect(overOf('choose', paste(press(begin(), ':'), LONG))?.text).toBe('中'.repeat(60));
    expect(overOf('seek', paste(press(begin(), '?', '/'), 'undo'))?.sought).toBe('undo');
    expect(onOf('events', paste(press(begin(), 'e'), 'wel'))?.search).toBe('wel');
    expect(onOf('save', paste(press(branched(), 'ctrl+s'), LONG))?.path).toBe('中'.repeat(400));
  });

  it.each([[[]], [['enter']], [['w']], [['v']], [['c']], [['?']]])(
    'is left aside where nothing is typed (after %j)',
    (keys) => {
      const ui = press(branched(), ...keys);
      expect(paste(ui, 'q')).toEqual({ ...ui, told: expect.stringContaining('left aside') });
    },
  );
});

describe('undoing', () => {
  it('goes back to the beginning and forward again, across all screens', () => {
    const ui = press(branched(), 'w', 'down', '-', '-', 'escape', 'n');
    const count = ui.play.done.length;
    // Both presses of − are one change of the weight.
    expect(count).toBe(3);
    const back = press(ui, ...Array.from({ length: count }, () => 'u'));
    expect([names(back), editsOf(back.play), back.view.decided]).toEqual([['main'], [], {}]);
    expect(press(back, 'u').told).toBe('There is nothing to undo.');
    const again = press(back, ...Array.from({ length: count }, () => 'ctrl+r'));
    expect([names(again), editsOf(again.play)]).toEqual([names(ui), editsOf(ui.play)]);
    expect(turns(again)).toEqual(turns(ui));
  });

  it('says what it took back', () => {
    expect(press(branched(), 'u').told).toBe('Undone: China steps up');
  });
});

describe('a weight from here on', () => {
  it('leaves what was played as it was, and counts from the next turn', () => {
    const ui = press(begin(), 'n', 'n', 'n', 'w', 'f', 'down', '0', 'escape');
    expect(editsOf(ui.play)).toEqual([]);
    const before = shownSession(begin().play).run.turns;
    const moves = (all: typeof before) => all.slice(0, 4).map((turn) => turn.moves);
    expect(moves(turns(ui))).toEqual(moves(before));
    expect(turns(ui).slice(4)).not.toEqual(before.slice(4));
    expect(questionOf(ui.play).b.events).toHaveLength(1);
    expect(listed(press(ui, 'w'))[1]).toMatchObject({ value: 0, base: 4, edited: true });
    expect(questionOf(press(ui, 'w', 'r', 'escape').play).b.events).toEqual([]);
  });

  it('is from the start where there is no past', () => {
    expect(onOf('weights', press(begin(), 'w', 'f'))?.since).toBe('start');
  });
});

describe('an event', () => {
  it('is found, happens next turn, and is taken out by the same keys', () => {
    const list = press(begin(), 'n', 'e', ...'wel');
    expect([onOf('events', list)?.search, placeOf(list)]).toEqual(['wel', 'events']);
    const ui = press(list, 'enter', 'n');
    expect(turns(ui)[2]?.acts).toContainEqual(expect.objectContaining({ kind: 'event' }));
    expect(questionOf(press(ui, 'b', 'e', 'enter').play).b.events).toEqual([]);
    expect(questionOf(press(begin(), 'e', ...'nothing of the kind', 'enter').play).b.events).toEqual([]);
  });
});

describe('a comparison', () => {
  it('is of the shown branch against the one that it left, and any two can be chosen', () => {
    const ui = press(branched(), 'c');
    expect(onOf('compare', ui)?.sides).toEqual(['b0', 'b1']);
    expect(onOf('compare', press(ui, 'x'))?.sides).toEqual(['b1', 'b0']);
    expect(onOf('compare', press(ui, 'a', 'a'))?.sides).toEqual(['base', 'b1']);
    expect(wishOf('count', branched(), 'c')?.asked.kind).toBe('comparison');
    expect(wishOf('count', ui, 'escape')?.asked.kind).toBe('odds');
  });

  it('opens as it was left, as long as its branches are there', () => {
    const left = press(branched(), 'c', 'a', 'a', 'escape');
    expect(onOf('compare', press(left, 'c'))?.sides).toEqual(['base', 'b1']);
    expect(onOf('compare', press(left, 'v', 'd', 'c'))?.sides).toEqual(['base', 'b0']);
  });

  it('tells where the two part, and who goes another way', () => {
    const ui = press(branched(), 'c');
    const view = sideBySideOf(ui.play, onOf('compare', ui)?.sides ?? ['', '']);
    expect(view.standing?.turn).toBe(4);
    expect(view.standing?.texts[0]).toMatch(/^Only in B: ▲ China: ambassador → recognition/);
    expect(view.onlyB).toEqual(['You decide: China steps up in turn 4 (to 3 November 2025)']);
    expect(view.rows[0]).toMatchObject({ id: 'CHN', way: 'up', b: 'recognition t4' });
  });

  it('finds nothing between a branch and itself', () => {
    const ui = press(branched(), 'c', 'b', 'x', 'a');
    const sides = ['b1', 'b1'] as const;
    expect(sideBySideOf(ui.play, sides)).toMatchObject({ first: undefined, rows: [], onlyB: [] });
  });
});

describe('a file', () => {
  it('has the changes of the branch, and is asked for a name', () => {
    const ui = press(branched(), 'ctrl+s');
    expect([placeOf(ui), onOf('save', ui)?.path.endsWith('china.yaml')]).toEqual(['save', true]);
    expect(ui.outside.branchFile(ui.play, 'china.yaml').text).toMatch(
      /^extends: scenario.yaml\n[\s\S]*do: up\n$/,
    );
    expect(onOf('save', press(ui, 'enter'))?.stage).toBe('writing');
    expect(placeOf(press(ui, 'escape'))).toBe('run');
  });

  it('is not made of a branch that changes nothing', () => {
    expect(press(begin(), 'ctrl+s')).toMatchObject({
      on: { kind: 'run' },
      told: expect.stringContaining('nothing to save'),
    });
  });

  it('takes the place of another only once that was said', () => {
    const asked = press(branched(), 'ctrl+s', 'enter');
    const told = (kind: 'exists' | 'saved') =>
      happen(asked, { kind: 'saved', result: { kind, path: 'x.yaml', words: 'so' }, play: asked.play });
    const write = { kind: 'write', play: asked.play, path: expect.stringContaining('china.yaml') };
    expect(wishOf('write', branched(), 'ctrl+s', 'enter')).toEqual({
      ...write,
      play: expect.anything(),
      mayReplace: false,
    });
    expect(wishOf('write', told('exists'), 'enter')).toEqual({ ...write, path: 'x.yaml', mayReplace: true });
    expect(onOf('save', press(told('exists'), 'enter'))?.stage).toBe('writing');
    expect(onOf('save', press(told('exists'), 'escape'))?.stage).toBe('path');
    expect(wishOf('write', told('exists'), 'escape', 'enter')?.mayReplace).toBe(false);
    expect(placeOf(press(told('saved'), 'enter'))).toBe('run');
  });
});

describe('sentences about what becomes of changes', () => {
  const question = (ui: Ui): string => askLines('Another', ui, 200).map(plainText).join(' ');
  const savedUi = (ui: Ui): Ui =>
    happen(press(ui, 'ctrl+s', 'enter'), {
      kind: 'saved',
      result: { kind: 'saved', path: 'x.yaml', words: 'Saved to x.yaml. The same history again: demarche x' },
      play: ui.play,
    });

  it('say what is so: changed nothing, saved, kept, or lost', () => {
    expect(question(begin())).toContain('It changes nothing.');
    expect(question({ ...branched(), keeps: true })).toContain('not saved as a file; it is kept');
    expect(question(branched())).toContain('it will be lost');
    const after = savedUi(branched());
    expect(question({ ...after, keeps: true })).toContain('is saved as a file.');
    expect(question({ ...press(after, 'enter', 'w', '-'), keeps: true })).toContain('not saved as a file');
  });

  it('say how to see the future again: by its file where an event was dropped in and saved', () => {
    const dropped = press(begin(), 'n', 'e', 'enter');
    expect(shownRecipe(dropped.play).events).toHaveLength(1);
    expect(againNote(dropped)).toContain('No command line can say which events were dropped in');
    expect(againNote(savedUi(dropped))).toBe('Saved to x.yaml. The same history again: demarche x');
  });

  it('say that futures are on their way where they are counted, and only there', () => {
    const said = (isCounted: boolean): string =>
      compareOddsLines({ view: undefined, stale: true, isCounted, selected: 0 }, 80, 9)
        .map(plainText)
        .join(' ');
    expect([said(true), said(false)]).toEqual([
      'The first futures are on their way …',
      'Futures are not counted here.',
    ]);
  });
});

describe('odds', () => {
  it('are asked with everything that a branch changes', () => {
    expect(questionOf(branched().play).b.decisions).toEqual([
      { id: 'CHN-2025-11-03', state: 'CHN', on: '2025-11-03', decision: 'up' },
    ]);
    expect(playRun(compile(world), { seed: 'moscow' }).turns[4]).not.toEqual(turns(branched())[4]);
  });
});
