import type { WallPage } from '../../../class/device/pages.ts';
import { claimByKey } from './claim.ts';
import { clockText, make, paragraphs } from './make.ts';
import { momentPart } from './phone-parts.ts';
import { watchView } from './wire.ts';

/** Longest reason on the projector, in characters: the devices have it whole. */
const MOST = 140;

const short = (text: string): string => (text.length <= MOST ? text : `${text.slice(0, MOST - 1)}…`);

/** A QR code: one path, a square for each dark sign. */
const qrPart = (rows: readonly string[], label: string): Element => {
  const path = rows
    .flatMap((row, y) => [...row].map((sign, x) => (sign === '1' ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const size = rows.length + 8;
  return make(
    'svg',
    {
      class: 'qr',
      viewBox: `-4 -4 ${size} ${size}`,
      width: 320,
      height: 320,
      role: 'img',
      'aria-label': label,
    },
    make('rect', { x: -4, y: -4, width: size, height: size, fill: '#fff' }),
    make('path', { d: path, fill: '#000' }),
  );
};

const seatList = ({ teams, seats }: WallPage, isJoining: boolean): Element =>
  make(
    'ul',
    { class: 'seats', 'aria-label': 'Teams' },
    teams.map(({ id, label, status, word, standing }) => {
      const devices = seats.find(({ seat }) => seat === id)?.devices ?? 0;
      const here =
        devices === 0 ? '… nobody yet' : `✓ here, ${devices === 1 ? '1 device' : `${devices} devices`}`;
      const play = `${status === 'done' ? '✓ ' : status === 'open' ? '… ' : ''}${word}`;
      const isGood = isJoining ? devices > 0 : status !== 'open';
      return make(
        'li',
        { class: isGood ? 'seat ok' : 'seat' },
        make('h2', { dir: 'auto' }, label),
        make('p', { dir: 'auto' }, isJoining ? here : play),
        isJoining ? undefined : make('p', { class: 'soft small', dir: 'auto' }, standing),
      );
    }),
  );

const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

const joinWall = (view: WallPage): readonly Element[] => [
  make('p', { class: 'kicker', dir: 'auto' }, view.title),
  make('h1', {}, 'Join with one phone per team'),
  make(
    'div',
    { class: 'joining' },
    qrPart(view.join.qr, `QR code of ${view.join.address}`),
    make(
      'div',
      {},
      make('p', {}, 'Open'),
      make('p', { class: 'address' }, view.join.address),
      make('p', {}, 'and type'),
      make('p', { class: 'code' }, spaced(view.join.code)),
      view.join.isLocked ? make('p', { class: 'note bad' }, 'Joining is locked.') : undefined,
      make('p', { class: 'soft' }, 'No app, no account, no names.'),
    ),
  ),
  seatList(view, true),
];

const tableWall = (view: WallPage): readonly Element[] => [
  make(
    'p',
    { class: 'kicker', dir: 'auto' },
    [view.step, view.turn, view.days].filter((each) => each !== '').join(' · '),
  ),
  make('h1', { dir: 'auto' }, view.told.title),
  make('div', { class: 'told' }, paragraphs(view.told.paragraphs)),
  seatList(view, false),
];

const momentWall = (view: WallPage): readonly Element[] => [
  ...view.moments.map((moment) =>
    momentPart({ ...moment, teams: moment.teams.map((team) => ({ ...team, reason: short(team.reason) })) }),
  ),
  make('div', { class: 'told' }, paragraphs(view.standing)),
];

const bodyOf = (view: WallPage): readonly Element[] => {
  if (view.isFrozen) return [make('h1', { class: 'cen' }, 'Look up, please.')];
  if (view.moments.length > 0) return momentWall(view);
  const isMissing = view.seats.some(({ devices }) => devices === 0);
  return isMissing && /^[01]\.0\./.test(view.place) ? joinWall(view) : tableWall(view);
};

/** The page for the projector: nothing on it is secret, but the code is for this room alone. */
export const wallPage = async (page: Element): Promise<void> => {
  await claimByKey();
  let now: WallPage | undefined;
  let [at, isThere, drawn] = [0, true, ''];
  const clock = make('p', { class: 'clock', role: 'timer' });
  const drawClock = (): void => {
    const left = now?.left === undefined || now.moments.length > 0 ? undefined : now.left - (Date.now() - at);
    clock.textContent = left === undefined ? '' : left <= 0 ? 'time is up' : clockText(left, isThere);
  };
  watchView<WallPage>('/view/wall', {
    show: (view) => {
      [now, at] = [view, Date.now()];
      const next = JSON.stringify({ ...view, left: 0 });
      if (next !== drawn && view)
        page.replaceChildren(
          clock,
          make('div', { class: 'wall' }, bodyOf(view)),
          make(
            'footer',
            { class: 'foot' },
            make('span', {}, `${view.join.address} · ${spaced(view.join.code)}`),
            make('span', {}, view.step),
          ),
        );
      if (!view)
        page.replaceChildren(make('p', { class: 'note bad' }, 'This page opens from the teacher’s desk.'));
      drawn = next;
      drawClock();
      return view !== undefined;
    },
    net: (there) => {
      isThere = there;
    },
  });
  setInterval(drawClock, 500);
};
