import { describe, expect, it } from 'vitest';
import { compile } from '../../src/model/compile.ts';
import { branchesOf, dropOrTake, eventsAhead, weightsOf, withEdits } from '../../src/play/branching.ts';
import { questionOf, sideBySideOf } from '../../src/play/comparing.ts';
import { explained, passageOf } from '../../src/play/view.ts';
import { printable, textWidth } from '../../src/report/words/layout.ts';
import { quantity, times } from '../../src/report/words/numbers.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { begin } from '../../src/session/branches.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { intervalText, shortShare } from '../../src/tui/panels/odds-text.ts';
import { startUi, type Ui } from '../../src/tui/state.ts';
import { openCompare } from '../../src/tui/update/compare.ts';
import { openSave } from '../../src/tui/update/save.ts';
import { screenInWords, screenSpoken } from '../../src/tui/words/all.ts';
import { WORDS_NAMES, type WordsName } from '../../src/tui/words/names.ts';
import { comparisonFor, oddsOf } from './odds.ts';
import { onOf, outsideFor, press } from './press.ts';
import { world, worldNamed } from './world.ts';

const CARDS = [
  { path: '/x/a.yaml', name: 'a', title: 'The first one', question: 'Who goes first?' },
  { path: '/x/b.yaml', name: 'b', title: 'The other', question: '' },
];
const outside = outsideFor(CARDS);

/** Turn 3 of a branch with two edits, an event dropped in, and odds of 200 futures. */
const played = (scenario: Scenario = world): Ui => {
  const model = compile(scenario);
  const play = begin(scenario, model, 'moscow');
  const start = startUi(play, outside, { columns: 80, rows: 24 }, { notes: ['A doubt.'] });
  const branched = press(start, 'n', 'n', 'n', 'B', ...'other', 'enter');
  const edits = [
    { path: 'weights.rights', value: 2 },
    { path: 'states.CHN.weights.security', value: 5 },
  ];
  const edited = dropOrTake(withEdits(branched.play, edits), 'welcome');
  const ui = startUi(edited, outside, { columns: 80, rows: 24 }, { notes: ['A doubt.'] });
  const compared = openCompare({ ...ui, odds: oddsOf(scenario, questionOf(ui.play), 200) });
  const { on } = compared;
  if (on.kind !== 'compare') throw new Error('nothing is compared');
  return { ...compared, on: { ...on, answer: comparisonFor(scenario, on.question, 200) } };
};

const UI = played();

/** A screen on one line, as it is read out. */
const flat = (text: string): string => printable(text).replace(/\s+/g, ' ');
const told = (name: WordsName, ui: Ui = UI): string => flat(screenInWords(name, ui).join(' '));

/** The lines of tables that begin with these words. */
const row = (name: WordsName, begins: string, ui: Ui = UI): string =>
  flat(
    screenInWords(name, ui)
      .filter((line) => line.startsWith(`  ${begins}  `))
      .join(' '),
  );

const HOSTILE = played(
  worldNamed(['\u001b[2J\u001b]0;owned\u0007', '\u202Eevil', 'W'.repeat(4900), 'a\r\nb']),
);

describe('an interval', () => {
  it.each([
    [0.004, 0.031, '(0.4–3.1)'],
    [0.36, 0.39, '(36–39)'],
    [0.9962, 0.99997, '(99.6–100)'],
  ])('from %d to %d is %s: near 0 and 1 it has a decimal', (low, high, text) => {
    expect(intervalText({ count: 1, of: 2, share: 0.5, low, high })).toBe(text);
  });
});

