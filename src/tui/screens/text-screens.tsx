import { useMemo } from 'react';
import { explained } from '../../play/view.ts';
import { Panel } from '../components/panel.tsx';
import { type Line, paragraph } from '../draw/line.ts';
import { bodyOf, insideBody, type Size } from '../layout.ts';
import { mattersLines, type Weigh } from '../panels/matters.ts';
import { EXPORT_NAMES, savedLines, savingLines } from '../panels/save.ts';
import { isAtEnd } from '../state.ts';
import { helpText, logText, whyLines, whyTextOf } from '../text-layout.ts';
import { lowestScroll } from '../update/lists.ts';
import type { LayerProps, ScreenProps } from './screen-props.ts';

/** `lines 1–20 of 48`, where not all is on the screen. */
export const linesShown = (start: number, shown: number, all: number): string =>
  all > shown ? `lines ${start + 1}–${Math.min(all, start + shown)} of ${all}` : '';

interface ScrolledProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly scroll: number;
  readonly size: Size;
}

/** A text in a frame over the whole body of the screen, from the line that it is scrolled to. */
export const Scrolled = ({ title, lines, scroll, size }: ScrolledProps) => {
  const { rows } = insideBody(size);
  const start = Math.min(scroll, lowestScroll(lines.length, size));
  return (
    <Panel
      title={title}
      aside={linesShown(start, rows, lines.length)}
      focused
      lines={lines.slice(start)}
      size={bodyOf(size)}
    />
  );
};

/** Why the selected state moves or waits. */
export const WhyScreen = ({ ui, on }: ScreenProps<'why'>) => {
  const { play, selected, size } = ui;
  const why = useMemo(() => explained(play, selected), [play, selected]);
  const title = `Why ${why.name} moves or waits in turn ${why.turn} (${why.dateText})`;
  return <Scrolled title={title} lines={whyLines(whyTextOf(ui, why), size)} scroll={on.scroll} size={size} />;
};

const questionTitle = ({ question, outcome, state }: Weigh, name: string): string => {
  if (question === 'cascades') return 'Who tipped whom';
  if (question === 'conditions') return `When ${state === undefined ? outcome : `${name} recognises`}`;
  return state === undefined
    ? 'What matters for how many recognise'
    : `What matters for whether ${name} recognises`;
};

/** What matters for the count, or for one state; under which conditions; who tipped whom. */
export const MattersScreen = ({ ui, on }: ScreenProps<'matters'>) => {
  const { size, view, selected } = ui;
  const name = view.run.rows.find(({ id }) => id === selected)?.name ?? selected;
  const title = questionTitle(on.asked, name);
  const lines = mattersLines(on.found, insideBody(size).columns);
  return <Scrolled title={title} lines={lines} scroll={on.scroll} size={size} />;
};

/** The help over everything else. */
export const HelpScreen = ({ ui, over }: LayerProps<'help' | 'seek'>) => {
  const title = over.sought === '' ? 'Help' : `Help: ${over.sought}`;
  return <Scrolled title={title} lines={helpText(ui, over)} scroll={over.at} size={ui.size} />;
};

/** The whole log over the world. */
export const LogScreen = ({ ui, over }: LayerProps<'log'>) => (
  <Scrolled
    title={isAtEnd(ui) ? 'The end of this future, and its log' : 'Log, newest first'}
    lines={logText(ui)}
    scroll={over.at}
    size={ui.size}
  />
);

/** The shown branch as a file: what it changes, in words and as text, before it is written. */
export const SaveScreen = ({ ui, on }: ScreenProps<'save'>) => {
  const { columns } = insideBody(ui.size);
  const lines = [...savingLines(on, columns), ...savedLines(ui, on, columns)];
  const title =
    on.what === 'branch'
      ? `Save ${ui.view.branch.name} as a what-if`
      : `Write ${EXPORT_NAMES[on.what.kind]} to a file`;
  return <Scrolled title={title} lines={lines} scroll={on.scroll} size={ui.size} />;
};

/** An earlier session of the same scenario: go on with it, or begin a new one. */
export const OfferScreen = ({ ui, over }: LayerProps<'offer'>) => {
  const { columns } = insideBody(ui.size);
  const lines = over.about.flatMap((text) => paragraph(text, columns, 'plain', '', '  '));
  return <Scrolled title="Go on where you left off?" lines={lines} scroll={0} size={ui.size} />;
};
