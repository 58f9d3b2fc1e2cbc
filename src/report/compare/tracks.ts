import type { HorizonChange } from '../../study/compare/compare.ts';
import { left, right } from '../words/layout.ts';
import type { Names } from '../words/names.ts';
import { verdictText } from '../words/verdicts.ts';
import { changeCells } from './numbers.ts';

export const TRACK_CHANGE_HEADS = [
  left("The target, against the base's start", 40),
  right('base'),
  right('what-if'),
  left('change in points (95 %)', 30),
  left('verdict', 24),
];

/**
 * For each track, the shares of futures in which it ends better, and worse, than it starts in the base. Empty if no
 * track differs.
 */
export const trackChangeRows = ({ tracks }: HorizonChange, names: Names): readonly (readonly string[])[] =>
  tracks.some(({ better, worse }) => better.verdict !== 'same' || worse.verdict !== 'same')
    ? tracks.flatMap(({ id, better, worse }) =>
        [['better', better] as const, ['worse', worse] as const].map(([side, change]) => [
          `${names.track(id)}: ${side}`,
          ...changeCells(change),
          verdictText(change.verdict),
        ]),
      )
    : [];
