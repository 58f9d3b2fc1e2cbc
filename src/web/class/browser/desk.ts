import type { DeskPage } from '../../../class/device/pages.ts';
import type { TeacherAct } from '../../../class/teacher.ts';
import { claimByKey } from './claim.ts';
import { teamForm } from './form.ts';
import { button, clockText, folded, make } from './make.ts';
import { retryNow, send, watchView } from './wire.ts';

type Ask = (asked: object) => void;

const act = (view: DeskPage, id: string): object => ({
  do: 'teacher',
  act: id,
  place: view.place,
  done: view.done,
});

/** A button of the teacher. What takes something back is pressed twice. */
const actButton = (view: DeskPage, { id, label, isGrave }: TeacherAct, ask: Ask): Element => {
  let isSure = !isGrave;
  const made = button(label, () => {
    if (isSure) ask(act(view, id));
    else made.textContent = `Press again: ${label}`;
    isSure = true;
  });
  return made;
};

const nextPart = (view: DeskPage, ask: Ask): Element => {
  const { place, teams, moments, on, kind, isFrozen } = view;
  const missing = teams.filter(({ status }) => status === 'open').map(({ label }) => label);
  const press = (deed: string) => (): void => ask({ do: deed, place });
  if (isFrozen) return button('Thaw: all screens go on', () => ask(act(view, 'thaw')), 'main');
  if (moments.length > 0) return button('Go on: back to the table', press('table'), 'main');
  if (on !== undefined) return button(`${on.charAt(0).toUpperCase()}${on.slice(1)}`, press('on'), 'main');
  if (kind === undefined) return make('p', {}, 'The exercise is over.');
  return make(
    'div',
    { class: 'acts' },
    make(
      'button',
      { class: 'btn main', type: 'button', 'aria-disabled': 'true' },
      `Waiting for ${missing.join(', ')}`,
    ),
    kind === 'play' ? undefined : button('Go on without them', press('skip')),
  );
};

const waitingPart = ({ waiting }: DeskPage, ask: Ask): readonly Element[] =>
  waiting.map(({ word, team }) =>
    make(
      'div',
      { class: 'note', role: 'alert' },
      make(
        'p',
        {},
        make('b', { dir: 'auto' }, `A device asks for a place at ${team}. `),
        'It shows the word ',
        make('b', {}, `“${word}”`),
        '. Does somebody of that team hold it?',
      ),
      make(
        'div',
        { class: 'acts' },
        button('Let it in', () => ask({ do: 'admit', word }), 'slim'),
        button('No', () => ask({ do: 'refuse', word }), 'slim'),
      ),
    ),
  );

const seatTable = (view: DeskPage, ask: Ask): Element =>
  make(
    'table',
    { class: 'tb' },
    make('caption', { class: 'vh' }, 'Teams'),
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        ['team', 'state of play', 'devices', 'you can'].map((text) => make('th', { scope: 'col' }, text)),
      ),
    ),
    make(
      'tbody',
      {},
      view.teams.map(({ id, label, status, word }) => {
        const { devices = 0, here = 0 } = view.seats.find(({ seat }) => seat === id) ?? {};
        const own = view.acts.filter((each) =>
          ['absent', 'unlock', 'wake'].some((deed) => each.id === `${deed} ${id}`),
        );
        return make(
          'tr',
          {},
          make('th', { scope: 'row', dir: 'auto' }, label),
          make('td', {}, status === 'open' ? `… ${word}` : word),
          make('td', {}, devices === 0 ? 'none yet' : `${devices}, ${here} here now`),
          make(
            'td',
            {},
            own.map((each) => actButton(view, each, ask)),
            devices > 0 ? button('Free the seat', () => ask({ do: 'free', seat: id }), 'slim') : undefined,
          ),
        );
      }),
    ),
  );

