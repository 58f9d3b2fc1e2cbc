import type { PlayView, UsualEnding } from '../../play/view.ts';
import type { LiveOddsView } from '../../report/odds/live-view.ts';
import type { PassageView } from '../../report/odds/passage-view.ts';
import type { RunView, StateRow } from '../../report/run/run-view.ts';
import type { WhyView } from '../../report/why/why-view.ts';
import { driversLines } from '../panels/drivers.ts';
import { endingLines, logLines, openingLines } from '../panels/log.ts';
import { sinceTexts } from '../panels/odds-text.ts';
import { overTimeLines } from '../panels/over-time.ts';
import { passageCurveLines } from '../panels/passage.ts';
import { statesLines } from '../panels/states.ts';
import { tilesLines } from '../panels/tiles.ts';
import type { StatesTable } from '../table.ts';
import { panelOf } from './panel.tsx';

/** The word for each decision in the table, in place of a chance. */
const DECISION_WORDS = { up: 'you: up', down: 'you: down', hold: 'you: hold' } as const;

const decisionWords = (view: PlayView): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(view.decided).map(([id, what]) => [
      id,
      typeof what === 'string' ? DECISION_WORDS[what] : 'you: move',
    ]),
  );

/** What the figures are, with their horizons; longest first. */
const asidesOf = ({ run }: PlayView, odds: LiveOddsView | undefined): readonly string[] => {
  if (!odds) return [`chance of a step up ${run.horizon}`];
  const since = `odds ${odds.since}`;
  return [`step up ${run.horizon} · ${since} by ${odds.by}`, `${since} by ${odds.by}`, since];
};

interface StatesShown {
  readonly view: PlayView;
  readonly rows: readonly StateRow[];
  readonly table: StatesTable;
  readonly selected: string;
  readonly odds: LiveOddsView | undefined;
  /** How the model did on past waves, for display beside odds. */
  readonly skill: readonly string[];
}

export const StatesPanel = panelOf<StatesShown>((shown, { columns, rows: height }) => {
  const { view, rows, table, selected, odds, skill } = shown;
  const data = { rows, selected, ladder: view.run.ladder, decided: decisionWords(view), odds, table };
  const count = rows.length === view.run.states ? `${rows.length}` : `${rows.length} of ${view.run.states}`;
  return {
    title: table.filter ? `States ${count} · ${table.filter.label}` : `States ${count}`,
    aside: asidesOf(view, odds),
    foot: odds ? skill : [],
    focused: true,
    lines: statesLines(data, columns, height),
  };
});

interface RunShown {
  readonly run: RunView;
}

export const DriversPanel = panelOf<RunShown & { readonly why: WhyView }>(({ why, run }, inside) => ({
  title: why.name,
  aside: 'enter: why',
  lines: driversLines(why, run.log, inside.columns, inside.rows),
}));

interface PassageShown {
  readonly view: PassageView | undefined;
  /** Of the state. */
  readonly name: string;
}

/** When the selected state recognises, over the futures counted so far. */
export const PassagePanel = panelOf<PassageShown>(({ view, name }, { columns, rows }) => ({
  title: `When: ${name}`,
  aside: sinceTexts(view),
  lines: passageCurveLines(view, columns, rows),
}));

interface TilesShown {
  readonly view: Pick<PlayView, 'run' | 'mapped'>;
  /** The states that teams play, in an exercise. */
  readonly played?: readonly string[];
  readonly selected: string;
}

export const TilesPanel = panelOf<TilesShown>(({ view, played, selected }, { columns, rows }) => {
  const { run, mapped } = view;
  const data = { rows: run.rows, selected, rungs: run.ladder.length, target: mapped.target, played };
  const aside = played ? ['digit = rung · ▸ = a team', '▸ = a team'] : 'digit = rung';
  return { title: 'Tiles', aside, lines: tilesLines(data, columns, rows) };
});

interface OverTimeShown extends RunShown {
  readonly odds: LiveOddsView | undefined;
}

export const OverTimePanel = panelOf<OverTimeShown>(({ run, odds }, { columns, rows }) => ({
  title: 'Over time',
  aside: odds ? sinceTexts(odds) : 'change since the start',
  lines: overTimeLines(run, columns, rows, odds),
}));

interface LogShown extends RunShown {
  readonly notes: readonly string[];
  /** Where the last turn is shown. */
  readonly ending: UsualEnding | undefined;
}

export const LogPanel = panelOf<LogShown>(({ run, notes, ending }, { columns, rows }) => {
  const above = ending ? endingLines(ending, run, columns) : [];
  const log =
    run.log.length > 0
      ? logLines(run.log, run.turn, columns, Math.max(0, rows - above.length))
      : openingLines(run.question, notes, columns);
  const title = ending ? 'The end of this future' : 'Log';
  return { title, aside: 'l: all of it', lines: [...above, ...log] };
});
