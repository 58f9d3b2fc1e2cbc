import { type Action, absentLock } from '../exercise/actions.ts';
import { injectOf } from '../exercise/exercise.ts';
import { type Game, isDue, seatsAsked, stepAt, turnAhead } from '../exercise/game.ts';
import { seatLabel } from '../report/debrief/debrief-report.ts';
import { choiceText } from '../report/debrief/story.ts';
import { voiceOf } from '../report/words/sentences.ts';
import type { Desk } from './desk.ts';
import type { Passage } from './passages.ts';
import { STEER } from './steer-task.ts';
import { forecastText, ownTexts, standingTexts, turnTitle } from './world-texts.ts';

/** Something that the teacher can do. */
export interface TeacherAct {
  /** What a teacher types for it: `inject edict`, `rewind 2`. */
  readonly id: string;
  readonly label: string;
  /** Asked twice, since it takes something back. */
  readonly isGrave: boolean;
  /** The teacher fills in a form for it: the task of TEACHER (task.ts). */
  readonly hasForm?: true;
}

export interface TeacherView {
  readonly passages: readonly Passage[];
  readonly acts: readonly TeacherAct[];
}

/** The action of a teacher's act; undefined for what is no such act. */
export const teacherAction = ({ game: { table } }: Desk, id: string): Action | undefined => {
  const [word, name = ''] = id.split(' ');
  switch (word) {
    case 'freeze':
    case 'thaw':
    case 'next':
    case 'undo':
      return { do: word };
    case 'inject':
      return name === '' ? undefined : { do: 'inject', inject: name };
    case 'unlock':
      return name === '' ? undefined : { do: 'unlock', seat: name };
    case 'wake':
      return name === '' ? undefined : { do: 'wake', seat: name };
    case 'absent':
      return name === '' ? undefined : absentLock(name, turnAhead(table));
    case 'rewind':
      return /^[1-9]\d{0,2}$/.test(name) ? { do: 'rewind', turn: Number(name) } : undefined;
    default:
      return undefined;
  }
};

const act = (id: string, label: string, isGrave = false): TeacherAct => ({ id, label, isGrave });

const injectActs = (desk: Desk): readonly TeacherAct[] => {
  const { exercise, table } = desk.game;
  return exercise.injects
    .filter(({ id, on }) => on === undefined && !table.injected.some(({ inject }) => inject === id))
    .map(({ id, event }) => {
      const due = isDue(desk.game, id) ? '' : ' (its condition does not hold; you may all the same)';
      return act(`inject ${id}`, `Inject: ${event.label}${due}`);
    });
};

const absentActs = ({ game }: Desk): readonly TeacherAct[] =>
  seatsAsked(game)
    .filter(({ id }) => !Object.hasOwn(game.table.locks, id))
    .map(({ id, label }) =>
      act(`absent ${id}`, `${label} is not here: the model plays turn ${turnAhead(game.table)}`),
    );

const unlockActs = ({ game: { exercise, table } }: Desk): readonly TeacherAct[] =>
  exercise.seats
    .filter(({ id }) => Object.hasOwn(table.locks, id))
    .map(({ id, label }) => act(`unlock ${id}`, `Unlock ${label}: it decides again`));

const wakeActs = ({ game: { exercise, table } }: Desk): readonly TeacherAct[] =>
  exercise.seats
    .filter(({ id }) => Object.hasOwn(table.standing, id))
    .map(({ id, label }) => act(`wake ${id}`, `${label} decides again: it holds until it says otherwise`));

const ACTED: Readonly<Record<Action['do'], string>> = {
  predict: 'predictions sealed',
  lock: 'a move locked',
  unlock: 'a move unlocked',
  wake: 'a team asked again',
  reveal: 'a turn revealed',
  inject: 'an inject',
  vote: 'a vote',
  answer: 'answers handed in',
  steer: 'a move forced or blocked',
  next: 'the step before',
  freeze: 'the table frozen',
  thaw: 'the table thawed',
  undo: 'undo',
  rewind: 'rewind',
};

const lastDone = (last: Action, { exercise }: Game): string =>
  'seat' in last ? `${ACTED[last.do]} (${seatLabel(exercise, last.seat)})` : ACTED[last.do];

const actsOf = (desk: Desk): readonly TeacherAct[] => {
  const { game } = desk;
  const { table, acts } = game;
  if (table.frozen) return [act('thaw', 'Thaw: the table goes on')];
  const step = stepAt(game)?.do;
  const last = acts.at(-1);
  const now = Object.keys(table.locks).length > 0 ? [turnAhead(table)] : [];
  const turns = [...now, ...table.played.map(({ turn }) => turn).toReversed()];
  return [
    act('freeze', 'Freeze: nothing can be done until you thaw'),
    ...injectActs(desk),
    ...unlockActs(desk),
    ...(table.played.length < game.exercise.turns.length
      ? [{ ...act(STEER, `Force or block a move in turn ${turnAhead(table)}`), hasForm: true as const }]
      : []),
    ...wakeActs(desk),
    ...(step === 'play' ? absentActs(desk) : []),
    ...(step === undefined || step === 'play'
      ? []
      : [act('next', 'On to the next step, also without a team that is missing')]),
    ...(last ? [act('undo', `Undo what was done last: ${lastDone(last, game)}`, true)] : []),
    ...turns.map((turn) => act(`rewind ${turn}`, `Rewind to before turn ${turn}, as a new branch`, true)),
  ];
};

const hiddenTexts = (desk: Desk): readonly string[] => {
  const { exercise, scenario, table } = desk.game;
  const voice = voiceOf(scenario);
  const asked = seatsAsked(desk.game);
  return exercise.seats.flatMap((seat) => {
    const choice = table.locks[seat.id];
    const sealed = table.sealed[seat.id] ?? [];
    const open = asked.includes(seat)
      ? 'nothing locked for the coming turn'
      : 'not asked in the coming turn: it holds';
    return [
      seat.label.toUpperCase(),
      `  ${choice ? `locked: ${choiceText(desk, voice, choice)}. ${choice.reason}` : open}`,
      ...ownTexts(desk, seat).map((text) => `  ${text}`),
      ...sealed.map((each) => `  ${forecastText(exercise, each)} Seal ${each.seal.slice(0, 16)}.`),
    ];
  });
};

/** Everything, hidden things too, and all that a teacher can do. */
export const teacherView = (desk: Desk): TeacherView => {
  const { exercise, table } = desk.game;
  const injected = table.injected.map(
    ({ inject, turn }) => `  ${injectOf(exercise, inject).event.label}, in turn ${turn}`,
  );
  const listened = exercise.questions.flatMap(({ ask, listenFor }) => [
    ask,
    ...(listenFor === '' ? [] : [`  listen for: ${listenFor}`]),
  ]);
  return {
    acts: actsOf(desk),
    passages: [
      {
        title: table.played.length < exercise.turns.length ? turnTitle(desk) : 'All turns are played',
        paragraphs: [`Seed “${desk.seed}”.`, ...standingTexts(desk)],
      },
      { title: 'The teams, hidden things too', paragraphs: hiddenTexts(desk) },
      ...(injected.length === 0 ? [] : [{ title: 'Injected', paragraphs: injected }]),
      { title: 'Questions, and what a good answer has', paragraphs: listened },
    ],
  };
};
