import { useMemo } from 'react';
import { explained } from '../../play/view.ts';
import { Panel } from '../components/panel.tsx';
import type { Line } from '../draw/line.ts';
import { bodyOf, insideOf, type Size } from '../layout.ts';
import { mattersLines, type Weigh } from '../panels/matters.ts';
import { isAtEnd, type Layer, type Ui } from '../state.ts';
import { helpText, logText, whyLines, whyTextOf } from '../text-layout.ts';
import { lowestScroll } from '../update/lists.ts';
import type { ScreenProps } from './screen-props.ts';

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
  const body = bodyOf(size);
  const { rows } = insideOf(body);
  const start = Math.min(scroll, lowestScroll(lines.length, size));
  return (
    <Panel
      title={title}
      aside={linesShown(start, rows, lines.length)}
      focused
      lines={lines.slice(start)}
      size={body}
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
  const lines = mattersLines(on.found, insideOf(bodyOf(size)).columns);
  return <Scrolled title={title} lines={lines} scroll={on.scroll} size={size} />;
};

/** The help over everything else. */
export const HelpScreen = ({ ui, over }: { readonly ui: Ui; readonly over: Layer<'help' | 'seek'> }) => {
  const title = over.sought === '' ? 'Help' : `Help: ${over.sought}`;
  return <Scrolled title={title} lines={helpText(ui, over)} scroll={over.at} size={ui.size} />;
};

/** The whole log over the world. */
export const LogScreen = ({ ui, over }: { readonly ui: Ui; readonly over: Layer<'log'> }) => (
  <Scrolled
    title={isAtEnd(ui) ? 'The end of this future, and its log' : 'Log, newest first'}
    lines={logText(ui)}
    scroll={over.at}
    size={ui.size}
  />
);
