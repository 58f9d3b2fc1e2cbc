import type { Exercise } from '../exercise.ts';
import type { ExerciseFile } from '../schema.ts';
import { addError, type ExerciseCheck, named } from './names.ts';

type TurnFile = Exclude<ExerciseFile['turns'], number>[number];

const turnFiles = ({ part }: ExerciseCheck): readonly TurnFile[] => {
  const { turns = [] } = part;
  return typeof turns === 'number' ? Array.from({ length: turns }, () => ({})) : turns;
};

/** How many of the scenario's turns the class plays, as the file says. */
export const turnsPlayed = (look: ExerciseCheck): number =>
  turnFiles(look).reduce((sum, { lasts = look.part.pace ?? 1 }) => sum + lasts, 0);

/** Resolves the turns of the class. Together they may last no longer than the scenario. */
export const checkTurns = (look: ExerciseCheck): Exercise['turns'] => {
  const { part, scenario } = look;
  const everybody = Object.keys(part.seats ?? {});
  const isPlayed = Object.values(part.seats ?? {}).some((seat) => seat?.plays !== 'none');
  let end = 0;
  const turns = turnFiles(look).map(({ lasts = part.pace ?? 1, acts, label = '' }, i) => {
    const first = end + 1;
    end += lasts;
    if (acts?.length === 0 && isPlayed)
      addError(look, ['turns', i, 'acts'], 'no seat decides in this turn', { expected: 'one seat or more' });
    const known = acts?.filter((seat, s) => named(look, 'seat', seat, ['turns', i, 'acts', s]));
    return { label, span: [first, end] as const, acts: known ?? everybody };
  });
  if (scenario && end > scenario.turns)
    addError(look, ['turns'], 'the class would play on after the end of the scenario', {
      found: `${turns.length} turns, ${end} of the scenario together`,
      expected: `at most ${scenario.turns} turns of the scenario together`,
    });
  return turns;
};
