import { type Action, absentLock } from '../exercise/actions.ts';
import { injectOf } from '../exercise/exercise.ts';
import { type Game, isDue, isTurnAhead, seatsAsked, stepAt, turnAhead } from '../exercise/game.ts';
import { seatLabel } from '../report/debrief/debrief-report.ts';
import { choiceText } from '../report/debrief/story.ts';
import type { Label } from '../report/labels/labels.ts';
import { sayIn } from '../report/labels/say.ts';
import type { Say } from '../report/labels/saying.ts';
import { voiceOf } from '../report/words/sentences.ts';
import type { Desk } from './desk.ts';
import type { Passage } from './passage.ts';
import { evidenceTexts } from './steps/evidence-passages.ts';
import { STEER } from './steps/steer-task.ts';
import { forecastText, ownTexts, standingTexts, turnTitle } from './world-texts.ts';

/** Something that the teacher can do. */
export interface TeacherAct {
  /** The words that a teacher types for the act: `inject edict`, `rewind 2`. */
  readonly id: string;
  readonly label: string;
  /** The teacher is asked twice, since the act takes something back. */
  readonly isGrave: boolean;
  /** The teacher fills in a form for it: the task of TEACHER (task.ts). */
  readonly hasForm?: true;
}

export interface TeacherView {
  readonly passages: readonly Passage[];
  readonly acts: readonly TeacherAct[];
}

/** The action of a teacher's act. Undefined if the text is no such act. */
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
    case 'wake':
      return name === '' ? undefined : { do: word, seat: name };
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
  const say = sayIn(exercise.lang);
  return exercise.injects
    .filter(({ id, on }) => on === undefined && !table.injected.some(({ inject }) => inject === id))
    .map(({ id, event }) => {
      const due = isDue(desk.game, id)
        ? ''
        : ` ${say('(its condition does not hold; you may all the same)')}`;
      return act(`inject ${id}`, `${say('Inject: {label}', { label: event.label })}${due}`);
    });
};

const absentActs = ({ game }: Desk): readonly TeacherAct[] =>
  seatsAsked(game)
    .filter(({ id }) => !Object.hasOwn(game.table.locks, id))
    .map(({ id, label, target }) =>
      act(
        `absent ${id}`,
        sayIn(game.exercise.lang)(
          target
            ? '{team} is not here: its tracks stay in turn {turn}'
            : '{team} is not here: the model plays turn {turn}',
          { team: label, turn: turnAhead(game.table) },
        ),
      ),
    );

/** An act for each team of which the table keeps something. */
const actsFor = (
  { game: { exercise } }: Desk,
  word: 'unlock' | 'wake',
  kept: object,
  words: Label,
): readonly TeacherAct[] =>
  exercise.seats
    .filter(({ id }) => Object.hasOwn(kept, id))
    .map(({ id, label }) => act(`${word} ${id}`, sayIn(exercise.lang)(words, { team: label })));

const ACTED: Readonly<Record<Action['do'], Label>> = {
  predict: 'predictions sealed',
  judge: 'a judgement sealed',
  recode: 'a row corrected',
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

const lastDone = (last: Action, { exercise }: Game, say: Say): string => {
  const deed = say(ACTED[last.do]);
  return 'seat' in last ? `${deed} (${seatLabel(exercise, last.seat)})` : deed;
};

const actsOf = (desk: Desk): readonly TeacherAct[] => {
  const { game } = desk;
  const { table, acts } = game;
  const say = sayIn(game.exercise.lang);
  if (table.frozen) return [act('thaw', say('Thaw: the table goes on'))];
  const step = stepAt(game)?.do;
  const last = acts.at(-1);
  const now = Object.keys(table.locks).length > 0 ? [turnAhead(table)] : [];
  const turns = [...now, ...table.played.map(({ turn }) => turn).toReversed()];
  return [
    act('freeze', say('Freeze: nothing can be done until you thaw')),
    ...injectActs(desk),
    ...actsFor(desk, 'unlock', table.locks, 'Unlock {team}: it decides again'),
    ...(table.played.length < game.exercise.turns.length
      ? [
          {
            ...act(STEER, say('Force or block a move in turn {turn}', { turn: turnAhead(table) })),
            hasForm: true as const,
          },
        ]
      : []),
    ...actsFor(desk, 'wake', table.standing, '{team} decides again: it holds until it says otherwise'),
    ...(isTurnAhead(game) ? absentActs(desk) : []),
    ...(step === undefined || step === 'play'
      ? []
      : [act('next', say('On to the next step, also without a team that is missing'))]),
    ...(last
      ? [act('undo', say('Undo what was done last: {deed}', { deed: lastDone(last, game, say) }), true)]
      : []),
    ...turns.map((turn) =>
      act(`rewind ${turn}`, say('Rewind to before turn {turn}, as a new branch', { turn }), true),
    ),
  ];
};

const hiddenTexts = (desk: Desk): readonly string[] => {
  const { exercise, scenario, table } = desk.game;
  const say = sayIn(exercise.lang);
  const voice = voiceOf(scenario, { say });
  const asked = seatsAsked(desk.game);
  return exercise.seats.flatMap((seat) => {
    const choice = table.locks[seat.id];
    const sealed = table.sealed[seat.id] ?? [];
    const open = asked.includes(seat)
      ? say('nothing locked for the coming turn')
      : say('not asked in the coming turn: it holds');
    const locked =
      choice &&
      say('locked: {move}. {reason}', {
        move: choiceText(desk, voice, choice, seat.id),
        reason: choice.reason,
      });
    return [
      seat.label.toUpperCase(),
      `  ${locked ?? open}`,
      ...ownTexts(desk, seat).map((text) => `  ${text}`),
      ...sealed.map(
        (each) =>
          `  ${forecastText(exercise, each)} ${say('Seal {seal}.', { seal: each.seal.slice(0, 16) })}`,
      ),
      ...evidenceTexts(desk.game, seat).map((text) => `  ${text}`),
    ];
  });
};

/** Everything at the table, also hidden things, and everything that a teacher can do. */
export const teacherView = (desk: Desk): TeacherView => {
  const { exercise, table } = desk.game;
  const say = sayIn(exercise.lang);
  const injected = table.injected.map(
    ({ inject, turn }) =>
      `  ${say('{label}, in turn {turn}', { label: injectOf(exercise, inject).event.label, turn })}`,
  );
  const listened = exercise.questions.flatMap(({ ask, listenFor }) => [
    ask,
    ...(listenFor === '' ? [] : [`  ${say('listen for: {what}', { what: listenFor })}`]),
  ]);
  return {
    acts: actsOf(desk),
    passages: [
      {
        title: table.played.length < exercise.turns.length ? turnTitle(desk) : say('All turns are played'),
        paragraphs: [say('Seed “{seed}”.', { seed: desk.seed }), ...standingTexts(desk)],
      },
      { title: say('The teams, hidden things too'), paragraphs: hiddenTexts(desk) },
      ...(injected.length === 0 ? [] : [{ title: say('Injected'), paragraphs: injected }]),
      { title: say('Questions, and what a good answer has'), paragraphs: listened },
    ],
  };
};
