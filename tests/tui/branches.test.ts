import { describe, expect, it } from 'vitest';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { playOf, shownPlay, type Trail } from '../../src/session/branches.ts';
import { comparisonWanted } from '../../src/tui/compare.ts';
import { placeOf, type Ui } from '../../src/tui/state.ts';
import { update } from '../../src/tui/update.ts';
import { listedWeights } from '../../src/tui/weights.ts';
import { begin, player, press } from './press.ts';
import { world } from './world.ts';

/** A branch at turn 3 in which China steps up. */
const branched = (): Ui<Trail> =>
  press(begin(), 'n', 'n', 'n', 'B', ...'China', 'enter', '/', ...'china', 'enter', '>');

const names = (ui: Ui<Trail>): readonly string[] => ui.play.now.list.map(({ name }) => name);
const turns = (ui: Ui<Trail>) => shownPlay(ui.play).run.turns;

describe('a branch', () => {
  it('leaves at the shown turn, with the same past and a future of its own', () => {
    const ui = branched();
    expect([names(ui), ui.view.branch]).toEqual([['main', 'China'], { name: 'China', of: 2 }]);
    const [main] = ui.play.now.list;
    const past = main ? playOf(ui.play, main).run.turns : [];
    expect(turns(ui).slice(0, 4)).toEqual(past.slice(0, 4));
    expect(turns(press(ui, 'n'))[4]?.moves).toContainEqual(expect.objectContaining({ state: 'CHN', to: 5 }));
  });

  it('is offered a name that no other has, which the first letter replaces', () => {
    const asked = press(begin(), 'B');
    expect([asked.naming?.text, press(asked, 'x').naming?.text]).toEqual(['branch 1', 'x']);
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
    const [main, china] = player.branches(branched().play);
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
    const ui = press(branched(), 'L');
    expect(ui.play.now.list.map((branch) => playOf(ui.play, branch).seed)).toEqual(['another', 'another']);
    expect(press(ui, 'u').view.run.seed).toBe('moscow');
  });
});

describe('a pasted text', () => {
  const paste = (ui: Ui<Trail>, text: string): Ui<Trail> =>
    update(ui, { kind: 'key', key: { name: 'paste', text } }, player);
  const LONG = '中'.repeat(900);

  it('is one insertion wherever one types, cut where that line ends', () => {
    expect(paste(press(begin(), '/'), 'china').selected).toBe('CHN');
    expect(paste(press(begin(), 'B'), 'quit').naming?.text).toBe('quit');
    expect(paste(press(begin(), 'B'), LONG).naming?.text).toBe('中'.repeat(40));
    expect(paste(press(begin(), 'f'), 'rung 4').chooser?.text).toBe('rung 4');
    expect(paste(press(begin(), ':'), LONG).chooser?.text).toBe('中'.repeat(60));
    expect(paste(press(begin(), '?', '/'), 'undo').seek?.text).toBe('undo');
    expect(paste(press(begin(), 'e'), 'wel').search).toBe('wel');
    expect(paste(press(branched(), 'ctrl+s'), LONG).saving?.path).toBe('中'.repeat(400));
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
    expect(count).toBe(4);
    const back = press(ui, ...Array.from({ length: count }, () => 'u'));
    expect([names(back), back.edits, back.view.decided]).toEqual([['main'], [], {}]);
    expect(press(back, 'u').told).toBe('There is nothing to undo.');
    const again = press(back, ...Array.from({ length: count }, () => 'ctrl+r'));
    expect([names(again), again.edits]).toEqual([names(ui), ui.edits]);
    expect(turns(again)).toEqual(turns(ui));
  });

  it('says what it took back', () => {
    expect(press(branched(), 'u').told).toBe('Undone: China steps up');
  });
});

describe('a weight from here on', () => {
  it('leaves what was played as it was, and counts from the next turn', () => {
    const ui = press(begin(), 'n', 'n', 'n', 'w', 'f', 'down', '0', 'escape');
    expect(ui.edits).toEqual([]);
    const before = shownPlay(begin().play).run.turns;
    const moves = (all: typeof before) => all.slice(0, 4).map((turn) => turn.moves);
    expect(moves(turns(ui))).toEqual(moves(before));
    expect(turns(ui).slice(4)).not.toEqual(before.slice(4));
    expect(ui.question.more?.events).toHaveLength(1);
    expect(listedWeights(press(ui, 'w'), player)[1]).toMatchObject({ value: 0, base: 4, edited: true });
    expect(press(ui, 'w', 'r', 'escape').question.more).toBeUndefined();
  });

  it('is from the start where there is no past', () => {
    expect(press(begin(), 'w', 'f').since).toBe('start');
  });
});

