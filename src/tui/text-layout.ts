import { endingOfShown, passageOf } from '../play/view.ts';
import type { WhyView } from '../report/why/why-view.ts';
import { fitLine, type Line, paragraph, span } from './draw/line.ts';
import { BESIDE_FROM, insideBody, type Size } from './layout.ts';
import { helpLines } from './panels/help.ts';
import { endingLines, wholeLog } from './panels/log.ts';
import { answerLines, leverLines, sourceLines, tieLines, type WhyData, whenLines } from './panels/why.ts';
import type { Layer, Ui } from './state.ts';

const GAP = 3;

/** What the Why text of a state is made of. */
export const whyTextOf = ({ play, view, odds, skill, selected }: Ui, why: WhyView): WhyData => ({
  why,
  log: view.run.log,
  rungs: view.run.ladder.length,
  passage: odds && passageOf(play, odds, selected),
  skill: skill(play, [play.now.shown]),
});

/** The whole Why text for a size: one column of lines, or two beside each other. */
export const whyLines = (data: WhyData, size: Size): readonly Line[] => {
  const { columns } = insideBody(size);
  if (size.columns < BESIDE_FROM)
    return [answerLines, whenLines, leverLines, tieLines, sourceLines].flatMap((lines) =>
      lines(data, columns),
    );
  const left = Math.floor((columns - GAP) / 2);
  const right = columns - GAP - left;
  const answer = [...answerLines(data, left), ...whenLines(data, left), ...tieLines(data, left)];
  // Sections begin with a blank line, which the top of a column does not need.
  const grounds = [...leverLines(data, right), ...sourceLines(data, right)].slice(1);
  return Array.from({ length: Math.max(answer.length, grounds.length) }, (_, i) => [
    ...fitLine(answer[i] ?? [], left),
    span(' │ ', 'dim'),
    ...(grounds[i] ?? []),
  ]);
};

/**
 * The whole log of the shown future, the newest turn first. If the future is over, its account comes before the log.
 */
export const logText = ({ play, view, size, oddsFromStart }: Ui): readonly Line[] => {
  const { columns } = insideBody(size);
  const ending = endingOfShown(play, oddsFromStart);
  const { log, turn } = view.run;
  return [
    ...(ending ? endingLines(ending, view.run, columns) : []),
    ...(log.length > 0 ? wholeLog(log, turn, columns) : paragraph('Nothing has happened yet.', columns)),
  ];
};

/** The whole help, or the part that contains `sought`, for the size of the screen. */
export const helpText = (
  { size, on, keys, view, notes, outside }: Ui,
  { sought }: Layer<'help' | 'seek'>,
): readonly Line[] =>
  helpLines(
    { place: on.kind, keys, ladder: view.run.ladder, notes, outside, sought },
    insideBody(size).columns,
  );
