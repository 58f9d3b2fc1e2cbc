import type { PhonePage, SeatPage } from '../../../class/device/pages.ts';
import type { Moment } from '../../../class/moments.ts';
import { capitalised } from '../../../domain/characters.ts';
import { sealOf } from '../../../exercise/forecasts.ts';
import { make } from '../../browser/dom.ts';
import { keep, keptJson } from './drafts.ts';
import { button, folded, paragraphs } from './make.ts';
import { classSay as say } from './say.ts';

export type Seated = SeatPage;
export type Unseated = Exclude<PhonePage, { readonly seat: string }>;

/** The thing that all look at together: a reveal, the result of a vote, news. */
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

/** The page of the debrief, in a window of its own. Undefined while there is no debrief. */
export const debriefLink = ({ hasDebrief }: Pick<Seated, 'hasDebrief'>): Element | undefined =>
  hasDebrief
    ? make(
        'a',
        { class: 'btn main', href: '/debrief', target: '_blank', rel: 'noreferrer' },
        say('Open the debrief'),
      )
    : undefined;

const sealsPart = (view: Seated): readonly Element[] =>
  view.seals.length === 0
    ? []
    : [
        make(
          'p',
          {},
          say(
            'Write the first signs on your sheet. When the seals are opened, this device checks that nothing was changed.',
          ),
        ),
        ...view.seals.map((seal) => make('p', { class: 'seal', dir: 'ltr' }, sealText(seal))),
      ];

/** The page of a team that waits: its handed-in values, its seals, and the teams that have not handed in yet. */
export const waitingPart = (view: Seated): Element => {
  const asked = view.teams.filter(({ status }) => status !== 'idle');
  const done = asked.filter(({ status }) => status !== 'open');
  const missing = asked.filter(({ status }) => status === 'open').map(({ label }) => label);
  const mine = view.teams.find(({ id }) => id === view.seat);
  const isPredict = view.kind === 'predict';
  const lost = isPredict ? ownSeals(view).filter((seal) => !view.seals.includes(seal)) : [];
  const word = mine?.status === 'done' && isPredict ? say('Sealed') : capitalised(mine?.word ?? '');
  const head = mine?.status === 'done' || mine?.status === 'absent' ? word : view.told.title;
  return make(
    'section',
    {},
    make('h1', { dir: 'auto' }, head),
    view.own.length === 0
      ? undefined
      : make('details', {}, make('summary', {}, say('See what we said')), paragraphs(view.own)),
    isPredict ? sealsPart(view) : undefined,
    lost.length === 0
      ? undefined
      : make(
          'p',
          { class: 'note bad' },
          say('A seal of this device is not at the teacher’s computer. Say so.'),
        ),
    asked.length === 0
      ? undefined
      : make(
          'p',
          { class: 'soft' },
          say('{done} of {all} are done.', { done: done.length, all: asked.length }),
          missing.length === 0 ? '' : ` ${say('Waiting for {teams}.', { teams: missing.join(', ') })}`,
        ),
    view.canWake ? make('p', { class: 'soft' }, say('Your team holds until it says otherwise.')) : undefined,
  );
};

type Opened = NonNullable<Seated['opened']>;

/** The result of the check of all seals on this device. */
const checkedPart = ({ seals }: Opened, view: Seated): Element => {
  const broken = seals.filter((each) => sealOf(view.exercise, each.seat, each) !== each.seal);
  const missing = ownSeals(view).filter((mine) => !seals.some(({ seal }) => seal === mine));
  const isWhole = broken.length === 0 && missing.length === 0;
  const teams = [...new Set(broken.map(({ team }) => team))].join(', ');
  const bad = say('{n} seals do not fit: {teams}.', {
    n: broken.length + missing.length,
    teams: teams === '' ? say('one of yours is missing') : teams,
  });
  const good = say('This device has checked all {n} seals: nothing was changed.', { n: seals.length });
  return make('p', { class: `note ${isWhole ? 'good' : 'bad'}` }, isWhole ? good : bad);
};

const answeredLine = (
  { seals }: Opened,
  { id, ask, happened }: Opened['asked'][number],
  seat: string,
): Element => {
  const mine = seals
    .filter((each) => each.seat === seat)
    .map(({ odds }) => `${Math.round((odds[id] ?? 0) * 1000) / 10} %`);
  const chances = mine.join(', ') || say('nothing');
  return make(
    'li',
    { dir: 'auto' },
    `${happened ? '✓' : '·'} ${say('{ask}: you said {chances}', { ask, chances })}`,
  );
};

/** The opened forecasts: each seal checked by this device itself, and the scores. */
const scoresPart = (view: Seated): Element | undefined => {
  const { opened, seat } = view;
  if (!opened || view.kind === 'play') return undefined;
  const row = ({ seat: of, team, brier }: Opened['scores'][number]): Element =>
    make(
      'tr',
      { class: of === seat ? 'me' : undefined },
      make('th', { scope: 'row', dir: 'auto' }, team),
      make('td', { class: 'num' }, brier.toFixed(3)),
    );
  return make(
    'section',
    {},
    make('h2', {}, say('Your predictions, opened')),
    checkedPart(opened, view),
    make(
      'table',
      { class: 'sc' },
      make(
        'caption',
        {},
        say('Brier scores in this one future: less is better, always saying 50 % gets 0.25'),
      ),
      make('tbody', {}, opened.scores.map(row)),
    ),
    make(
      'ul',
      {},
      opened.asked.map((each) => answeredLine(opened, each, seat)),
    ),
  );
};

/** The texts to read: for all teams, and for this team alone. Opened forecasts come first. */
export const readingPart = (view: Seated): readonly Element[] => {
  const isBrief = view.kind === 'brief';
  const scores = scoresPart(view);
  // If the team has no task, the texts for all teams come first.
  const isToldFirst = !isBrief && view.task === undefined;
  const told = folded(view.told.title, view.told.paragraphs, isToldFirst);
  const own = view.readings.map(({ title, paragraphs: texts }) => folded(title, texts, isBrief));
  return [
    ...(scores ? [scores] : []),
    ...(isToldFirst ? [told, ...own] : [...own, told]),
    folded(say('Where the world is now'), view.standing),
  ];
};

/** A device that waits to be let in. */
export const askingPart = (word: string, team: string, leave: () => void): readonly Element[] => [
  make(
    'section',
    { class: 'cen', role: 'status' },
    make('h1', {}, say('Show this word to your teacher')),
    make('p', { class: 'big' }, word),
    make(
      'p',
      { dir: 'auto' },
      say(
        'This device asks for a place at {team}. When the teacher lets it in, it is a further screen of the team.',
        { team },
      ),
    ),
    make('p', { class: 'soft small' }, say('Reloading never needs this: a device that has a seat keeps it.')),
  ),
  make('div', { class: 'go' }, button(say('Ask for another team'), leave)),
];
