import type { DeskPage } from '../../../class/device/pages.ts';
import type { TeacherAct } from '../../../class/teacher.ts';
import { capitalised } from '../../../domain/characters.ts';
import { make } from '../../browser/dom.ts';
import { claimByKey } from './claim.ts';
import { type AskServer, actButton, actOf, stoodInFor, teamsPart } from './desk-teams.ts';
import { teamForm } from './form.ts';
import { button, clockText, folded, leftNow, redraw } from './make.ts';
import { debriefLink } from './phone-parts.ts';
import { classSay as say } from './say.ts';
import { retryNow, send, watchView } from './wire.ts';

const nextPart = (view: DeskPage, ask: AskServer): Element => {
  const { place, teams, moments, on, kind, isFrozen } = view;
  const missing = teams.filter(({ status }) => status === 'open').map(({ label }) => label);
  const press = (deed: string) => (): void => ask({ do: deed, place });
  if (isFrozen) return button(say('Thaw: all screens go on'), () => ask(actOf(view, 'thaw')), 'main');
  if (moments.length > 0) return button(say('Go on: back to the table'), press('table'), 'main');
  if (on !== undefined) return button(capitalised(on), press('on'), 'main');
  if (kind === undefined) return make('p', {}, say('The exercise is over.'));
  return make(
    'div',
    { class: 'acts' },
    make(
      'button',
      { class: 'btn main', type: 'button', 'aria-disabled': 'true' },
      say('Waiting for {teams}', { teams: missing.join(', ') }),
    ),
    kind === 'play' ? undefined : button(say('Go on without them'), press('skip')),
  );
};

/** The most devices that the page lists one by one. A person who has the code can make many devices wait. */
const MOST_ASKED = 4;

const waitingPart = ({ waiting }: DeskPage, ask: AskServer): readonly Element[] => [
  ...waiting.slice(0, MOST_ASKED).map(({ word, team }) =>
    make(
      'div',
      { class: 'note', role: 'alert' },
      make(
        'p',
        { dir: 'auto' },
        make('b', {}, say('A device asks for a place at {team}.', { team })),
        ' ',
        say('It shows the word “{word}”. Does somebody of that team hold it?', { word }),
      ),
      make(
        'div',
        { class: 'acts' },
        button(say('Let it in'), () => ask({ do: 'admit', word }), 'slim'),
        button(say('No'), () => ask({ do: 'refuse', word }), 'slim'),
      ),
    ),
  ),
  ...(waiting.length > MOST_ASKED
    ? [
        button(
          say('No to all {n} devices', { n: waiting.length }),
          () => {
            for (const { word } of waiting) ask({ do: 'refuse', word });
          },
          'slim',
        ),
      ]
    : []),
];

const roomPart = (view: DeskPage, ask: AskServer): Element => {
  const { join, wall, place, left } = view;
  return make(
    'section',
    {},
    make('h2', {}, say('The room')),
    make(
      'p',
      {},
      say('Devices join at {address} with the code {code}.', { address: join.address, code: join.code }),
    ),
    make(
      'div',
      { class: 'acts' },
      left === undefined ? undefined : button(say('+ 1 minute'), () => ask({ do: 'minute', place })),
      button(join.isLocked ? say('Open joining again') : say('Lock joining'), () =>
        ask({ do: 'joining', isLocked: !join.isLocked }),
      ),
      make(
        'a',
        { class: 'btn', href: wall, target: '_blank', rel: 'noreferrer' },
        say('Open the projector’s page'),
      ),
      debriefLink(view),
    ),
  );
};

/** The values typed into the form that forces or blocks a move. The page is drawn again with each change. */
let typed: Readonly<Record<string, string>> = {};

const steerPart = ({ steer, place }: DeskPage, ask: AskServer): Element | undefined => {
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
    make('summary', {}, steer.about),
    make('p', {}, steer.title),
    form.element,
    button(steer.submit, press),
  );
};

const actsPart = (view: DeskPage, ask: AskServer): Element => {
  // Acts for one team are in the row of the team. The acts to thaw and to go on are on the large button.
  const isElsewhere = (id: string): boolean => /^(?:absent|unlock|wake) |^(?:thaw|next)$/.test(id);
  const isBack = ({ id }: TeacherAct): boolean => id.startsWith('rewind ');
  const acts = view.acts.filter(({ id, hasForm }) => !isElsewhere(id) && !hasForm);
  const buttons = (some: readonly TeacherAct[]): Element =>
    make(
      'div',
      { class: 'acts' },
      some.map((each) => actButton(view, each, ask)),
    );
  const back = acts.filter(isBack);
  return make(
    'section',
    {},
    make('h2', {}, say('You can')),
    buttons(acts.filter((each) => !isBack(each))),
    steerPart(view, ask),
    back.length === 0
      ? undefined
      : make('details', {}, make('summary', {}, say('Go back to a turn')), buttons(back)),
  );
};

const bodyOf = (view: DeskPage, said: string, ask: AskServer, draw: () => void): readonly Element[] => [
  make(
    'p',
    { class: 'note' },
    say('Yours alone: do not put this page on the projector. The class sees the projector’s page.'),
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
  ...teamsPart(view, ask, draw).flatMap((each) => each ?? []),
  actsPart(view, ask),
  roomPart(view, ask),
  make(
    'section',
    {},
    make('h2', {}, say('Read')),
    folded(view.told.title, view.told.paragraphs),
    view.passages.map(({ title, paragraphs }) => folded(title, paragraphs)),
  ),
];

/** The teacher's own page. */
export const deskPage = async (page: Element): Promise<void> => {
  await claimByKey();
  let now: DeskPage | undefined;
  let [at, said, drawn] = [0, '', ''];
  const net = make('div', { class: 'notes' });
  const ask: AskServer = (asked) =>
    void send('/desk/do', asked, () => {}).then((reply) => {
      said = reply.said;
      refresh();
      draw();
    });
  const drawTime = (): void => {
    const left = now && leftNow(now, at);
    const time = document.getElementById('time');
    if (!time) return;
    if (left === undefined) time.textContent = '';
    else if (left <= 0) time.textContent = say('Time is up. No team is passed by itself.');
    else time.textContent = say('{time} left', { time: clockText(left, true) });
  };
  const draw = (): void => {
    if (!now) {
      page.replaceChildren(
        make('p', { class: 'note bad' }, say('Open this page with the link in the terminal.')),
      );
      return;
    }
    const next = JSON.stringify([{ ...now, left: now.left === undefined, version: 0 }, said, stoodInFor()]);
    if (next !== drawn) redraw(page, net, make('div', { class: 'desk' }, bodyOf(now, said, ask, draw)));
    drawn = next;
    drawTime();
  };
  const { refresh } = watchView<DeskPage>('/view/desk', {
    isSteady: true,
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
          : [make('p', { class: 'note bad' }, say('The program does not answer. Is it still running?'))]),
      );
    },
  });
  setInterval(drawTime, 500);
};
