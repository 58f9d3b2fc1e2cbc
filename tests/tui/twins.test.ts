import { describe, expect, it } from 'vitest';
import { trailPlayer } from '../../src/cli/screens/player.ts';
import { compile } from '../../src/model/compile.ts';
import { columns, printable } from '../../src/report/layout.ts';
import { quantity, times } from '../../src/report/numbers.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { begin, type Trail } from '../../src/session/branches.ts';
import { open } from '../../src/session/session.ts';
import { compare } from '../../src/tui/compare.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { intervalText, shortShare } from '../../src/tui/panels/odds-text.ts';
import { save } from '../../src/tui/saving.ts';
import { startUi, type Ui } from '../../src/tui/state.ts';
import { twinLines } from '../../src/tui/twins/all.ts';
import { TWIN_NAMES, type TwinName } from '../../src/tui/twins/names.ts';
import { update } from '../../src/tui/update.ts';
import { comparisonFor, oddsOf } from './odds.ts';
import { world, worldNamed } from './world.ts';

const CARDS = [
  { path: '/x/a.yaml', name: 'a', title: 'The first one', question: 'Who goes first?' },
  { path: '/x/b.yaml', name: 'b', title: 'The other', question: '' },
];
const player = trailPlayer(
  () => 'another',
  undefined,
  () => CARDS,
);

const press = (ui: Ui<Trail>, ...names: readonly string[]): Ui<Trail> =>
  names.reduce(
    (u, name) => update(u, { kind: 'key', key: { name, text: [...name].length === 1 ? name : '' } }, player),
    ui,
  );

/** Turn 3 of a branch with two edits, an event dropped in, and odds of 200 futures. */
const played = (scenario: Scenario = world): Ui<Trail> => {
  const model = compile(scenario);
  const play = begin(open({ scenario, model, seed: 'moscow' }));
  const start = startUi(play, player, { columns: 80, rows: 24 }, ['A doubt.']);
  const branched = press(start, 'n', 'n', 'n', 'B', ...'other', 'enter');
  const edits = [
    { path: 'weights.rights', value: 2 },
    { path: 'states.CHN.weights.security', value: 5 },
  ];
  const edited = player.settle(player.edit(branched.play, edits));
  const ui = startUi(player.dropIn(edited, 'welcome'), player, { columns: 80, rows: 24 }, ['A doubt.']);
  const compared = compare({ ...ui, odds: oddsOf(scenario, ui.question, 200) }, 'compare', player);
  const { comparison } = compared;
  if (!comparison) throw new Error('nothing is compared');
  return {
    ...compared,
    comparison: { ...comparison, answer: comparisonFor(scenario, comparison.question, 200) },
  };
};

const UI = played();

/** A twin on one line, as it is read out. */
const flat = (text: string): string => printable(text).replace(/\s+/g, ' ');
const told = (name: TwinName, ui: Ui<Trail> = UI): string => flat(twinLines(name, ui, player).join(' '));

/** The lines of tables that begin with these words. */
const row = (name: TwinName, begins: string, ui: Ui<Trail> = UI): string =>
  flat(
    twinLines(name, ui, player)
      .filter((line) => line.startsWith(`  ${begins}  `))
      .join(' '),
  );

const HOSTILE = played(
  worldNamed(['\u001b[2J\u001b]0;owned\u0007', '\u202Eevil', 'W'.repeat(4900), 'a\r\nb']),
);

