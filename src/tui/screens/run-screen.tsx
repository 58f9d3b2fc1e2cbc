import { useMemo } from 'react';
import { endingOfShown, glanceAt, passageOf } from '../../play/view.ts';
import { MapPanel } from '../components/map-panel.tsx';
import { Columns } from '../components/panel.tsx';
import {
  DriversPanel,
  LogPanel,
  OverTimePanel,
  PassagePanel,
  StatesPanel,
  TilesPanel,
} from '../components/run-panels.tsx';
import { runLayout, type Slot } from '../layout.ts';
import { runPartsOf, tableRowsOf, type Ui } from '../state.ts';

/** The world at the shown turn: states, what drives the selected one, tiles, recognisers and indices, log. */
export const RunScreen = ({ ui }: { readonly ui: Ui }) => {
  const { play, view, selected, size } = ui;
  const why = useMemo(() => glanceAt(play, selected), [play, selected]);
  const { over, table, odds } = ui;
  const rows = useMemo(() => tableRowsOf({ view, over, table, odds }), [view, over, table, odds]);
  const { hasMap, hasOdds, isEnd } = runPartsOf(ui);
  const layout = useMemo(() => runLayout(size, { hasMap, hasOdds, isEnd }), [size, hasMap, hasOdds, isEnd]);
  const ending = useMemo(() => endingOfShown(play, ui.oddsFromStart), [play, ui.oddsFromStart]);
  const passage = useMemo(() => odds && passageOf(play, odds, selected), [play, odds, selected]);
  const skill = useMemo(() => ui.skill(play, [play.now.shown]), [ui.skill, play]);
  const panel = (slot: Slot) => {
    switch (slot.panel) {
      case 'states':
        return (
          <StatesPanel
            view={view}
            rows={rows}
            table={ui.table}
            selected={selected}
            odds={ui.odds}
            skill={skill}
            size={slot.size}
          />
        );
      case 'drivers':
        return <DriversPanel why={why} run={view.run} size={slot.size} />;
      case 'tiles':
        return <TilesPanel view={view} selected={selected} size={slot.size} />;
      case 'map':
        return (
          <MapPanel
            map={ui.outside.map()}
            view={view}
            selected={selected}
            looks={ui.looks}
            size={slot.size}
            screen={size}
          />
        );
      case 'passage':
        return <PassagePanel view={passage} name={why.name} size={slot.size} />;
      case 'over-time':
        return <OverTimePanel run={view.run} odds={ui.odds} size={slot.size} />;
      default:
        return <LogPanel run={view.run} notes={ui.notes} ending={ending} size={slot.size} />;
    }
  };
  return <Columns layout={layout} draw={panel} />;
};
