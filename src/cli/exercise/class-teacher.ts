import { type Action, absentLock } from '../../exercise/actions.ts';
import { type Game, stepAt, turnAhead } from '../../exercise/game.ts';
import { percent } from '../../report/numbers.ts';
import type { Answer, Deed, TeacherView } from '../../tui/class/desk.ts';
import type { Desk } from './desk.ts';
import { isDue } from './steps.ts';
import { choiceLine, ownTexts, standingTexts, turnTitle } from './views.ts';

/** Something that a teacher can do, and the action that it is. */
interface Act {
  readonly deed: Deed;
  readonly action: Action;
}

const act = (id: string, label: string, action: Action, isGrave = false): Act => ({
  deed: { id, label, isGrave },
  action,
});

/** Has the model play a team's turn. */
export const lockAbsent = (desk: Desk, seat: string): string | undefined =>
  desk.act(absentLock(seat, turnAhead(desk.game().table)));

const injectActs = (desk: Desk): readonly Act[] => {
  const { exercise, table } = desk.game();
  return exercise.injects
    .filter(({ id }) => !table.injected.some(({ inject }) => inject === id))
    .map(({ id, event }) => {
      const due = isDue(desk, id) ? '' : ' (its condition does not hold; you may all the same)';
      return act(`inject ${id}`, `Inject: ${event.label}${due}`, { do: 'inject', inject: id });
    });
};

const absentActs = (desk: Desk): readonly Act[] => {
  const { exercise, table } = desk.game();
  if (stepAt(desk.game())?.do !== 'play') return [];
  const turn = turnAhead(table);
  return exercise.seats
    .filter(({ id }) => !Object.hasOwn(table.locks, id))
    .map(({ id, label }) =>
      act(`absent ${id}`, `${label} is not here: the model plays turn ${turn}`, absentLock(id, turn)),
    );
};

const actsOf = (desk: Desk): readonly Act[] => {
  const { table, acts } = desk.game();
  if (table.frozen) return [act('thaw', 'Thaw: the table goes on', { do: 'thaw' })];
  const turns = table.played.map(({ turn }) => turn).toReversed();
  const now = Object.keys(table.locks).length > 0 ? [turnAhead(table)] : [];
  const step = stepAt(desk.game())?.do;
  const next =
    step === undefined || step === 'play'
      ? []
      : [act('next', 'On to the next step, whoever is missing', { do: 'next' })];
  return [
    act('freeze', 'Freeze: nothing can be done until you thaw', { do: 'freeze' }),
    ...injectActs(desk),
    ...absentActs(desk),
    ...next,
    ...(acts.length > 0
      ? [act('undo', `Undo what was done last: ${lastDone(desk.game())}`, { do: 'undo' }, true)]
      : []),
    ...[...now, ...turns].map((turn) =>
      act(`rewind ${turn}`, `Rewind to before turn ${turn}`, { do: 'rewind', turn }, true),
    ),
  ];
};

const DONE: Readonly<Record<Action['do'], string>> = {
  predict: 'predictions sealed',
  lock: 'a move locked',
  reveal: 'a turn revealed',
  inject: 'an inject',
  vote: 'a vote',
  answer: 'answers handed in',
  next: 'the step before',
  freeze: 'the table frozen',
  thaw: 'the table thawed',
  undo: 'undo',
  rewind: 'rewind',
};

const lastDone = ({ acts, exercise }: Game): string => {
  const last = acts.at(-1);
  if (!last) return '';
  if (!('seat' in last)) return DONE[last.do];
  const label = exercise.seats.find(({ id }) => id === last.seat)?.label ?? last.seat;
  return `${DONE[last.do]} (${label})`;
};

const hiddenTexts = (desk: Desk): readonly string[] => {
  const { exercise, table } = desk.game();
  return exercise.seats.flatMap((seat) => {
    const choice = table.locks[seat.id];
    const sealed = table.sealed[seat.id];
    const odds = exercise.predictions.map(({ id, ask }) => `${ask} ${percent(sealed?.odds[id] ?? 0)}`);
    return [
      seat.label.toUpperCase(),
      `  ${choice ? `locked: ${choiceLine(choice)}. ${choice.reason}` : 'nothing locked for the coming turn'}`,
      ...ownTexts(desk, seat).map((text) => `  ${text}`),
      ...(sealed ? [`  sealed ${sealed.seal.slice(0, 16)}: ${odds.join('; ')}`] : []),
    ];
  });
};

const listenTexts = (desk: Desk): readonly string[] =>
  desk.loaded.exercise.questions.flatMap(({ ask, listenFor }) => [
    ask,
    ...(listenFor === '' ? [] : [`  listen for: ${listenFor}`]),
  ]);

/** Everything, hidden things too, and all that a teacher can do. */
export const teacherOf = (desk: Desk): TeacherView => {
  const { exercise, table } = desk.game();
  const injected = table.injected.map(({ inject, turn }) => {
    const label = exercise.injects.find(({ id }) => id === inject)?.event.label ?? inject;
    return `  ${label}, in turn ${turn}`;
  });
  return {
    deeds: actsOf(desk).map(({ deed }) => deed),
    passages: [
      {
        title: table.played.length < exercise.turns ? turnTitle(desk) : 'All turns are played',
        paragraphs: [`Seed “${desk.seed}”.`, ...standingTexts(desk)],
      },
      { title: 'The teams, hidden things too', paragraphs: hiddenTexts(desk) },
      ...(injected.length === 0 ? [] : [{ title: 'Injected', paragraphs: injected }]),
      { title: 'Questions, and what a good answer has', paragraphs: listenTexts(desk) },
    ],
  };
};

/** Does what a teacher has chosen. */
export const doDeed = (desk: Desk, id: string): Answer => {
  const found = actsOf(desk).find(({ deed }) => deed.id === id);
  if (!found) return { ok: false, said: 'Not done: that cannot be done any more.' };
  const refusal = desk.act(found.action);
  return refusal === undefined
    ? { ok: true, said: `Done: ${found.deed.label}.` }
    : { ok: false, said: `Not done: ${refusal}.` };
};
