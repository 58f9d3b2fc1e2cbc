import type { DebriefTurn } from '../../../exercise/debrief/debrief.ts';
import type { Block } from '../../page/blocks.ts';
import type { ClassPlayed } from '../debrief-report.ts';

/** The region at the end of a turn, with an outline around what moved; nothing where there is no map. */
export const turnMap = (
  { debrief, map, say }: ClassPlayed,
  { turn, end, moves }: DebriefTurn,
): readonly Block[] => {
  if (!map) return [];
  return [
    {
      kind: 'chart',
      id: `map-${turn}`,
      title: say('The region on {day}', { day: say.day(end.date) }),
      // The card of the turn says in words what its map shows.
      description: '',
      figure: {
        kind: 'map',
        map,
        scenario: debrief.scenario,
        rungs: end.rungs,
        chosen: moves.map(({ state }) => state),
        isSmall: true,
      },
    },
  ];
};