describe('in words', () => {
  it.each(TWIN_NAMES)('%s keeps within 100 columns, and is the same each time', (name) => {
    const lines = twinLines(name, UI, player);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => columns(line) > 100)).toEqual([]);
    expect(twinLines(name, UI, player)).toEqual(lines);
  });

  it('run has each state with its rung, chance and odds, the log, the counts and the indices', () => {
    const { run } = UI.view;
    for (const state of run.rows) {
      const odds = UI.odds?.states.find(({ id }) => id === state.id);
      const line = row('run', state.name);
      expect(line).toContain(`${state.rung} ${state.rungLabel}`);
      expect(line).toContain(state.held === undefined ? state.chanceText : `held`);
      if (odds && !odds.fromStart)
        expect(line).toContain(`${shortShare(odds.now.share)} ${intervalText(odds.now)}`);
    }
    for (const { text } of run.log) expect(told('run')).toContain(flat(text));
    for (const { label, text } of run.indices.slice(1)) expect(row('run', label)).toContain(` ${text} `);
    expect(told('run')).toContain(`Turn 3 of 24, 3 October 2025: ${run.recognisers} of 15`);
    expect(told('run')).toContain('200 futures, played from the start');
    const end = UI.odds?.now.fan.at(-1);
    expect(row('run', '3 July 2027')).toContain(`${end?.q50} ${end?.q25} to ${end?.q75} ${end?.q05} to`);
  });

  it('why has the sentence, every factor that tells, the levers, the sources, and when', () => {
    const ui = { ...UI, selected: 'CHN' };
    const why = player.why(ui.play, 'CHN');
    expect(told('why', ui)).toContain(flat(why.sentence));
    for (const { id, label, value, log } of why.up.factors)
      if (id !== 'base' && Math.abs(log) > 0.005)
        expect(row('why', label, ui)).toContain(`× ${times(value)}`);
    for (const { set } of why.doubles.slice(0, 3)) expect(told('why', ui)).toContain(`--set ${set}`);
    for (const { reason } of why.evidence) expect(told('why', ui)).toContain(flat(reason));
    const moved = ui.view.run.log.findLast(({ state }) => state !== undefined);
    expect(told('why', { ...UI, selected: moved?.state ?? '' })).toContain(flat(moved?.text ?? 'no move'));
    const marks = (ui.odds && player.passage(ui.play, ui.odds, 'CHN'))?.marks ?? [];
    expect(marks).toHaveLength(2);
    for (const { by, share, before } of marks)
      for (const each of [share, before])
        expect(row('why', by, ui)).toContain(
          each ? `${shortShare(each.share)} ${intervalText(each)}` : 'both are known',
        );
  });

  it('weights has every weight with value, spread and path, the edits, and odds with and without them', () => {
    for (const { label, value, base, edited, path } of player.weights(UI.play, UI.edits)) {
      const line = row('weights', label);
      expect(line).toContain(edited ? ` ${quantity(value)} ${quantity(base)} none ` : ` ${quantity(value)} `);
      expect(line).toContain(path);
    }
    expect(told('weights')).toContain("women's rights 4 → 2 (--set weights.rights=2)");
    expect(told('weights')).toContain('China: security 4 → 5 (--set states.CHN.weights.security=5)');
    expect(told('weights')).toContain('China welcomes the move, on 3 November 2025');
    const big = UI.odds?.states.filter(({ fromStart, now }) => !fromStart && now.share >= 0.01) ?? [];
    expect(big.length).toBeGreaterThan(3);
    for (const { name, now, before } of big)
      if (before)
        expect(row('weights', name)).toContain(
          `${shortShare(now.share)} ${intervalText(now)} ${shortShare(before.share)} ${intervalText(before)}`,
        );
  });

  it('weights tells what spread an edit leaves', () => {
    const unsure = { ...world, weights: { ...world.weights, rights: { mean: 4, sd: 1.5 } } };
    const play = begin(open({ scenario: unsure, model: compile(unsure), seed: 'moscow' }));
    const spreadWith = (path: string, state?: string): number | undefined =>
      player.weights(play, [{ path, value: 2 }], state).find(({ id }) => id === 'rights')?.spread;
    expect([
      spreadWith('weights.rights.mean'),
      spreadWith('weights.rights'),
      spreadWith('weights.economy'),
    ]).toEqual([1.5, 0, 1.5]);
    expect([spreadWith('weights.economy', 'CHN'), spreadWith('states.CHN.weights.rights', 'CHN')]).toEqual([
      1.5, 0,
    ]);
  });

  it('compare has what only one changes, where they part, who ends elsewhere, and the paired odds', () => {
    const sides = UI.comparison?.sides ?? ['', ''];
    const view = player.sideBySide(UI.play, sides);
    expect(view.onlyB.length).toBe(3);
    for (const change of view.onlyB) expect(told('compare')).toContain(`only B: ${flat(change)}`);
    for (const text of view.standing?.texts ?? []) expect(told('compare')).toContain(flat(text));
    for (const { name, a, b } of view.rows) expect(told('compare')).toContain(`${name} ${a} ${b}`);
    const { rows = [], tally, count } = UI.comparison?.answer ?? {};
    expect(told('compare')).toContain(`States: ${tally?.changed} changed, ${tally?.noise} inside noise`);
    expect(told('compare')).toContain(flat(count?.text ?? 'no count'));
    for (const { name, points } of rows.filter(({ verdict, isAtEnd }) => verdict !== 'same' && !isAtEnd))
      expect(row('compare', name)).toContain(points);
  });

  it('branches has who left whom and when, what each changes, and who recognises', () => {
    const rows = player.branches(UI.play);
    expect(rows.map(({ name }) => name)).toEqual(['main', 'other']);
    expect(told('branches')).toContain('other (shown, at turn 3) Left main after turn 3 (3 October 2025).');
    for (const { changes, recognisers, endText } of rows) {
      expect(told('branches')).toContain(`On ${endText} ${recognisers.length} recogni`);
      expect(told('branches')).toContain(recognisers.join(', '));
      for (const change of changes) expect(told('branches')).toContain(`It changes: ${flat(change)}`);
    }
  });

  it('events has each event with its text, what it does, and whether it is to happen', () => {
    for (const { label, text, effects } of player.events(UI.play))
      for (const each of [label, text, ...effects]) expect(told('events')).toContain(flat(each));
    expect(told('events')).toContain('You have had it happen next turn.');
  });

  it('save has the changes and every line of the file; and says where there are none', () => {
    const ui = save(UI, 'save', player) ?? UI;
    const { changes, text } = player.draft(ui.play, ui.saving?.path ?? '');
    for (const change of changes) expect(told('save', ui)).toContain(flat(change));
    const lines = twinLines('save', ui, player).map((line) => line.replace(/^ {2}\+ /, ''));
    expect(lines.slice(lines.indexOf('The file') + 1)).toEqual(text.trimEnd().split('\n'));
    expect(told('save')).toContain('--set PATH=VALUE makes an edit.');
  });

  it('scenarios has the name, title and question of each', () => {
    for (const { name, title, question } of CARDS) {
      expect(told('scenarios')).toContain(`${name}: ${title}`);
      expect(told('scenarios')).toContain(question);
    }
  });

  it('offer has what was kept, or says that nothing was', () => {
    expect(told('offer')).toBe('No session of this scenario is kept.');
    const about = ['Left on Monday.', '· main: no change', '', 'enter goes on'];
    const offered = told('offer', { ...UI, offer: { play: UI.play, about } });
    expect(offered).toContain('Left on Monday. · main: no change');
    expect(offered).not.toContain('enter');
  });

  it('help has every key of the screens, every rung, and the name of every screen in words', () => {
    for (const { help, places } of KEYS)
      if (places.some((place) => !place.startsWith('class'))) expect(told('help')).toContain(flat(help));
    for (const label of UI.view.run.ladder) expect(told('help')).toContain(label);
    for (const name of TWIN_NAMES) expect(told('help')).toContain(`· ${name}: `);
  });

  it.each(TWIN_NAMES)('%s makes nothing of names that would move a cursor or turn a line round', (name) => {
    const lines = twinLines(name, HOSTILE, player);
    expect(lines.filter((line) => /\p{Cc}|\p{Bidi_Control}/u.test(line))).toEqual([]);
    expect(lines.filter((line) => columns(line) > 100)).toEqual([]);
  });
});
