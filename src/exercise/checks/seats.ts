import type { Cohesion, Seat } from '../exercise.ts';
import type { ExerciseFile } from '../schema.ts';
import { evidenceRows, excerptsOf } from './evidence.ts';
import { addError, type ExerciseCheck, isKnown, named, namedInject } from './names.ts';
import { checkWins } from './wins.ts';

type SeatFile = NonNullable<ExerciseFile['seats'][string]>;

const statesOf = (look: ExerciseCheck, id: string, { plays }: SeatFile): readonly string[] => {
  if (plays === 'target' || plays === 'none') return [];
  if (typeof plays === 'string') return named(look, 'state', plays, ['seats', id, 'plays']) ? [plays] : [];
  return plays.filter((state, i) => named(look, 'state', state, ['seats', id, 'plays', i]));
};

/** The blocs and institutions that a seat speaks for, whose names exist. */
const spokenFor = (
  look: ExerciseCheck,
  id: string,
  { speaks_for: given = [] }: SeatFile,
): readonly string[] => {
  const { bloc, institution } = look.names;
  if (!bloc || !institution) return given;
  const known = [...bloc, ...institution];
  return given.filter((name, i) =>
    isKnown(look, 'bloc or institution', name, known, ['seats', id, 'speaks_for', i]),
  );
};

const checkCohesion = (look: ExerciseCheck, id: string, { plays, cohesion }: SeatFile): void => {
  if (!cohesion) return;
  if (plays !== 'target')
    addError(look, ['seats', id, 'cohesion'], 'only the target has cohesion', {
      found: String(plays),
      expected: 'plays: target',
    });
  namedInject(look, cohesion.breaks, ['seats', id, 'cohesion', 'breaks']);
};

const cohesionOf = ({ cohesion }: SeatFile): Cohesion | undefined => {
  if (!cohesion) return undefined;
  const { offer = 0, pressure = 0, recognition = 0, broken = 0, ...own } = cohesion;
  return { ...own, offer, pressure, recognition, broken };
};

/** Resolves the seats. Only one seat may play a state, or the target. */
export const checkSeats = (look: ExerciseCheck): readonly Seat[] => {
  const taken = new Map<string, string>();
  const take = (what: string, by: string, key: 'plays' | 'speaks_for' = 'plays'): void => {
    const other = taken.get(what);
    taken.set(what, by);
    if (other !== undefined)
      addError(
        look,
        ['seats', by, key],
        key === 'plays' ? `${what} is played by two seats` : `two seats speak for ${what}`,
        { found: `${other} and ${by}`, expected: 'one of them; roles within a seat share its state' },
      );
  };
  return Object.entries(look.part.seats ?? {}).flatMap(([id, file]) => {
    if (!file) return [];
    const states = statesOf(look, id, file);
    for (const state of states) take(state, id);
    if (file.plays === 'target') take('the target', id);
    const speaksFor = spokenFor(look, id, file);
    for (const name of speaksFor) take(name, id, 'speaks_for');
    checkCohesion(look, id, file);
    return [
      {
        id,
        label: file.label,
        states,
        target: file.plays === 'target',
        speaksFor,
        brief: file.brief.trim(),
        hidden: file.hidden.trim(),
        roles: Object.entries(file.roles ?? {}).flatMap(([role, each]) =>
          each
            ? [
                {
                  id: role,
                  label: each.label,
                  hidden: each.hidden.trim(),
                  factors: (each.factors ?? []).filter((factor, i) =>
                    named(look, 'weight', factor, ['seats', id, 'roles', role, 'factors', i]),
                  ),
                },
              ]
            : [],
        ),
        cohesion: cohesionOf(file),
        budget: file.budget ?? look.part.limits?.budget ?? 0,
        rows: evidenceRows(look, id, file),
        excerpts: excerptsOf(look, id, file),
        wins: checkWins(look, id, file.wins ?? []),
      },
    ];
  });
};
