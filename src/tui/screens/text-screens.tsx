import { useMemo } from 'react';
import { Panel } from '../components/panel.tsx';
import { helpText } from '../help-layout.ts';
import { bodyOf, insideOf, type Size } from '../layout.ts';
import type { Line } from '../line.ts';
import { lowestScroll, whyLines, whyTextOf } from '../why-layout.ts';
import type { ScreenProps } from './run-screen.tsx';

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
export const WhyScreen = <Play,>({ ui, player }: ScreenProps<Play>) => {
  const { play, selected, size } = ui;
  const why = useMemo(() => player.why(play, selected), [player, play, selected]);
  const title = `Why ${why.name} moves or waits in turn ${why.turn} (${why.dateText})`;
  return (
    <Scrolled
      title={title}
      lines={whyLines(whyTextOf(ui, player, why), size)}
      scroll={ui.scroll}
      size={size}
    />
  );
};

/** The help over everything else. */
export const HelpScreen = <Play,>({ ui }: ScreenProps<Play>) => {
  const title = ui.seek && ui.seek.text !== '' ? `Help: ${ui.seek.text}` : 'Help';
  return <Scrolled title={title} lines={helpText(ui)} scroll={ui.help ?? 0} size={ui.size} />;
};
