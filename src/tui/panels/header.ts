import { editTexts } from '../../play/branching.ts';
import { progress } from '../../report/charts/lines.ts';
import type { EditWords } from '../../report/run/weights-view.ts';
import { type Line, lineWidth, span, spreadLine } from '../draw/line.ts';
import { clip } from '../draw/text.ts';
import { speedLabel } from '../pace.ts';
import { isAtEnd, type Ui } from '../state.ts';

/** Longest name of a branch, in columns. */
const LONGEST_BRANCH = 24;

/** Longest bar of progress, in columns. */
const BAR_COLUMNS = 36;

const playState = (ui: Ui): Line => {
  if (isAtEnd(ui)) return [span('■ the end', 'warning')];
  return ui.playing ? [span('▶ playing', 'for')] : [span('‖ paused')];
};

const seedText = ({ view }: Ui): string => {
  const { seed, future, ruleLabel } = view.run;
  const rule = ruleLabel === '' ? '' : ` · rule ${ruleLabel}`;
  return (future === 0 ? `seed ${seed}` : `seed ${seed}, future ${future}`) + rule;
};

/** `edited: human-rights cost 4 → 2, and 1 more`: the newest edit, and how many others there are. */
const editedText = (edits: readonly EditWords[], columns: number): string => {
  const newest = edits.at(-1);
  const others = edits.length - 1;
  const more = others > 0 ? `, and ${others} more` : '';
  return `  edited: ${(columns < 110 ? newest?.brief : newest?.text) ?? ''}${more}`;
};

/** The name of the shown branch, if there is more than one branch. */
const branchSpans = ({ view }: Ui): Line =>
  view.branch.of > 1 ? [span(' · '), span(clip(view.branch.name, LONGEST_BRANCH), 'title')] : [];

const titleLine = (ui: Ui, columns: number): Line => {
  const edits = editTexts(ui.play);
  const seed = clip(seedText(ui), Math.floor(columns / 3));
  return spreadLine(
    [
      span(' DEMARCHE ', 'selected'),
      span(' '),
      span(ui.view.run.title, 'strong'),
      ...branchSpans(ui),
      ...(edits.length > 0 ? [span(editedText(edits, columns), 'warning')] : []),
    ],
    [span(` ${seed} `, 'dim')],
    columns,
  );
};

const timeLine = (ui: Ui, columns: number): Line => {
  const { turn, turns, dateText, recognisers, states } = ui.view.run;
  const verb = columns < 80 ? '' : recognisers === 1 ? ' recognises' : ' recognise';
  const right: Line = [
    ...playState(ui),
    span(` ${speedLabel(ui.speed)} · `),
    span(`${recognisers} of ${states}`, 'strong'),
    span(`${verb} `),
  ];
  const label = span(` turn ${turn} of ${turns} `, 'strong');
  const date = span(` ${dateText} `);
  const room = columns - lineWidth([label, date, ...right]) - 1;
  const bar = room >= 6 ? [span(progress(turn, turns, Math.min(BAR_COLUMNS, room)), 'focus')] : [];
  return spreadLine([label, ...bar, date], right, columns);
};

/**
 * The two lines at the top of every screen. The first has the scenario and the luck. The second has the turn, the state
 * of the play, and how many recognise.
 */
export const headerLines = (ui: Ui, columns: number): readonly Line[] => [
  titleLine(ui, columns),
  timeLine(ui, columns),
];
