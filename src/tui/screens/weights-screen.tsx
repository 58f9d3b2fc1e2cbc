import { changesOnTheWay, editsOf, editTexts } from '../../play/branching.ts';
import { passageOf } from '../../play/view.ts';
import type { LiveOddsView } from '../../report/odds/live-view.ts';
import { Columns, Panel } from '../components/panel.tsx';
import { PassagePanel } from '../components/run-panels.tsx';
import { insideOf, type Slot, weightsLayout } from '../layout.ts';
import { countOddsLines } from '../panels/count-odds.ts';
import { editsLines } from '../panels/edits.ts';
import { liveOddsLines } from '../panels/live-odds.ts';
import { countedTexts } from '../panels/odds-text.ts';
import { meaningLines, sliderLines } from '../panels/sliders.ts';
import { isStale, type Ui } from '../state.ts';
import { isFromHere, listedWeights } from '../update/weights.ts';
import { weightMeaning } from '../words/meanings.ts';
import type { ScreenProps } from './screen-props.ts';

type WeightsProps = ScreenProps<'weights'>;

const titleOf = ({ ui, on }: WeightsProps): string => {
  const { view, selected } = ui;
  const { scope } = on;
  const since = isFromHere(ui, on) ? ` from turn ${view.run.turn} on` : '';
  if (scope === 'all') return since === '' ? 'Weights of all states' : `All weights${since}`;
  return `Weights of ${view.run.rows.find(({ id }) => id === selected)?.name ?? selected}${since}`;
};

const countTexts = (odds: LiveOddsView | undefined, stale: boolean): readonly string[] => {
  if (!odds || odds.trouble !== undefined) return [];
  return stale ? ['counting'] : countedTexts(odds);
};

/** From this many columns on, the odds say beside from when they are by when too. */
const BY_FROM = 56;

const sinceText = ({ odds }: Ui, columns: number): string =>
  odds ? ` ${odds.since}${columns < BY_FROM ? '' : ` by ${odds.by}`}` : '';

const byText = ({ odds }: Ui): string => (odds ? ` by ${odds.by}` : '');

/** Panels with fewer rows are for the weights alone. */
const MEANING_FROM = 7;

/** Weights to move, and what moving them does to the odds: old and new, in the same futures. */
export const WeightsScreen = ({ ui, on }: WeightsProps) => {
  const { odds, play, selected } = ui;
  const stale = isStale(ui);
  const rows = listedWeights(ui, on);
  const panel = ({ panel: kind, size }: Slot) => {
    const inside = insideOf(size);
    switch (kind) {
      case 'sliders': {
        const row = rows[on.at];
        const meaning = row ? weightMeaning(ui, row) : '';
        const about =
          inside.rows >= MEANING_FROM ? meaningLines(meaning, rows.length, inside.columns, inside.rows) : [];
        const lines = [...sliderLines(rows, on.at, inside.columns, inside.rows - about.length), ...about];
        return <Panel size={size} title={titleOf({ ui, on })} aside="s: all or one" focused lines={lines} />;
      }
      case 'edits': {
        const edits = editsOf(play);
        const others = changesOnTheWay(play);
        const lines = editsLines({ edits, texts: editTexts(play), others }, inside.columns, inside.rows);
        const title = `Edits ${edits.length + others.length}`;
        return <Panel size={size} title={title} aside="u undo" lines={lines} />;
      }
      case 'live-odds': {
        const lines = liveOddsLines({ odds, stale, selected }, inside.columns, inside.rows);
        return (
          <Panel
            size={size}
            title={`Odds${sinceText(ui, inside.columns)}`}
            aside={countTexts(odds, stale)}
            foot={odds ? ui.skill(play, [play.now.shown]) : []}
            lines={lines}
          />
        );
      }
      case 'passage': {
        const name = odds?.states.find(({ id }) => id === selected)?.name ?? selected;
        const view = odds && passageOf(play, odds, selected);
        return <PassagePanel view={view} name={name} size={size} />;
      }
      default: {
        const lines = countOddsLines(odds, stale, inside.columns, inside.rows);
        return <Panel size={size} title={`Recognisers${byText(ui)}`} lines={lines} />;
      }
    }
  };
  return <Columns layout={weightsLayout(ui.size)} draw={panel} />;
};
