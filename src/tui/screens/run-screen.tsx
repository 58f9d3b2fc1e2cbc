import { Box } from 'ink';
import { useMemo } from 'react';
import { endingOfShown, glanceAt, passageOf } from '../../play/view.ts';
import { MapPanel } from '../components/map-panel.tsx';
import { PassagePanel } from '../components/passage-panel.tsx';
import { DriversPanel, LogPanel, OverTimePanel, StatesPanel, TilesPanel } from '../components/run-panels.tsx';
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
            key="states"
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
        return <DriversPanel key="drivers" why={why} run={view.run} size={slot.size} />;
      case 'tiles':
        return <TilesPanel key="tiles" view={view} selected={selected} size={slot.size} />;
      case 'map':
        return (
          <MapPanel
            key="map"
            map={ui.outside.map()}
            view={view}
            selected={selected}
            looks={ui.looks}
            size={slot.size}
            screen={size}
          />
        );
      case 'passage':
        return <PassagePanel key="passage" view={passage} name={why.name} size={slot.size} />;
      case 'over-time':
        return <OverTimePanel key="over-time" run={view.run} odds={ui.odds} size={slot.size} />;
      default:
        return <LogPanel key="log" run={view.run} notes={ui.notes} ending={ending} size={slot.size} />;
    }
  };
  return (
    <Box>
      {layout.map((slots) => (
        <Box key={slots.map((slot) => slot.panel).join()} flexDirection="column" flexShrink={0}>
          {slots.map(panel)}
        </Box>
      ))}
    </Box>
  );
};
