import { left, right } from '../../words/layout.ts';
import { namesOf } from '../../words/names.ts';
import { longDate } from '../../words/numbers.ts';
import type { ChartBlock, TableData } from '../blocks.ts';
import { type BriefingInput, shortName } from '../briefing-input.ts';
import { regionMapOf } from '../draw/region-map.ts';

type MapInput = Pick<BriefingInput, 'scenario' | 'map'>;

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

/** A map of the region of the scenario's states, by rung. Undefined if they have no region on the map of the world. */
export const mapBlock = (input: MapInput): ChartBlock | undefined => {
  const { scenario } = input;
  const map = input.map && regionMapOf(scenario, input.map);
  if (!map) return undefined;
  return {
    kind: 'chart',
    id: 'map',
    title: `Where the states around ${shortName(scenario.target.name)} stand on ${longDate(scenario.start)}`,
    description:
      'Each state has the colour and the digit of its rung. Borders are drawn on a grid of half degrees, without any claim. The table gives every state in words.',
    figure: {
      kind: 'map',
      map,
      scenario,
      rungs: scenario.states.map(({ rung }) => rung),
      chosen: [],
      isSmall: false,
    },
    table: rungTable(input),
  };
};
