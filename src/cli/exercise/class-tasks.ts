import { LONGEST_REASON } from '../../exercise/actions.ts';
import { DEEDS, type Deed, type Measure, type Seat } from '../../exercise/exercise.ts';
import { stepAt, turnAhead } from '../../exercise/game.ts';
import { longDate, plural } from '../../report/numbers.ts';
import { safeText } from '../../report/safe-text.ts';
import type { Answer, Field } from '../../tui/class/desk.ts';
import { sealOf } from './auto.ts';
import { readPercent } from './ballots.ts';
import type { Desk } from './desk.ts';
import { openMeasures, type Thing, thingsOf } from './seat-turn.ts';
import { turnTitle } from './views.ts';

/** What a team is asked for in a step. */
export interface Task {
  readonly title: string;
  readonly about: string;
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly minutes: number | undefined;
  /** Takes what was filled in; does it, or says why it cannot be done. */
  readonly take: (values: Readonly<Record<string, string>>) => Answer;
}

const field = (id: string, label: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  id,
  label,
  kind,
  options: [],
  value: '',
  most: LONGEST_REASON,
  ...more,
});

const done = (refusal: string | undefined, said: string): Answer =>
  refusal === undefined ? { ok: true, said } : { ok: false, said: `Not done: ${refusal}.` };

const isDeed = (text: string): text is Deed => DEEDS.some((deed) => deed === text);

const deedOf = (values: Readonly<Record<string, string>>, id: string): Deed => {
  const given = values[id] ?? '';
  return isDeed(given) ? given : 'hold';
};

const measureLabel = ({ kind, cost, event }: Measure): string =>
  `${kind}${cost > 0 ? `, costs ${cost}` : ''}: ${event.label}`;

const deedField = ({ id, label, deeds }: Thing, kind: 'move' | 'track'): Field =>
  field(`${kind} ${id}`, label, 'choice', {
    value: 'hold',
    options: deeds.map((each) => ({ value: each.deed, label: each.label })),
  });

const REASON = field('reason', 'Why? One sentence, as for your minister:', 'text');

const decide = (desk: Desk, seat: Seat): Task => {
  const { limits } = desk.loaded.exercise;
  const { states, tracks } = thingsOf(desk, seat);
  const measures = openMeasures(desk, seat);
  const turn = turnAhead(desk.game().table);
  const deeds = (things: typeof states, kind: 'move' | 'track', values: Readonly<Record<string, string>>) =>
    Object.fromEntries(things.map(({ id }) => [id, deedOf(values, `${kind} ${id}`)]));
  return {
    title: turnTitle(desk),
    about: `Your move: ${plural(limits.actions, 'action')}`,
    fields: [
      ...states.map((each) => deedField(each, 'move')),
      ...tracks.map((each) => deedField(each, 'track')),
      ...measures.map((each) => field(`measure ${each.id}`, measureLabel(each), 'tick')),
      REASON,
    ],
    submit: 'Lock our move',
    minutes: limits.minutes,
    take: (values) => {
      const refusal = desk.act({
        do: 'lock',
        seat: seat.id,
        turn,
        moves: deeds(states, 'move', values),
        tracks: deeds(tracks, 'track', values),
        measures: measures.filter(({ id }) => values[`measure ${id}`] === 'yes').map(({ id }) => id),
        reason: safeText(values.reason ?? '').trim(),
      });
      return done(refusal, `${seat.label}: the move is locked.`);
    },
  };
};

const predict = (desk: Desk, seat: Seat): Task => {
  const { predictions } = desk.loaded.exercise;
  return {
    title: 'Predictions',
    about: 'How likely is it, in per cent?',
    fields: predictions.map(({ id, ask, by }) => field(id, `${ask} (by ${longDate(by)})`, 'percent')),
    submit: 'Seal our predictions',
    minutes: undefined,
    take: (values) => {
      const odds: Record<string, number> = {};
      for (const { id, ask } of predictions) {
        const read = readPercent(values[id] ?? '');
        if (typeof read === 'string')
          return { ok: false, said: `${ask}: a whole number from 0 to 100.`, field: id };
        odds[id] = read.chance;
      }
      const seal = sealOf(desk, seat.id, odds);
      const refusal = desk.act({ do: 'predict', seat: seat.id, odds, seal });
      return done(refusal, `${seat.label}: sealed. Write this seal down: ${seal.slice(0, 16)}`);
    },
  };
};

const castVote = (desk: Desk, seat: Seat, voteId: string): Task => {
  const vote = desk.loaded.exercise.votes.find(({ id }) => id === voteId);
  const options = (vote?.options ?? []).map(({ id, label }) => ({ value: id, label }));
  return {
    title: 'Vote',
    about: 'Your vote',
    fields: [field('option', vote?.question ?? '', 'choice', { options }), REASON],
    submit: 'Cast our vote',
    minutes: undefined,
    take: (values) => {
      const reason = safeText(values.reason ?? '').trim();
      if (values.option === '') return { ok: false, said: 'Choose an option: ← →.' };
      if (reason === '') return { ok: false, said: 'A vote needs a reason.' };
      const option = values.option ?? '';
      return done(
        desk.act({ do: 'vote', vote: voteId, seat: seat.id, option, reason }),
        `${seat.label}: the vote is cast.`,
      );
    },
  };
};

const answer = (desk: Desk, seat: Seat): Task => {
  const { questions } = desk.loaded.exercise;
  return {
    title: 'Questions',
    about: 'A sentence or two each; leave out what you like',
    fields: questions.map(({ ask }, i) => field(`answer ${i}`, `${i + 1}. ${ask}`, 'text')),
    submit: 'Hand in our answers',
    minutes: undefined,
    take: (values) => {
      const answers = questions.map((_, i) => safeText(values[`answer ${i}`] ?? '').trim());
      return done(desk.act({ do: 'answer', seat: seat.id, answers }), `${seat.label}: the answers are kept.`);
    },
  };
};

/** What a team is asked for now; in the brief nothing but to read. */
export const taskOf = (desk: Desk, seat: Seat): Task => {
  const step = stepAt(desk.game());
  switch (step?.do) {
    case 'play':
      return decide(desk, seat);
    case 'predict':
      return predict(desk, seat);
    case 'vote':
      return castVote(desk, seat, step.vote);
    case 'questions':
      return answer(desk, seat);
    default:
      return {
        title: 'Brief',
        about: 'Read your brief',
        fields: [],
        submit: 'We have read it',
        minutes: undefined,
        take: () => ({ ok: true, said: `${seat.label}: the brief is read.` }),
      };
  }
};
