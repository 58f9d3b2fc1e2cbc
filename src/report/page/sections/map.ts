import { tileLetters } from '../../run/tile-grid.ts';
import { left, right } from '../../words/layout.ts';
import { namesOf } from '../../words/names.ts';
import { longDate } from '../../words/numbers.ts';
import type { ChartBlock, TableData } from '../blocks.ts';
import { type BriefingInput, shortName } from '../briefing-input.ts';
import type { Land } from '../draw/figures.ts';
import { labelSpot, outlineOf, type Window, windowOn } from '../draw/outlines.ts';
import { mappedOf, middles, regionFor } from '../draw/region.ts';

type MapInput = Pick<BriefingInput, 'scenario' | 'map'>;

/** The height of a map, in degrees: pages are wider than screens. */
const MOST_HEIGHT = 46;

/** The least cells of a country with room for its letters and its digit, and for the digit alone. */
const LETTERS_FROM = 90;
const DIGIT_FROM = 24;

const sizeOf = (cells: Uint8Array, country: number): number =>
  cells.reduce((sum, id) => sum + (id === country ? 1 : 0), 0);

/** The states on each rung: the map as a table, with the states outside it too. */
const rungTable = ({ scenario }: MapInput): TableData => {
  const names = namesOf(scenario);
  return {
    caption: `Where every state stands on ${longDate(scenario.start)}`,
    heads: [left('Rung'), right('States'), left('Which')],
    rows: scenario.ladder
      .map((_, rung) => {
        const members = scenario.states.filter((state) => state.rung === rung);
        const which = members.map(({ name }) => shortName(name)).join(', ');
        return [`${rung} ${names.rung(rung)}`, String(members.length), which];
      })
      .toReversed(),
  };
};

/** A country of the window, ready to draw. */
const landOf = ({ scenario, map }: MapInput, window: Window, country: number): Land => {
  const id = map?.ids[country - 1] ?? '';
  const state = scenario.states.find((each) => each.id === id);
  const size = sizeOf(window.cells, country);
  const spot = labelSpot(window, country);
  const letters = size >= LETTERS_FROM ? tileLetters(id) : '';
  const shape = { path: outlineOf(window, country), x: spot?.column ?? 0, y: spot?.row ?? 0 };
  if (id === scenario.target.id)
    return {
      ...shape,
      label: `${letters}★`,
      name: shortName(scenario.target.name),
      text: 'the target',
      rung: 'target',
    };
  if (!state) return { ...shape, label: '', name: '', text: '', rung: 'absent' };
  return {
    ...shape,
    label: size >= DIGIT_FROM ? `${letters}${state.rung}` : '',
    name: shortName(state.name),
    text: `${state.rung} ${namesOf(scenario).rung(state.rung)}`,
    rung: state.rung,
  };
};

/** A map of the region of the scenario's states, by rung. Undefined if they have no region on the map of the world. */
export const mapBlock = (input: MapInput): ChartBlock | undefined => {
  const { scenario, map } = input;
  const region = map && regionFor(map, middles(map), mappedOf(scenario));
  if (!region) return undefined;
  const window = windowOn(map, { ...region, height: Math.min(region.height, MOST_HEIGHT) });
  const names = namesOf(scenario);
  const countries = [...new Set(window.cells)].filter((country) => country > 0).toSorted((a, b) => a - b);
  return {
    kind: 'chart',
    id: 'map',
    title: `Where the states around ${shortName(scenario.target.name)} stand on ${longDate(scenario.start)}`,
    description:
      'Each state has the pattern, the colour and the digit of its rung. Borders are drawn on a grid of half degrees, without any claim. The table gives every state in words.',
    figure: {
      kind: 'map',
      columns: window.columns,
      rows: window.rows,
      latitude: window.latitude,
      lands: countries.map((country) => landOf(input, window, country)),
      ladder: scenario.ladder.map((_, rung) => names.rung(rung)),
    },
    table: rungTable(input),
  };
};