const roomPart = ({ join, wall, place, left }: DeskPage, ask: Ask): Element =>
  make(
    'section',
    {},
    make('h2', {}, 'The room'),
    make('p', {}, `Devices join at ${join.address} with the code ${join.code}.`),
    make(
      'div',
      { class: 'acts' },
      left === undefined ? undefined : button('+ 1 minute', () => ask({ do: 'minute', place })),
      button(join.isLocked ? 'Open joining again' : 'Lock joining', () =>
        ask({ do: 'joining', isLocked: !join.isLocked }),
      ),
      make(
        'a',
        { class: 'btn', href: wall, target: '_blank', rel: 'noreferrer' },
        'Open the projector’s page',
      ),
    ),
  );

/** What was typed into the form that forces or blocks a move: the page is drawn again with each change. */
let typed: Readonly<Record<string, string>> = {};

const steerPart = ({ steer, place }: DeskPage, ask: Ask): Element | undefined => {
  if (!steer) return undefined;
  const form = teamForm(steer, typed, (values) => {
    typed = values;
  });
  const press = (): void => {
    if (form.check()) ask({ do: 'steer', place, values: form.values() });
  };
  const isOpen = Object.keys(typed).length > 0;
  return make(
    'details',
    { open: isOpen },
    make('summary', {}, steer.title),
    make('p', {}, steer.about),
    form.element,
    button(steer.submit, press),
  );
};

const bodyOf = (view: DeskPage, said: string, ask: Ask): readonly Element[] => {
  const ofTeams = (id: string): boolean => /^(?:absent|unlock|wake) /.test(id);
  const acts = view.acts.filter(({ id, hasForm }) => !ofTeams(id) && id !== 'thaw' && !hasForm);
  return [
    make(
      'p',
      { class: 'note' },
      'Yours alone: do not put this page on the projector. The class sees the projector’s page.',
    ),
    make(
      'p',
      { class: 'kicker', dir: 'auto' },
      [view.step, view.turn, view.days].filter((each) => each !== '').join(' · '),
    ),
    make('h1', { dir: 'auto' }, view.title),
    make('p', { class: 'clock', role: 'timer', id: 'time' }),
    make('p', { role: 'status', dir: 'auto' }, said),
    ...waitingPart(view, ask),
    make('div', { class: 'next' }, nextPart(view, ask)),
    seatTable(view, ask),
    make(
      'section',
      {},
      make('h2', {}, 'You can'),
      make(
        'div',
        { class: 'acts' },
        acts.map((each) => actButton(view, each, ask)),
      ),
      steerPart(view, ask),
    ),
    roomPart(view, ask),
    make(
      'section',
      {},
      make('h2', {}, 'Read'),
      folded(view.told.title, view.told.paragraphs),
      view.passages.map(({ title, paragraphs }) => folded(title, paragraphs)),
    ),
  ];
};

/** The teacher's own page. */
export const deskPage = async (page: Element): Promise<void> => {
  await claimByKey();
  let now: DeskPage | undefined;
  let [at, said, drawn] = [0, '', ''];
  const net = make('div', { class: 'notes' });
  const ask: Ask = (asked) =>
    void send('/desk/do', asked, () => {}).then((reply) => {
      said = reply.said;
      refresh();
      draw();
    });
  const drawTime = (): void => {
    const left = now?.left === undefined ? undefined : now.left - (Date.now() - at);
    const time = document.getElementById('time');
    if (time)
      time.textContent =
        left === undefined
          ? ''
          : left <= 0
            ? 'Time is up. No team is passed by itself.'
            : `${clockText(left, true)} left`;
  };
  const draw = (): void => {
    if (!now) {
      page.replaceChildren(make('p', { class: 'note bad' }, 'Open this page with the link in the terminal.'));
      return;
    }
    const next = JSON.stringify([{ ...now, left: now.left === undefined }, said]);
    if (next !== drawn) page.replaceChildren(net, make('div', { class: 'desk' }, bodyOf(now, said, ask)));
    drawn = next;
    drawTime();
  };
  const refresh = watchView<DeskPage>('/view/desk', {
    show: (view) => {
      [now, at] = [view, Date.now()];
      draw();
      return view !== undefined;
    },
    net: (isThere) => {
      if (isThere) retryNow();
      net.replaceChildren(
        ...(isThere
          ? []
          : [make('p', { class: 'note bad' }, 'The program does not answer. Is it still running?')]),
      );
    },
  });
  setInterval(drawTime, 500);
};
