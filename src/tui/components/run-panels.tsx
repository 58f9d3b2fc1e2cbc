import { memo } from 'react';
import type { PlayView, UsualEnding } from '../../play/view.ts';
import type { LiveOddsView } from '../../report/odds/live-view.ts';
import type { RunView, StateRow } from '../../report/run/run-view.ts';
import type { WhyView } from '../../report/why/why-view.ts';
import { insideOf, type Size } from '../layout.ts';
import { driversLines } from '../panels/drivers.ts';
import { endingLines, logLines, openingLines } from '../panels/log.ts';
import { sinceTexts } from '../panels/odds-text.ts';
import { overTimeLines } from '../panels/over-time.ts';
import { statesLines } from '../panels/states.ts';
import { tilesLines } from '../panels/tiles.ts';
import type { StatesTable } from '../table.ts';
import { Panel } from './panel.tsx';

/** What each decision is called in the table, in place of a chance. */
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

interface StatesProps {
  readonly view: PlayView;
  readonly rows: readonly StateRow[];
  readonly table: StatesTable;
  readonly selected: string;
  readonly odds: LiveOddsView | undefined;
  /** How the model did on past waves, for display beside odds. */
  readonly skill: readonly string[];
  readonly size: Size;
}

export const StatesPanel = memo(({ view, rows, table, selected, odds, skill, size }: StatesProps) => {
  const { columns, rows: height } = insideOf(size);
  const data = { rows, selected, ladder: view.run.ladder, decided: decisionWords(view), odds, table };
  const lines = statesLines(data, columns, height);
  const count = rows.length === view.run.states ? `${rows.length}` : `${rows.length} of ${view.run.states}`;
  const title = table.filter ? `States ${count} · ${table.filter.label}` : `States ${count}`;
  const foot = odds ? skill : [];
  return <Panel title={title} aside={asidesOf(view, odds)} foot={foot} focused lines={lines} size={size} />;
});

interface DriversProps {
  readonly why: WhyView;
  readonly run: RunView;
  readonly size: Size;
}

export const DriversPanel = memo(({ why, run, size }: DriversProps) => {
  const { columns, rows } = insideOf(size);
  return (
    <Panel
      title={why.name}
      aside="enter: why"
      lines={driversLines(why, run.log, columns, rows)}
      size={size}
    />
  );
});

interface TilesProps {
  readonly view: Pick<PlayView, 'run' | 'mapped'>;
  /** The states that teams play, in an exercise. */
  readonly played?: readonly string[];
  readonly selected: string;
  readonly size: Size;
}

export const TilesPanel = memo(({ view, played, selected, size }: TilesProps) => {
  const { columns, rows } = insideOf(size);
  const { run, mapped } = view;
  const data = { rows: run.rows, selected, rungs: run.ladder.length, target: mapped.target, played };
  const aside = played ? ['digit = rung · ▸ = a team', '▸ = a team'] : 'digit = rung';
  return <Panel title="Tiles" aside={aside} lines={tilesLines(data, columns, rows)} size={size} />;
});

interface RunProps {
  readonly run: RunView;
  readonly size: Size;
}

interface OverTimeProps extends RunProps {
  readonly odds: LiveOddsView | undefined;
}

export const OverTimePanel = memo(({ run, odds, size }: OverTimeProps) => {
  const { columns, rows } = insideOf(size);
  return (
    <Panel
      title="Over time"
      aside={odds ? sinceTexts(odds) : 'change since the start'}
      lines={overTimeLines(run, columns, rows, odds)}
      size={size}
    />
  );
});

interface LogProps extends RunProps {
  readonly notes: readonly string[];
  /** Where the last turn is shown. */
  readonly ending: UsualEnding | undefined;
}

export const LogPanel = memo(({ run, notes, ending, size }: LogProps) => {
  const { columns, rows } = insideOf(size);
  const above = ending ? endingLines(ending, run, columns) : [];
  const log =
    run.log.length > 0
      ? logLines(run.log, run.turn, columns, Math.max(0, rows - above.length))
      : openingLines(run.question, notes, columns);
  const title = ending ? 'The end of this future' : 'Log';
  return <Panel title={title} aside="l: all of it" lines={[...above, ...log]} size={size} />;
});
