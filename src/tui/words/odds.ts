import type { Share } from '../../domain/intervals.ts';
import { turnDay } from '../../play/view.ts';
import type { CountOdds, LiveOddsView, OddsRow } from '../../report/odds/live-view.ts';
import type { PassageView } from '../../report/odds/passage-view.ts';
import { type Said, type SaidColumn, saidText } from '../../report/said/said.ts';
import { left, right } from '../../report/words/layout.ts';
import { plural, quantity } from '../../report/words/numbers.ts';
import { futuresText } from '../../report/words/odds-numbers.ts';
import { tallyVerdicts, type VerdictTally, verdictText } from '../../report/words/verdicts.ts';
import { judged, nameOfRow, statesThatMatter } from '../panels/live-odds.ts';
import { intervalText, shortShare, worthSentence } from '../panels/odds-text.ts';
import type { Ui } from '../state.ts';
import { heard, part, said, tabled } from './words.ts';

/** Odds below this, with the edits and without, are only counted. */
const SMALL = 0.01;

const isTold = (row: OddsRow): boolean => {
  const { now, before = now } = judged(row);
  return Math.max(now.share, before.share) >= SMALL;
};

const rowWords = (row: OddsRow): readonly string[] => {
  const { now, before } = judged(row);
  const verdict = row.isMoved ? 'moved by the changes' : verdictText(row.verdict);
  const old = before ? [...cells(before), verdict] : [];
  return [nameOfRow(row), ...cells(now), ...old];
};

/** For the ear, a row has the shares and no intervals. A sentence gives the widest interval. */
const unsaid = (): string => '';
const bare = (cell: string): string => cell;
const without = (cell: string): string => `${cell.replace(/\s?%$/, '')} without`;
const INTERVAL: SaidColumn = { ...left('(95 %)'), say: unsaid };

/** How far the widest of some intervals reaches to one side, for the ear. */
const widestWords = (shares: readonly Share[]): string => {
  const reach = shares.map(({ share, low, high }) => Math.max(share - low, high - share));
  return `The 95 % intervals reach ${Math.ceil(100 * Math.max(...reach))} points or less to each side.`;
};

const cells = (share: Share): readonly string[] => [shortShare(share.share), intervalText(share)];

const countText = ({ fan }: CountOdds): string => {
  const end = fan.at(-1);
  return `${quantity(end?.mean ?? 0)} on average, median ${end?.q50 ?? 0}, in nine of ten futures ${end?.q05 ?? 0} to ${end?.q95 ?? 0}`;
};

/** The worth of the futures, as a sentence after a blank. Empty if it equals their number. */
export const worthWords = (view: Parameters<typeof worthSentence>[0], sides: string): string => {
  const sentence = worthSentence(view, sides);
  return sentence === '' ? '' : ` These are ${sentence}.`;
};

/** What was counted, from when to when; or that nothing was counted. */
export const countedWords = (odds: LiveOddsView | undefined): Said => {
  if (!odds || odds.futures === 0) return said('No futures are counted.');
  const about = `Each is the share of ${futuresText(odds.futures)}, played ${odds.since}, in which a state has recognised by ${odds.byDay}`;
  const worth = worthWords(odds, 'with and without your change');
  const widest = widestWords(odds.states.map(({ now }) => now));
  return heard(
    said(`${about}; in brackets the 95 % interval in percent.${worth}`),
    `${about}.${worth} ${widest}`,
  );
};

/** How many states changed beyond noise, within it, and not at all. */
export const verdictWords = ({ changed, noise, same }: VerdictTally): Said =>
  said(`States: ${changed} changed, ${noise} ${verdictText('noise')}, ${same} ${verdictText('same')}.`);

const othersOf = ({ states }: LiveOddsView): readonly OddsRow[] => states.filter(({ isMoved }) => !isMoved);

/** The odds of the states that matter, with the edits and without. The other states are only counted. */
export const oddsWords = (odds: LiveOddsView | undefined, selected: string): Said => {
  if (!odds || odds.futures === 0) return [];
  const all = statesThatMatter(odds.states, selected, odds.states.length);
  const told = all.filter((state) => isTold(state) || state.id === selected);
  const old = odds.before
    ? [
        { ...right('without the edits'), say: without },
        INTERVAL,
        { ...left('verdict: with them'), say: (verdict: string) => `; ${verdict}` },
      ]
    : [];
  const hidden = all.length - told.length;
  return [
    ...(odds.before ? verdictWords(tallyVerdicts(othersOf(odds).map(({ verdict }) => verdict))) : []),
    ...tabled(
      [
        left('state'),
        odds.before
          ? { ...right('with the edits'), say: (odds: string) => `${odds} with the edits` }
          : { ...right('odds'), say: bare },
        INTERVAL,
        ...old,
      ],
      told.map(rowWords),
    ),
    ...(hidden > 0 ? saidText(`and ${plural(hidden, 'more state')}, each under 1 %`, { first: '  ' }) : []),
  ];
};

/** How many recognise in the end, with the edits and without. */
export const countWords = (odds: LiveOddsView | undefined): Said => {
  if (!odds || odds.futures === 0) return [];
  const before = odds.before ? said(`Without the edits: ${countText(odds.before)}.`) : [];
  const which = odds.before ? 'with the edits: ' : '';
  const moved = odds.states.length - othersOf(odds).length;
  const beyond =
    odds.before && moved > 0
      ? said(
          `Beyond the ${moved} that the edits move: ${quantity(odds.before.meanOfOthers)} on average without them, ${quantity(odds.now.meanOfOthers)} with them.`,
        )
      : [];
  return [
    ...beyond,
    ...said(`How many recognise on ${odds.byDay}: ${which}${countText(odds.now)}.`),
    ...before,
  ];
};

const yearly = (turns: number, isMonthly: boolean): readonly number[] => {
  const year = isMonthly ? 12 : 52;
  return Array.from({ length: turns + 1 }, (_, turn) => turn).filter(
    (turn) => turn === turns || turn % year === 0,
  );
};

/** The count of recognisers at the start, once a year and at the end. */
export const fanWords = ({ play, odds, view }: Ui): Said => {
  const fan = odds?.now.fan ?? [];
  if (fan.length === 0) return [];
  const rows = yearly(fan.length - 1, view.run.horizon.endsWith('month')).flatMap((turn) => {
    const band = fan[turn];
    if (!band) return [];
    return [
      [
        turnDay(play, turn).text,
        quantity(band.mean),
        String(band.q50),
        `${band.q25} to ${band.q75}`,
        `${band.q05} to ${band.q95}`,
      ],
    ];
  });
  return tabled(
    [left('recognisers on'), right('mean'), right('median'), left('half of futures'), left('nine in ten')],
    rows,
  );
};

/** When a state recognises: its chance to have done so by each year, with its interval. */
export const passageWords = (view: PassageView | undefined, name: string): Said => {
  if (!view) return [];
  const { marks, futures, since } = view;
  const isEdited = marks.some(({ before }) => before !== undefined);
  const rows = marks.map(({ by, share, before }) => [by, ...cells(share), ...(before ? cells(before) : [])]);
  const heads = [left('has recognised by'), { ...right('share'), say: bare }, INTERVAL];
  const old = [{ ...right('without the edits'), say: without }, INTERVAL];
  return part(
    `When ${name} recognises, in ${futuresText(futures)} ${since}`,
    tabled(isEdited ? [...heads, ...old] : heads, rows),
  );
};