describe('in words', () => {
  it.each(WORDS_NAMES)('%s keeps within 100 columns, and is the same each time', (name) => {
    const lines = screenInWords(name, UI);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => textWidth(line) > 100)).toEqual([]);
    expect(screenInWords(name, UI)).toEqual(lines);
  });

  it('run has each state with its rung, chance and odds, the log, the counts and the indices', () => {
    const { run } = UI.view;
    for (const state of run.rows) {
      const odds = UI.odds?.states.find(({ id }) => id === state.id);
      const line = row('run', state.name);
      expect(line).toContain(`${state.rung} ${state.rungLabel}`);
      expect(line).toContain(state.held === undefined ? state.chanceText : `held`);
      if (odds && !odds.fromStart)
        expect(line).toContain(`${shortShare(odds.now.share)} ${intervalText(odds.now)}`.trim());
    }
    for (const { text } of run.log) expect(told('run')).toContain(flat(text));
    for (const { label, text } of run.indices.slice(1)) expect(row('run', label)).toContain(` ${text} `);
    expect(told('run')).toContain(`Turn 3 of 24, 3 October 2025: ${run.recognisers} of 15`);
    expect(told('run')).toContain('200 futures, played from turn 3');
    const end = UI.odds?.now.fan.at(-1);
    expect(row('run', '3 July 2027')).toContain(`${end?.q50} ${end?.q25} to ${end?.q75} ${end?.q05} to`);
  });

  it('why has the sentence, every factor that tells, the levers, the sources, and when', () => {
    const ui = { ...UI, selected: 'CHN' };
    const why = explained(ui.play, 'CHN');
    expect(told('why', ui)).toContain(flat(why.sentence));
    for (const { id, label, value, log } of why.up.factors)
      if (id !== 'base' && Math.abs(log) > 0.005)
        expect(row('why', label, ui)).toContain(`× ${times(value)}`);
    for (const { set } of why.doubles.slice(0, 3)) expect(told('why', ui)).toContain(`--set ${set}`);
    for (const { reason } of why.evidence) expect(told('why', ui)).toContain(flat(reason));
    const moved = ui.view.run.log.findLast(({ state }) => state !== undefined);
    expect(told('why', { ...UI, selected: moved?.state ?? '' })).toContain(flat(moved?.text ?? 'no move'));
    const marks = (ui.odds && passageOf(ui.play, ui.odds, 'CHN'))?.marks ?? [];
    expect(marks).toHaveLength(2);
    for (const { by, share, before } of marks)
      for (const each of [share, before])
        expect(row('why', by, ui)).toContain(
          each ? `${shortShare(each.share)} ${intervalText(each)}` : 'both are known',
        );
  });

  it('weights has every weight with value, spread and path, the edits, and odds with and without them', () => {
    for (const { label, value, base, edited, path } of weightsOf(UI.play)) {
      const line = row('weights', label);
      expect(line).toContain(edited ? ` ${quantity(value)} ${quantity(base)} none ` : ` ${quantity(value)} `);
      expect(line).toContain(path);
    }
    expect(told('weights')).toContain("women's rights 4 → 2 (--set weights.rights=2)");
    expect(told('weights')).toContain('China: security 4 → 5 (--set states.CHN.weights.security=5)');
    expect(told('weights')).toContain('China welcomes the move, on 3 November 2025');
    const big =
      UI.odds?.states.filter((each) => !each.fromStart && !each.atEnd && each.now.share >= 0.01) ?? [];
    expect(big.length).toBeGreaterThan(3);
    for (const { name, now, before } of big)
      if (before)
        expect(row('weights', name)).toContain(
          flat(
            `${shortShare(now.share)} ${intervalText(now)} ${shortShare(before.share)} ${intervalText(before)}`,
          ).trim(),
        );
  });

  it('weights tells what spread an edit leaves', () => {
    const unsure = { ...world, weights: { ...world.weights, rights: { mean: 4, sd: 1.5 } } };
    const play = begin(unsure, compile(unsure), 'moscow');
    const spreadWith = (path: string, state?: string): number | undefined =>
      weightsOf(withEdits(play, [{ path, value: 2 }]), state).find(({ id }) => id === 'rights')?.spread;
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
    const sides = onOf('compare', UI)?.sides ?? ['', ''];
    const view = sideBySideOf(UI.play, sides);
    expect(view.onlyB.length).toBe(3);
    for (const change of view.onlyB) expect(told('compare')).toContain(`only B: ${flat(change)}`);
    for (const text of view.standing?.texts ?? []) expect(told('compare')).toContain(flat(text));
    for (const { name, a, b } of view.rows) expect(told('compare')).toContain(`${name} ${a} ${b}`);
    const { rows = [], tally, count } = onOf('compare', UI)?.answer ?? {};
    expect(told('compare')).toContain(`States: ${tally?.changed} changed, ${tally?.noise} inside noise`);
    expect(told('compare')).toContain(flat(count?.text ?? 'no count'));
    for (const { name, points } of rows.filter(({ verdict, isAtEnd }) => verdict !== 'same' && !isAtEnd))
      expect(row('compare', name)).toContain(points);
  });

  it('branches has who left whom and when, what each changes, and who recognises', () => {
    const rows = branchesOf(UI.play);
    expect(rows.map(({ name }) => name)).toEqual(['main', 'other']);
    expect(told('branches')).toContain('other (shown, at turn 3) Left main after turn 3 (3 October 2025).');
    for (const { changes, recognisers, endText } of rows) {
      expect(told('branches')).toContain(`On ${endText} ${recognisers.length} recogni`);
      expect(told('branches')).toContain(recognisers.join(', '));
      for (const change of changes) expect(told('branches')).toContain(`It changes: ${flat(change)}`);
    }
  });

  it('events has each event with its text, what it does, and whether it is to happen', () => {
    for (const { label, text, effects } of eventsAhead(UI.play))
      for (const each of [label, text, ...effects]) expect(told('events')).toContain(flat(each));
    expect(told('events')).toContain('You have had it happen next turn.');
  });

  it('save has the changes and every line of the file; and says where there are none', () => {
    const ui = openSave(UI);
    const { changes, text } = outside.branchFile(ui.play, onOf('save', ui)?.path ?? '');
    for (const change of changes) expect(told('save', ui)).toContain(flat(change));
    const lines = screenInWords('save', ui).map((line) => line.replace(/^ {2}\+ /, ''));
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
    const offered = told('offer', { ...UI, over: { kind: 'offer', play: UI.play, about } });
    expect(offered).toContain('Left on Monday. · main: no change');
    expect(offered).not.toContain('enter');
    const next = { kind: 'offer', play: UI.play, about: ['Left on Sunday.', 'esc'] } as const;
    expect(told('offer', { ...UI, over: { kind: 'offer', play: UI.play, about, next } })).toContain('Sunday');
  });

  it('help has every key of the screens, every rung, and the name of every screen in words', () => {
    for (const { help, places } of KEYS)
      if (places.some((place) => !place.startsWith('class'))) expect(told('help')).toContain(flat(help));
    for (const label of UI.view.run.ladder) expect(told('help')).toContain(label);
    for (const name of WORDS_NAMES) expect(told('help')).toContain(`· ${name}: `);
  });

  it.each(WORDS_NAMES)('%s makes nothing of names that would move a cursor or turn a line round', (name) => {
    const lines = screenInWords(name, HOSTILE);
    expect(lines.filter((line) => /\p{Cc}|\p{Bidi_Control}/u.test(line))).toEqual([]);
    expect(lines.filter((line) => textWidth(line) > 100)).toEqual([]);
  });
});

