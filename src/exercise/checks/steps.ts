import { nearest, orList } from '../../scenario/nearest.ts';
import type { ExerciseStep, Vote } from '../exercise.ts';
import type { ExerciseFile } from '../schema.ts';
import { checkEvidenceSteps, correctionOptions } from './evidence.ts';
import { addError, type ExerciseCheck, named, namedInject } from './names.ts';

type StepFile = ExerciseFile['steps'][number];

type VoteFile = NonNullable<NonNullable<ExerciseFile['votes']>[string]>;

/**
 * Checks the institution for which a vote decides. One institution has one vote. `taken` has the vote of each
 * institution so far.
 */
const checkInstitution = (
  look: ExerciseCheck,
  id: string,
  { institution, options }: VoteFile,
  taken: Map<string, string>,
): void => {
  const at = ['votes', id, 'institution'];
  const granting = Object.entries(options).filter(([, option]) => option?.grants !== undefined);
  if (institution === undefined) {
    for (const [option] of granting)
      addError(look, ['votes', id, 'options', option, 'grants'], 'this vote decides for no institution', {
        found: 'grants',
        expected: 'institution: the id of one, in the vote',
      });
    return;
  }
  named(look, 'institution', institution, at);
  if (granting.length === 0)
    addError(look, at, 'no option of this vote says what the institution does', {
      found: institution,
      expected: 'grants: true or false in an option',
    });
  const other = taken.get(institution);
  taken.set(institution, id);
  if (other !== undefined)
    addError(look, at, 'two votes decide for this institution', {
      found: `${other} and ${id}`,
      expected: 'one of them',
    });
};

/** Resolves the votes. */
export const checkVotes = (look: ExerciseCheck): readonly Vote[] => {
  const taken = new Map<string, string>();
  return Object.entries(look.part.votes ?? {}).flatMap(([id, file]) => {
    if (!file) return [];
    const options = Object.entries(file.options).flatMap(([option, each]) => {
      if (!each) return [];
      if (each.inject !== undefined)
        namedInject(look, each.inject, ['votes', id, 'options', option, 'inject']);
      return [{ id: option, label: each.label, inject: each.inject, grants: each.grants }];
    });
    const known = options.map((each) => each.id);
    const more = file.corrections ? correctionOptions(look, id, known) : [];
    if (!known.includes(file.otherwise))
      addError(look, ['votes', id, 'otherwise'], 'this vote has no such option', {
        found: file.otherwise,
        expected: orList(known),
        suggestion: nearest(file.otherwise, known),
      });
    const voters = file.voters ?? Object.keys(look.part.seats ?? {});
    for (const [i, seat] of (file.voters ?? []).entries())
      named(look, 'seat', seat, ['votes', id, 'voters', i]);
    const needs = file.needs ?? Math.floor(voters.length / 2) + 1;
    if (needs > voters.length)
      addError(look, ['votes', id, 'needs'], 'no option can have as many votes', {
        found: String(needs),
        expected: `${voters.length} or fewer, as there are voters`,
      });
    const { question, otherwise, institution } = file;
    checkInstitution(look, id, file, taken);
    return [{ id, question, options: [...options, ...more], institution, voters, needs, otherwise }];
  });
};

/** The key that only one kind of step has. */
const OWN_KEYS = { turns: 'play', inject: 'inject', vote: 'vote' } as const;

const checkKeys = (look: ExerciseCheck, step: StepFile, i: number): void => {
  for (const key of ['turns', 'inject', 'vote'] as const)
    if (step[key] !== undefined && step.do !== OWN_KEYS[key])
      addError(look, ['steps', i, key], `the step ${step.do} has no ${key}`, {
        found: key,
        expected: `do: ${OWN_KEYS[key]}`,
      });
};

const missing = (look: ExerciseCheck, i: number, key: 'inject' | 'vote'): readonly ExerciseStep[] => {
  addError(look, ['steps', i], `the step ${key} does not say which`, { expected: `${key}: the id of one` });
  return [];
};

const stepOf = (look: ExerciseCheck, step: StepFile, i: number): readonly ExerciseStep[] => {
  checkKeys(look, step, i);
  const timed = { minutes: step.minutes, short: step.short };
  if (step.do === 'play') return [{ ...timed, do: 'play', turns: step.turns ?? 1 }];
  if (step.do === 'inject') {
    if (step.inject === undefined) return missing(look, i, 'inject');
    namedInject(look, step.inject, ['steps', i, 'inject']);
    return [{ ...timed, do: 'inject', inject: step.inject }];
  }
  if (step.do === 'vote') {
    if (step.vote === undefined) return missing(look, i, 'vote');
    named(look, 'vote', step.vote, ['steps', i, 'vote']);
    return [{ ...timed, do: 'vote', vote: step.vote }];
  }
  return [{ ...timed, do: step.do }];
};

/** A record is opened once, when all turns are played. */
const checkReveal = (look: ExerciseCheck, files: readonly StepFile[]): void => {
  const [first = -1, again] = files.flatMap((step, i) => (step.do === 'reveal' ? [i] : []));
  const last = files.findLastIndex((step) => step.do === 'play');
  if (again !== undefined)
    addError(look, ['steps', again, 'do'], 'the record is opened already', { expected: 'one step reveal' });
  if (first >= 0 && first < last)
    addError(look, ['steps', first, 'do'], 'turns are still to be played when the record is opened', {
      expected: 'reveal after the last step play',
    });
  if (first < 0 && look.part.record !== undefined)
    addError(look, ['record'], 'no step opens this record', { expected: 'a step {do: reveal}' });
};

/**
 * Resolves the steps. They must play all turns of the exercise, and predict before they play. Later predictions revise
 * earlier ones.
 */
export const checkSteps = (look: ExerciseCheck, turns: number): readonly ExerciseStep[] => {
  const files = look.part.steps ?? [];
  const steps = files.flatMap((step, i) => stepOf(look, step, i));
  const played = steps.reduce((sum, step) => sum + (step.do === 'play' ? step.turns : 0), 0);
  if (turns > 0 && files.length > 0 && played !== turns)
    addError(look, ['turns'], 'the steps do not play as many turns as the exercise has', {
      found: `${turns}, and ${played} in steps`,
      expected: 'the same number',
    });
  checkReveal(look, files);
  const first = files.findIndex((step) => step.do === 'play');
  const asked = files.findIndex((step) => step.do === 'predict');
  if (first >= 0 && asked > first)
    addError(look, ['steps', asked, 'do'], 'predictions come before play', {
      expected: 'predict, then play',
    });
  checkEvidenceSteps(look, files);
  const last = files.findLastIndex((step) => step.do === 'play');
  const late = files.findLastIndex((step) => step.do === 'predict');
  if (last >= 0 && late > last && asked < first)
    addError(look, ['steps', late, 'do'], 'nothing is left to predict once all turns are played', {
      expected: 'predict before the last step play',
    });
  return steps;
};
