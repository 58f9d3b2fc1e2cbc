import { Box } from 'ink';
import { useMemo } from 'react';
import { sideBySideOf } from '../../play/comparing.ts';
import { compareLayout, lowestFutureScroll } from '../compare-layout.ts';
import { Panel } from '../components/panel.tsx';
import { insideOf } from '../layout.ts';
import { compareOddsLines, sideBySideLines } from '../panels/compare.ts';
import { countedTexts } from '../panels/odds-text.ts';
import { isStaleAnswer } from '../update/compare.ts';
import type { ScreenProps } from './screen-props.ts';
import { linesShown } from './text-screens.tsx';

/** Two branches, or one and the scenario: this future on both sides, and the odds of both in the same futures. */
export const CompareScreen = ({ ui, on }: ScreenProps<'compare'>) => {
  const { play, size } = ui;
  const { sides, answer } = on;
  const view = useMemo(() => sideBySideOf(play, sides), [play, sides]);
  const { isBeside, future, odds } = compareLayout(view, size);
  const [inFuture, inOdds] = [insideOf(future), insideOf(odds)];
  const lines = sideBySideLines(view, inFuture.columns);
  const start = Math.min(on.scroll, lowestFutureScroll(view, size));
  const stale = isStaleAnswer(on);
  const isCounted = ui.odds !== undefined || answer !== undefined;
  const isEnded = !isCounted || answer?.trouble !== undefined;
  const counting = isEnded ? '' : 'counting';
  const counted = !answer || stale ? counting : countedTexts(answer);
  return (
    <Box flexDirection={isBeside ? 'row' : 'column'}>
      <Panel
        title={`A ${view.a} · B ${view.b}`}
        aside={linesShown(start, inFuture.rows, lines.length) || 'this future'}
        lines={lines.slice(start)}
        size={future}
      />
      <Panel
        title={answer ? `Odds from the start by ${answer.by}` : 'Odds'}
        aside={counted}
        foot={ui.skill(play, sides)}
        focused
        lines={compareOddsLines(
          { view: answer, stale, isCounted, selected: on.at },
          inOdds.columns,
          inOdds.rows,
        )}
        size={odds}
      />
    </Box>
  );
};
