import type { StateOdds } from '../../../study/odds/odds.ts';
import { type Cell, gridFor } from '../../run/tile-grid.ts';
import { left, right } from '../../words/layout.ts';
import { shareWithInterval } from '../../words/odds-numbers.ts';
import { safeText } from '../../words/safe-text.ts';
import type { ChartBlock, TableData } from '../blocks.ts';
import { type BriefingInput, lastAnswer, lastDay, shortName } from '../briefing-input.ts';
import type { Tile } from '../draw/figures.ts';

const PER_ROW = 23;

/** The classes of chance that tiles show, with their texts in the legend. */
export const CHANCE_CLASSES = [
  { tone: 'c0', from: 0, text: 'under 1 %' },
  { tone: 'c1', from: 0.01, text: '1 to 5 %' },
  { tone: 'c2', from: 0.05, text: '5 to 20 %' },
  { tone: 'c3', from: 0.2, text: '20 to 40 %' },
  { tone: 'c4', from: 0.4, text: '40 % and more' },
] as const;

const toneOf = ({ recognised, by }: StateOdds): Tile['tone'] =>
  recognised ? 'recognised' : (CHANCE_CLASSES.findLast(({ from }) => by.share >= from)?.tone ?? 'c0');

const chanceText = (state: StateOdds): string =>
  state.recognised ? 'recognises from the start' : shareWithInterval(state.by);

const tileOf = (
  cell: Cell,
  input: BriefingInput,
  states: ReadonlyMap<string, StateOdds>,
): Omit<Tile, 'row' | 'column'> => {
  const { target } = input.scenario;
  const state = states.get(cell.id);
  const letters = safeText(cell.letters);
  if (!state)
    return { letters, number: '', name: shortName(target.name), text: 'the target', tone: 'target' };
  const tone = toneOf(state);
  const number = tone === 'c0' || tone === 'recognised' ? '' : String(Math.round(state.by.share * 100));
  return { letters, number, name: shortName(state.name), text: chanceText(state), tone };
};

const tilesOf = (input: BriefingInput): readonly Tile[] => {
  const { states } = lastAnswer(input);
  const byId = new Map(states.map((state) => [state.id, state]));
  return gridFor([...byId.keys()], input.scenario.target.id, PER_ROW).flatMap((cells, row) =>
    cells.flatMap((cell, column) => (cell.id === '' ? [] : [{ ...tileOf(cell, input, byId), row, column }])),
  );
};

/** The numbers behind the tiles: the states in each class of chance. */
const classTable = (input: BriefingInput): TableData => {
  const { states } = lastAnswer(input);
  const classes = [
    { tone: 'recognised' as const, text: 'recognises from the start' },
    ...CHANCE_CLASSES.toReversed(),
  ];
  return {
    caption: 'States by chance to recognise',
    heads: [left('Chance'), right('States'), left('Which')],
    rows: classes.map(({ tone, text }) => {
      const members = states.filter((state) => toneOf(state) === tone);
      const named = members.length > 0 && members.length <= 24;
      const which = named
        ? members.map(({ name }) => shortName(name)).join(', ')
        : members.length === 0
          ? ''
          : 'all others';
      return [text, String(members.length), which];
    }),
  };
};

/** A chart of all states as tiles, coloured by chance. */
export const tilesBlock = (input: BriefingInput): ChartBlock => ({
  kind: 'chart',
  id: 'tiles',
  title: 'Every state as a tile',
  description: `Neighbours are near each other as far as a grid allows. The darker a tile, the likelier its state recognises by ${lastDay(input)}; the number is its chance in per cent, from 1 on. The table gives the same in words.`,
  figure: { kind: 'tiles', tiles: tilesOf(input) },
  table: classTable(input),
  open: true,
});
