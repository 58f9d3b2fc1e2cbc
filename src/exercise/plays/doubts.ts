import { type Issue, sortIssues, warningAt } from '../../scenario/issue.ts';
import { locate, type Mapping } from '../../scenario/located.ts';
import { isLever, LEAST_POINTS, type LeverEffect } from './levers.ts';
import { isWinnable, WIN_BOUNDS, type WinRate } from './win-rates.ts';

/** What plays of an exercise show. */
export interface ExercisePlays {
  readonly levers: readonly LeverEffect[];
  readonly wins: readonly WinRate[];
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** The doubts that plays raise: measures that move nothing, and goals that are never or always met. */
export const playDoubts = (tree: Mapping, { levers, wins }: ExercisePlays): readonly Issue[] => {
  const placeOf = (...path: readonly (string | number)[]) => {
    const { key, value } = locate(tree, path, tree.place);
    return key ?? value;
  };
  const measures = levers
    .filter((lever) => !isLever(lever))
    .map(({ measure: { id, offer } }) =>
      warningAt(
        placeOf('measures', offer ? id.slice(0, -1 - offer.state.length) : id),
        `the measure ${id} moves no prediction by ${Math.round(100 * LEAST_POINTS)} points and no index outside noise`,
        { expected: 'effects that reach what the class predicts; else remove it' },
      ),
    );
  const goals = wins
    .filter((rate) => !isWinnable(rate))
    .map(({ seat, at, met, plays }) =>
      warningAt(placeOf('seats', seat, 'wins', at), 'this goal is met nearly never or nearly always', {
        found: `met in ${met} of ${plays} plays`,
        expected: `in ${percent(WIN_BOUNDS.least)} to ${percent(WIN_BOUNDS.most)} of them`,
      }),
    );
  return sortIssues([...measures, ...goals]);
};
