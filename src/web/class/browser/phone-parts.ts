import type { PhonePage, SeatPage } from '../../../class/device/pages.ts';
import type { Moment } from '../../../class/moments.ts';
import { sealOf } from '../../../exercise/forecasts.ts';
import { keep, keptJson } from './drafts.ts';
import { button, folded, make, paragraphs } from './make.ts';

export type Seated = SeatPage;
export type Unseated = Exclude<PhonePage, { readonly seat: string }>;

/** What all look at together: a reveal, the result of a vote, news. */
export const momentPart = ({ title, result, tally, teams, paragraphs: texts }: Moment): Element =>
  make(
    'section',
    {},
    make('h1', { dir: 'auto' }, title),
    result === '' ? undefined : make('p', { class: 'result', dir: 'auto' }, result),
    tally.map(({ label, votes, wins }) =>
      make('p', { class: wins ? 'wins' : undefined, dir: 'auto' }, `${label}: ${votes}`),
    ),
    paragraphs(texts),
    make(
      'ul',
      { class: 'mvs' },
      teams.map(({ label, did, reason }) =>
        make(
          'li',
          {},
          make('b', { dir: 'auto' }, label),
          ' ',
          make('span', { dir: 'auto' }, did),
          reason === '' ? undefined : make('q', { dir: 'auto' }, reason),
        ),
      ),
    ),
  );

const sealText = (seal: string): string => seal.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const sealsName = ({ game, seat }: Seated): string => `seals ${game} ${seat}`;

/** The seals that this device has made. */
export const ownSeals = (view: Seated): readonly string[] => keptJson(sealsName(view), [], isTexts);

export const keepSeals = (view: Seated, seals: readonly string[]): void =>
  keep(sealsName(view), JSON.stringify(seals));

/** What a team waits with: what it has handed in, its seals, and who is still to come. */
export const waitingPart = (view: Seated): Element => {
  const asked = view.teams.filter(({ status }) => status !== 'idle');
  const done = asked.filter(({ status }) => status !== 'open');
  const missing = asked.filter(({ status }) => status === 'open').map(({ label }) => label);
  const mine = view.teams.find(({ id }) => id === view.seat);
  const isPredict = view.kind === 'predict';
  const lost = isPredict ? ownSeals(view).filter((seal) => !view.seals.includes(seal)) : [];
  const head = mine?.status === 'done' ? (isPredict ? 'Sealed' : mine.word) : view.step;
  return make(
    'section',
    {},
    make('h1', { dir: 'auto' }, head),
    view.own.length === 0
      ? undefined
      : make('details', {}, make('summary', {}, 'See what we said'), paragraphs(view.own)),
    isPredict && view.seals.length > 0
      ? [
          make(
            'p',
            {},
            'Write the first signs on your sheet. When the seals are opened, this device checks that nothing was changed.',
          ),
          view.seals.map((seal) => make('p', { class: 'seal' }, sealText(seal))),
        ]
      : undefined,
    lost.length === 0
      ? undefined
      : make('p', { class: 'note bad' }, 'A seal of this device is not at the teacher’s computer. Say so.'),
    asked.length === 0
      ? undefined
      : make(
          'p',
          { class: 'soft' },
          `${done.length} of ${asked.length} are done.${missing.length === 0 ? '' : ` Waiting for ${missing.join(', ')}.`}`,
        ),
    view.canWake ? make('p', { class: 'soft' }, 'Your team holds until it says otherwise.') : undefined,
  );
};

/** The opened forecasts: each seal checked by this device itself, and the scores. */
const scoresPart = (view: Seated): Element | undefined => {
  const { opened, exercise, seat } = view;
  if (!opened || view.kind === 'play') return undefined;
  const broken = opened.seals.filter((each) => sealOf(exercise, each.seat, each) !== each.seal);
  const missing = ownSeals(view).filter((mine) => !opened.seals.some(({ seal }) => seal === mine));
  const isWhole = broken.length === 0 && missing.length === 0;
  const said = isWhole
    ? `This device has checked all ${opened.seals.length} seals: nothing was changed.`
    : `${broken.length + missing.length} seals do not fit: ${[...new Set(broken.map(({ team }) => team))].join(', ') || 'one of yours is missing'}.`;
  return make(
    'section',
    {},
    make('h2', {}, 'Your predictions, opened'),
    make('p', { class: `note ${isWhole ? 'good' : 'bad'}` }, said),
    make(
      'table',
      { class: 'sc' },
      make('caption', {}, 'Brier scores in this one future: less is better, always saying 50 % gets 0.25'),
      make(
        'tbody',
        {},
        opened.scores.map((row) =>
          make(
            'tr',
            { class: row.seat === seat ? 'me' : undefined },
            make('th', { scope: 'row', dir: 'auto' }, row.team),
            make('td', { class: 'num' }, row.brier.toFixed(3)),
          ),
        ),
      ),
    ),
    make(
      'ul',
      {},
      opened.asked.map(({ id, ask, happened }) => {
        const mine = opened.seals
          .filter((each) => each.seat === seat)
          .map(({ odds }) => `${Math.round((odds[id] ?? 0) * 1000) / 10} %`);
        return make(
          'li',
          { dir: 'auto' },
          `${happened ? '✓' : '·'} ${ask}: you said ${mine.join(', ') || 'nothing'}`,
        );
      }),
    ),
  );
};

/** What is to be read: by all, and by this team alone. Opened forecasts come first. */
export const readingPart = (view: Seated): readonly Element[] => {
  const isBrief = view.kind === 'brief';
  const scores = scoresPart(view);
  return [
    ...(scores ? [scores] : []),
    ...view.readings.map(({ title, paragraphs: texts }) => folded(title, texts, isBrief)),
    folded(view.told.title, view.told.paragraphs, !isBrief && view.task === undefined),
    folded('Where the world is now', view.standing),
  ];
};

/** A device that waits to be let in. */
export const askingPart = (word: string, team: string, leave: () => void): readonly Element[] => [
  make(
    'section',
    { class: 'cen', role: 'status' },
    make('h1', {}, 'Show this word to your teacher'),
    make('p', { class: 'big' }, word),
    make(
      'p',
      { dir: 'auto' },
      `This device asks for a place at ${team}. When the teacher lets it in, it is a further screen of the team.`,
    ),
    make('p', { class: 'soft small' }, 'Reloading never needs this: a device that has a seat keeps it.'),
  ),
  make('div', { class: 'go' }, button('Ask for another team', leave)),
];
