import type { WallPage } from '../../../class/device/pages.ts';
import { el, type PageElement } from '../../../report/page/nodes.ts';
import { make } from '../../browser/dom.ts';
import { claimByKey } from './claim.ts';
import { clockText, leftNow, paragraphs } from './make.ts';
import { debriefLink, momentPart } from './phone-parts.ts';
import { classSay as say } from './say.ts';
import { watchView } from './wire.ts';
import { openWorld, type WallWorld } from './world.ts';

/** The longest reason on the projector, in characters. The devices show the whole reason. */
const MOST = 140;

const short = (text: string): string => (text.length <= MOST ? text : `${text.slice(0, MOST - 1)}…`);

/** A QR code: one path, a square for each dark sign. */
const qrPart = (rows: readonly string[], label: string): PageElement => {
  const path = rows
    .flatMap((row, y) => [...row].map((sign, x) => (sign === '1' ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const size = rows.length + 8;
  return el(
    'svg',
    {
      class: 'qr',
      viewBox: `-4 -4 ${size} ${size}`,
      width: 320,
      height: 320,
      role: 'img',
      'aria-label': label,
    },
    el('rect', { x: -4, y: -4, width: size, height: size, fill: '#fff' }),
    el('path', { d: path, fill: '#000' }),
  );
};

const SIGNS: Readonly<Record<string, string>> = { done: '✓ ', open: '… ' };

const seatList = ({ teams, seats }: WallPage, isJoining: boolean): Element =>
  make(
    'ul',
    { class: 'seats', 'aria-label': say('Teams') },
    teams.map(({ id, label, status, word, standing }) => {
      const devices = seats.find(({ seat }) => seat === id)?.devices ?? 0;
      const here =
        devices === 0 ? `… ${say('nobody here yet')}` : `✓ ${say('{n} devices here', { n: devices })}`;
      const isGood = isJoining ? devices > 0 : status !== 'open';
      return make(
        'li',
        { class: isGood ? 'seat ok' : 'seat' },
        make('h2', { dir: 'auto' }, label),
        make('p', { dir: 'auto' }, isJoining ? here : `${SIGNS[status] ?? ''}${word}`),
        isJoining ? undefined : make('p', { class: 'soft small', dir: 'auto' }, standing),
      );
    }),
  );

const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

const joinWall = (view: WallPage): readonly Element[] => [
  make('p', { class: 'kicker', dir: 'auto' }, view.title),
  make('h1', {}, say('Join with one phone per team')),
  make(
    'div',
    { class: 'joining' },
    qrPart(view.join.qr, say('QR code of {address}', { address: view.join.address })),
    make(
      'div',
      {},
      make('p', {}, say('Open')),
      make('p', { class: 'address', dir: 'ltr' }, view.join.address),
      make('p', {}, say('and type')),
      make('p', { class: 'code', dir: 'ltr' }, spaced(view.join.code)),
      view.join.isLocked ? make('p', { class: 'note bad' }, say('Joining is locked.')) : undefined,
      make('p', { class: 'soft' }, say('No app, no account, no names.')),
    ),
  ),
  seatList(view, true),
];

/** A long text, beside the parts that must stay in sight. */
const toldPart = ({ title, paragraphs: texts }: WallPage['told'], isHeaded: boolean): Element =>
  make(
    'div',
    { class: 'told', tabindex: 0, role: 'region', 'aria-label': title },
    isHeaded ? make('h2', { dir: 'auto' }, title) : undefined,
    paragraphs(texts),
  );

const tableWall = (view: WallPage, world: WallWorld): readonly Element[] => {
  const isTurn = view.kind === 'play' && view.teams.some(({ status }) => status !== 'idle');
  const map = view.kind === 'play' || view.kind === 'debrief' ? world.part(view) : undefined;
  return [
    make(
      'p',
      { class: 'kicker', dir: 'auto' },
      [view.step, view.turn, view.days].filter((each) => each !== '').join(' · '),
    ),
    make('h1', { dir: 'auto' }, isTurn ? say('Each team decides') : view.told.title),
    ...[debriefLink(view) ?? []].flat(),
    seatList(view, false),
    make('div', { class: map ? 'beside' : '' }, map, toldPart(view.told, isTurn)),
  ];
};

const momentWall = (view: WallPage, world: WallWorld): readonly Element[] => [
  make(
    'div',
    { class: 'beside' },
    make(
      'div',
      {},
      view.moments.map((moment) =>
        momentPart({
          ...moment,
          teams: moment.teams.map((team) => ({ ...team, reason: short(team.reason) })),
        }),
      ),
    ),
    world.part(view) ?? make('div', {}, paragraphs(view.standing)),
  ),
];

const bodyOf = (view: WallPage, world: WallWorld): readonly Element[] => {
  if (view.isFrozen) return [make('h1', { class: 'cen' }, say('Look up, please.'))];
  if (view.moments.length > 0) return momentWall(view, world);
  const isMissing = view.seats.some(({ devices }) => devices === 0);
  return isMissing && view.place.startsWith('0.') ? joinWall(view) : tableWall(view, world);
};

/** The page for the projector. Nothing on it is secret, but the code is for this room alone. */
export const wallPage = async (page: Element): Promise<void> => {
  await claimByKey();
  let now: WallPage | undefined;
  let [at, isThere, drawn] = [0, true, ''];
  const world = openWorld(() => draw());
  const clock = make('p', { class: 'clock', role: 'timer' });
  const drawClock = (): void => {
    const left = now && leftNow(now, at);
    clock.textContent = left === undefined ? '' : left <= 0 ? say('time is up') : clockText(left, isThere);
  };
  const draw = (): void => {
    if (!now) {
      page.replaceChildren(make('p', { class: 'note bad' }, say('This page opens from the teacher’s desk.')));
      return;
    }
    page.replaceChildren(
      clock,
      make('div', { class: 'wall' }, bodyOf(now, world)),
      make(
        'footer',
        { class: 'foot' },
        make('span', { dir: 'ltr' }, `${now.join.address} · ${spaced(now.join.code)}`),
        make('span', {}, now.step),
      ),
    );
  };
  watchView<WallPage>('/view/wall', {
    show: (view) => {
      [now, at] = [view, Date.now()];
      const next = JSON.stringify({ ...view, left: 0, version: 0 });
      if (next !== drawn) draw();
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