/** Letters, digits, and signs that every voice reads as a pause or not at all. */
const FOR_THE_EAR = /^[\p{L}\p{M}\p{N} .,:;!?'"“”’()[\]/_-]*$/u;

describe('for the ear', () => {
  const names = WORDS_NAMES.filter((name) => name !== 'save');

  it.each(names)('%s has one sentence a line, and words for all signs', (name) => {
    const lines = screenSpoken(name, UI, false);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line.replace(/--(?:set [\w.]+=\S+|[a-z]+)|\b[A-Z]+=[A-Z]+/g, '')).toMatch(FOR_THE_EAR);
      expect(line).toMatch(/[.!?:]["”)]?$/);
    }
  });

  it('has ten rows of a list, counts the others, and has them with all', () => {
    const [few, all] = [screenSpoken('run', UI, false), screenSpoken('run', UI, true)];
    const of = (lines: readonly string[]) => lines.filter((line) => /: rung \d/.test(line));
    expect([of(few).length, of(all).length]).toEqual([10, UI.view.run.rows.length]);
    expect(few).toContain(`And ${UI.view.run.rows.length - 10} more: --all.`);
    expect(all.filter((line) => /more: --all/.test(line))).toEqual([]);
  });

  it('says of each state its odds with the edits and without, and the verdict', () => {
    expect(screenSpoken('weights', UI, true).join('\n')).toMatch(
      /^Pakistan: [\d.]+ percent with the edits, [\d.]+ without; (?:more|less|inside noise|exactly the same)\.$/m,
    );
  });

  it('has the answer before the log', () => {
    const lines = screenSpoken('run', UI, false);
    const at = (begin: string) => lines.findIndex((line) => line.startsWith(begin));
    expect(at('How many recognise.')).toBeLessThan(at('Every state'));
    expect(at('Every state')).toBeLessThan(at('Log, newest first'));
  });
});
