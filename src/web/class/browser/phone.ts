import type { PhonePage, Reply } from '../../../class/device/pages.ts';
import { make } from '../../browser/dom.ts';
import { forgetBut } from './drafts.ts';
import { joinPart } from './join.ts';
import { button, clockText, leftNow, redraw } from './make.ts';
import { askingPart, debriefLink, momentPart, readingPart, type Seated, waitingPart } from './phone-parts.ts';
import { type Request, taskPart } from './phone-task.ts';
import { classSay as say } from './say.ts';
import { retryNow, send, watchView } from './wire.ts';

interface Here {
  view: PhonePage | undefined;
  isThere: boolean;
  isSending: boolean;
  /** The last message, and whether the last request was done. */
  said: string;
  isDone: boolean;
  /** The time at which the view arrived, in milliseconds. */
  at: number;
}

const leave = (request: Request): void => void request('/do', { do: 'leave' }).then(() => forgetBut(''));

/** The part of the page that the team sees while it has no task. */
const restPart = (view: Seated, request: Request): readonly Element[] => {
  const isMoment = view.moments.length > 0;
  const act = (deed: 'unlock' | 'wake') => (): void => void request('/do', { do: deed, place: view.place });
  return [
    make(
      'div',
      { class: 'in' },
      view.moments.map(momentPart),
      isMoment ? undefined : [waitingPart(view), debriefLink(view), readingPart(view)],
    ),
    make(
      'div',
      { class: 'go' },
      view.canUnlock && !isMoment ? button(say('Unlock and change'), act('unlock')) : undefined,
      view.canWake && !isMoment ? button(say('Decide again'), act('wake')) : undefined,
      view.kind === undefined
        ? button(say('Forget this seat'), () => leave(request))
        : make('small', {}, say('Waiting for the teacher.')),
    ),
  ];
};

const note = (kind: string, ...parts: readonly (Node | string)[]): Element =>
  make('p', { class: `note ${kind}`, role: 'status', dir: 'auto' }, parts);

const timeText = (view: Seated, { at, isThere }: Here): string => {
  const left = leftNow(view, at);
  if (left === undefined) return '';
  return ` · ${left <= 0 ? say('time is up') : clockText(left, isThere)}`;
};

const bodyOf = (view: PhonePage, here: Here, request: Request): readonly Element[] => {
  if (view.asking !== undefined) return askingPart(view.asking, view.team, () => leave(request));
  if (view.seats) {
    const join = (code: string, seat: string): void => void request('/join', { code, seat });
    return joinPart(view, here.said, join);
  }
  const place = view.kind === 'play' ? view.turn : view.step;
  const frozen = note(
    '',
    make('b', {}, say('Look up, please.')),
    ' ',
    say('The teacher has paused all screens. What you typed is kept.'),
  );
  return [
    make(
      'header',
      { class: 'bar' },
      make('b', { dir: 'auto' }, view.team),
      make('span', { dir: 'auto' }, place, make('b', { id: 'time' })),
      make('span', { id: 'net' }),
    ),
    make(
      'div',
      { class: 'notes' },
      view.isFrozen ? frozen : undefined,
      here.said === '' ? undefined : note(here.isDone ? 'good' : '', here.said),
    ),
    ...(view.task ? taskPart(view, view.task, request) : restPart(view, request)),
  ];
};

/** The data from which a page is drawn. While a team fills in a form, acts of others do not draw the page again. */
const drawnFrom = (view: PhonePage, said: string): string => {
  if (!('seat' in view)) return JSON.stringify([view, said]);
  const { left: _, version: __, devices, teams, ...rest } = view;
  return JSON.stringify([rest, view.task ? devices > 1 : teams, said]);
};

const lostPart = ({ isThere, isSending }: Here): readonly Element[] =>
  isThere
    ? []
    : [
        make(
          'p',
          { class: 'note bad', role: 'status' },
          make('b', {}, say('This device has lost the teacher’s computer.')),
          ' ',
          say('Go on: what you type is kept here, and is sent when it is back.'),
          ' ',
          isSending ? make('b', {}, say('Not done yet.')) : undefined,
          ' ',
          button(say('Try now'), retryNow, 'slim'),
        ),
      ];

/** Draws the parts that change without a new view: the time and the state of the network. */
const drawStatus = (here: Here, lost: Element): void => {
  const { view, isThere } = here;
  const [time, net] = [document.getElementById('time'), document.getElementById('net')];
  if (time && view && 'seat' in view) time.textContent = timeText(view, here);
  if (net) net.textContent = isThere ? say('in the room') : say('not in the room');
  if (net) net.className = isThere ? 'net' : 'net off';
  const state = `${isThere} ${here.isSending}`;
  if (lost.getAttribute('data-state') === state) return;
  lost.setAttribute('data-state', state);
  lost.replaceChildren(...lostPart(here));
};

/** The subject of the page. When it changes, the page is shown from its top. */
const spotOf = (view: PhonePage): string =>
  'seat' in view ? JSON.stringify([view.place, view.task?.key, view.moments.map(({ title }) => title)]) : '';

const placeIn = (view: PhonePage | undefined): string => (view && 'place' in view ? view.place : '');

/** The page of a team's device. */
export const phonePage = (page: Element): void => {
  const here: Here = { view: undefined, isThere: true, isSending: false, said: '', isDone: true, at: 0 };
  const lost = make('div', { class: 'notes' });
  let [drawn, spot] = ['', ''];
  const draw = (): void => {
    const { view, said } = here;
    const from = view ? drawnFrom(view, said) : '';
    if (view && from !== drawn) {
      const parts = [lost, ...bodyOf(view, here, request)];
      if (spotOf(view) === spot) redraw(page, ...parts);
      else {
        page.replaceChildren(...parts);
        scrollTo(0, 0);
      }
      spot = spotOf(view);
    }
    drawn = from;
    drawStatus(here, lost);
  };
  const request = async (path: string, asked: object): Promise<Reply> => {
    here.isSending = true;
    here.said = '';
    drawStatus(here, lost);
    const reply = await send(path, asked, () => {
      here.isThere = false;
      drawStatus(here, lost);
    });
    here.isSending = false;
    // A message about a field is shown beside the field.
    here.isDone = reply.ok;
    const said = reply.field === undefined ? reply.said : '';
    if (reply.view) {
      show(reply.view, said);
      watched.came(reply.view);
    } else {
      here.said = said;
      watched.refresh();
      draw();
    }
    return reply;
  };
  // A message is dropped when the game is at another place.
  const show = (
    view: PhonePage | undefined,
    said = placeIn(view) === placeIn(here.view) ? here.said : '',
  ): boolean => {
    if (view && 'game' in view) forgetBut(view.game);
    Object.assign(here, { view, said, at: Date.now() });
    draw();
    return view !== undefined && ('asking' in view || 'seat' in view);
  };
  const watched = watchView<PhonePage>('/view/phone', {
    show,
    net: (isThere) => {
      if (isThere && !here.isThere) retryNow();
      here.isThere = isThere;
      drawStatus(here, lost);
    },
  });
  setInterval(() => drawStatus(here, lost), 500);
};
