import { memo, useMemo } from 'react';
import type { PlayView } from '../../play/view.ts';
import type { WorldGrid } from '../../report/page/draw/outlines.ts';
import { middles, regionFor } from '../../report/page/draw/region.ts';
import { mapShape } from '../draw/map-shape.ts';
import { insideOf, type Size } from '../layout.ts';
import { geographyOf, hasBorders, isInDigits, type Looks } from '../looks.ts';
import { mapLines } from '../panels/map.ts';
import { Panel } from './panel.tsx';

interface MapProps {
  readonly map: WorldGrid;
  readonly view: PlayView;
  readonly selected: string;
  readonly looks: Looks;
  readonly size: Size;
  /** Of the whole screen. */
  readonly screen: Size;
}

/** The states on a map of their region, or of the world. */
export const MapPanel = memo(({ map, view, selected, looks, size, screen }: MapProps) => {
  const { columns, rows } = insideOf(size);
  const spots = useMemo(() => middles(map), [map]);
  const borders = hasBorders(looks, screen);
  const isRegion = geographyOf({ looks, size: screen, view }) === 'region';
  const shape = useMemo(() => {
    const region = isRegion ? regionFor(map, spots, view.mapped) : undefined;
    return mapShape(map, spots, { columns, rows }, { region, borders });
  }, [map, spots, columns, rows, isRegion, view.mapped, borders]);
  const data = {
    rows: view.run.rows,
    selected,
    rungs: view.run.ladder.length,
    target: view.mapped.target,
    ids: map.ids,
    digits: isInDigits(looks),
  };
  const isDrawn = map.ids.includes(selected);
  const chosen = view.run.rows.find((row) => row.id === selected);
  const title = isDrawn || !chosen ? 'Map' : `Map (${chosen.name} is not on it)`;
  return <Panel title={title} aside="digit = rung" lines={mapLines(shape, data)} size={size} />;
});