describe('an event', () => {
  it('is found, happens next turn, and is taken out by the same keys', () => {
    const list = press(begin(), 'n', 'e', ...'wel');
    expect([list.search, placeOf(list)]).toEqual(['wel', 'events']);
    const ui = press(list, 'enter', 'n');
    expect(turns(ui)[2]?.acts).toContainEqual(expect.objectContaining({ kind: 'event' }));
    expect(press(ui, 'b', 'e', 'enter').question.more).toBeUndefined();
    expect(press(begin(), 'e', ...'nothing of the kind', 'enter').question.more).toBeUndefined();
  });
});

describe('a comparison', () => {
  it('is of the shown branch against the one that it left, and any two can be chosen', () => {
    const ui = press(branched(), 'c');
    expect(ui.comparison?.sides).toEqual(['b0', 'b1']);
    expect(press(ui, 'x').comparison?.sides).toEqual(['b1', 'b0']);
    expect(press(ui, 'a', 'a').comparison?.sides).toEqual(['base', 'b1']);
    expect(comparisonWanted(press(ui, 'escape'))).toBeUndefined();
  });

  it('tells where the two part, and who goes another way', () => {
    const ui = press(branched(), 'c');
    const view = player.sideBySide(ui.play, ui.comparison?.sides ?? ['', '']);
    expect(view.standing?.turn).toBe(4);
    expect(view.standing?.texts[0]).toMatch(/^Only in B: ▲ China: ambassador → recognition/);
    expect(view.onlyB).toEqual(['You decide: China steps up in turn 4 (to 3 November 2025)']);
    expect(view.rows[0]).toMatchObject({ id: 'CHN', way: 'up', b: 'recognition t4' });
  });

  it('finds nothing between a branch and itself', () => {
    const ui = press(branched(), 'c', 'b', 'x', 'a');
    const sides = ['b1', 'b1'] as const;
    expect(player.sideBySide(ui.play, sides)).toMatchObject({ first: undefined, rows: [], onlyB: [] });
  });
});

describe('a file', () => {
  it('has the changes of the branch, and is asked for a name', () => {
    const ui = press(branched(), 'ctrl+s');
    expect([placeOf(ui), ui.saving?.path.endsWith('china.yaml')]).toEqual(['save', true]);
    expect(player.draft(ui.play, 'china.yaml').text).toMatch(/^extends: scenario.yaml\n[\s\S]*do: up\n$/);
    expect(press(ui, 'enter').saving?.stage).toBe('writing');
    expect(placeOf(press(ui, 'escape'))).toBe('run');
  });

  it('is not made of a branch that changes nothing', () => {
    expect(press(begin(), 'ctrl+s')).toMatchObject({ screen: 'run', saving: undefined });
  });

  it('takes the place of another only once that was said', () => {
    const asked = press(branched(), 'ctrl+s', 'enter');
    const told = (kind: 'exists' | 'saved') =>
      update(asked, { kind: 'saved', result: { kind, path: 'x.yaml', words: 'so' } }, player);
    expect(asked.saving?.mayReplace).toBe(false);
    expect(press(told('exists'), 'enter').saving).toMatchObject({ stage: 'writing', mayReplace: true });
    expect(press(told('exists'), 'escape').saving).toMatchObject({ stage: 'path', mayReplace: false });
    expect(placeOf(press(told('saved'), 'enter'))).toBe('run');
  });
});

describe('odds', () => {
  it('are asked with everything that a branch changes', () => {
    const { question } = branched();
    expect(question.more?.decisions).toEqual([
      { id: 'CHN-2025-11-03', state: 'CHN', on: '2025-11-03', decision: 'up' },
    ]);
    expect(playRun(compile(world), { seed: 'moscow' }).turns[4]).not.toEqual(turns(branched())[4]);
  });
});
