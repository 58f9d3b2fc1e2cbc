import type { DeskPage } from '../../../class/device/pages.ts';
import type { TeacherAct } from '../../../class/teacher.ts';
import { make } from '../../browser/dom.ts';
import { teamForm } from './form.ts';
import { button } from './make.ts';
import { classSay as say } from './say.ts';

/** Asks the server for something that only the teacher may do. */
export type AskServer = (asked: object) => void;

/** The request for an act of the teacher. */
export const actOf = (view: DeskPage, id: string): object => ({
  do: 'teacher',
  act: id,
  place: view.place,
  done: view.done,
});

/** A button of the teacher. The teacher presses it twice if the act is grave, such as one that takes something back. */
export const actButton = (view: DeskPage, { id, label, isGrave }: TeacherAct, ask: AskServer): Element => {
  let isSure = !isGrave;
  const made = button(label, () => {
    if (isSure) ask(actOf(view, id));
    else made.textContent = say('Press again: {label}', { label });
    isSure = true;
  });
  return made;
};

/** The team that the teacher types for, the task, and the typed values. Each redraw of the page needs them. */
let standIn:
  | { readonly seat: string; readonly key: string; values: Readonly<Record<string, string>> }
  | undefined;

/** The team that the teacher types for. Undefined if there is no such team. */
export const stoodInFor = (): string | undefined => standIn?.seat;

/** The form in which the teacher types for a team without a device. */
const standInPart = (view: DeskPage, ask: AskServer, draw: () => void): Element | undefined => {
  const mine = view.asked.find(({ seat, task }) => seat === standIn?.seat && task.key === standIn.key);
  if (!mine || !standIn) return undefined;
  const { seat, task } = mine;
  const form = teamForm(task, standIn.values, (values) => {
    if (standIn) standIn.values = values;
  });
  const onButton = task.fields.find((field) => field.onButton);
  const options = onButton?.kind === 'choice' ? onButton.options : [{ value: '', label: task.submit }];
  const close = (): void => {
    standIn = undefined;
    draw();
  };
  const handIn = (value: string): void => {
    if (!form.check()) return;
    const chosen = onButton ? { [onButton.id]: value } : {};
    ask({ do: 'hand-in', seat, task: task.key, values: { ...form.values(), ...chosen } });
  };
  return make(
    'section',
    { class: 'stand' },
    make('h2', { dir: 'auto' }, say('You type for {team}', { team: task.team })),
    make('p', { dir: 'auto' }, task.about),
    form.element,
    make(
      'div',
      { class: 'acts' },
      options.map(({ value, label }) => button(label, () => handIn(value), 'main')),
      button(say('Close'), close),
    ),
  );
};

/** `2 devices here`, or `1 of 2 here`. */
const devicesText = (all: number, here: number): string => {
  if (all === 0) return say('none yet');
  return here < all ? say('{here} of {all} here', { here, all }) : say('{n} devices here', { n: all });
};

const TEAM_ACTS = ['absent', 'unlock', 'wake'];

const teamRow = (
  view: DeskPage,
  team: DeskPage['teams'][number],
  ask: AskServer,
  draw: () => void,
): Element => {
  const { id, label, status, word } = team;
  const { devices = 0, here = 0 } = view.seats.find(({ seat }) => seat === id) ?? {};
  const own = view.acts.filter((each) => TEAM_ACTS.some((deed) => each.id === `${deed} ${id}`));
  const asked = view.asked.find(({ seat }) => seat === id);
  const type = (): void => {
    if (asked) standIn = { seat: id, key: asked.task.key, values: {} };
    draw();
  };
  return make(
    'tr',
    {},
    make('th', { scope: 'row', dir: 'auto' }, label),
    make('td', {}, status === 'open' ? `… ${word}` : word),
    make('td', {}, devicesText(devices, here)),
    make(
      'td',
      {},
      asked ? button(say('Type for them'), type, 'slim') : undefined,
      own.map((each) => actButton(view, each, ask)),
      devices > 0 ? button(say('Free the seat'), () => ask({ do: 'free', seat: id }), 'slim') : undefined,
    ),
  );
};

/** The list of teams: the actions of each team, its devices, and the teacher's acts for it. */
export const teamsPart = (
  view: DeskPage,
  ask: AskServer,
  draw: () => void,
): readonly (Element | undefined)[] => [
  make(
    'table',
    { class: 'tb' },
    make('caption', { class: 'vh' }, say('Teams')),
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        (['team', 'state of play', 'devices', 'you can'] as const).map((text) =>
          make('th', { scope: 'col' }, say(text)),
        ),
      ),
    ),
    make(
      'tbody',
      {},
      view.teams.map((team) => teamRow(view, team, ask, draw)),
    ),
  ),
  standInPart(view, ask, draw),
];
