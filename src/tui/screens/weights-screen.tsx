import { Box } from 'ink';
import type { LiveOddsView } from '../../report/live-odds-view.ts';
import { Panel } from '../components/panel.tsx';
import { PassagePanel } from '../components/passage-panel.tsx';
import { insideOf, type Slot, weightsLayout } from '../layout.ts';
import { countOddsLines } from '../panels/count-odds.ts';
import { editsLines } from '../panels/edits.ts';
import { liveOddsLines } from '../panels/live-odds.ts';
import { countedText, futuresText } from '../panels/odds-text.ts';
import { sliderLines } from '../panels/sliders.ts';
import { isStale, type Ui } from '../state.ts';
import { isFromHere, listedWeights } from '../weights.ts';
import type { ScreenProps } from './run-screen.tsx';

const whose = <Play,>(ui: Ui<Play>): string => {
  const { scope, view, selected } = ui;
  const since = isFromHere(ui) ? ` from turn ${view.run.turn} on` : '';
  if (scope === 'all') return since === '' ? 'Weights of all states' : `All weights${since}`;
  return `Weights of ${view.run.rows.find(({ id }) => id === selected)?.name ?? selected}${since}`;
};

const countText = (odds: LiveOddsView | undefined, stale: boolean, columns: number): string => {
  if (!odds || odds.trouble !== undefined) return '';
  if (stale) return 'counting';
  return columns < 48 ? futuresText(odds.futures) : countedText(odds);
};

const byText = <Play,>({ odds }: Ui<Play>): string => (odds ? ` by ${odds.by}` : '');

/** Weights to move, and what moving them does to the odds: old and new, in the same futures. */
export const WeightsScreen = <Play,>({ ui, player }: ScreenProps<Play>) => {
  const { odds, edits, selected } = ui;
  const stale = isStale(ui);
  const rows = listedWeights(ui, player);
  const panel = ({ panel: kind, size }: Slot) => {
    const inside = insideOf(size);
    switch (kind) {
      case 'sliders': {
        const lines = sliderLines({ rows, selected: ui.weight }, inside.columns, inside.rows);
        return <Panel key={kind} size={size} title={whose(ui)} aside="s: all or one" focused lines={lines} />;
      }
      case 'edits': {
        const lines = editsLines(
          { edits, texts: player.editTexts(ui.play, edits), others: player.changesOnTheWay(ui.play) },
          inside.columns,
          inside.rows,
        );
        return (
          <Panel
            key={kind}
            size={size}
            title={`Edits ${edits.length + player.changesOnTheWay(ui.play).length}`}
            aside="u undo"
            lines={lines}
          />
        );
      }
      case 'live-odds': {
        const lines = liveOddsLines({ odds, stale, selected }, inside.columns, inside.rows);
        const aside = countText(odds, stale, inside.columns);
        return (
          <Panel
            key={kind}
            size={size}
            title={`Odds${byText(ui)}`}
            aside={aside}
            foot={odds ? ui.skill : []}
            lines={lines}
          />
        );
      }
      case 'passage': {
        const name = odds?.states.find(({ id }) => id === selected)?.name ?? selected;
        const view = odds && player.passage(ui.play, odds, selected);
        return <PassagePanel key={kind} view={view} name={name} size={size} />;
      }
      default: {
        const lines = countOddsLines(odds, stale, inside.columns, inside.rows);
        return <Panel key={kind} size={size} title={`Recognisers${byText(ui)}`} lines={lines} />;
      }
    }
  };
  return (
    <Box>
      {weightsLayout(ui.size).map((slots) => (
        <Box key={slots.map((slot) => slot.panel).join()} flexDirection="column" flexShrink={0}>
          {slots.map(panel)}
        </Box>
      ))}
    </Box>
  );
};
