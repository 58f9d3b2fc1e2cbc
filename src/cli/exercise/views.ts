import { turnDate } from '../../domain/dates.ts';
import type { Choice, Seat, Step } from '../../exercise/exercise.ts';
import { spanOf } from '../../exercise/exercise.ts';
import { stepAt, turnAhead } from '../../exercise/game.ts';
import { spentBy } from '../../exercise/limits.ts';
import { reachedTurn } from '../../exercise/world.ts';
import { wrap } from '../../report/layout.ts';
import { longDate, plural, quantity } from '../../report/numbers.ts';
import { safeText } from '../../report/safe-text.ts';
import { recogniserSentence, turnLines, voiceOf } from '../../report/sentences.ts';
import type { Desk } from './desk.ts';

/** Text of several paragraphs on lines of a terminal. */
export const laidOut = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [''] : wrap(safeText(line.trim()))));

/** `Turn 2 of 6: 3 January 2026 to 3 July 2026`. */
export const turnTitle = (desk: Desk): string => {
  const { exercise, scenario, table } = desk.game();
  const turn = turnAhead(table);
  const [first, last] = spanOf(exercise, turn);
  const day = (at: number): string => longDate(turnDate(scenario.start, scenario.turn, at));
  return `Turn ${turn} of ${exercise.turns}: ${day(first - 1)} to ${day(last)}`;
};

/** What all may see: who recognises, and where the played states stand. */
export const standingTexts = (desk: Desk): readonly string[] => {
  const game = desk.game();
  const { scenario, run } = desk.world();
  const voice = voiceOf(scenario);
  const now = run.turns[reachedTurn(game)];
  if (!now) return [];
  const rows = game.exercise.seats.flatMap(({ label, states }) =>
    states.map((state) => {
      const rung = now.rungs[run.states.indexOf(state)] ?? 0;
      return `  ${safeText(label)}: ${voice.names.state(state)} stands at ${voice.names.rung(rung)} (${rung} of ${scenario.ladder.length - 1}).`;
    }),
  );
  const tracks = scenario.target.tracks.map(
    ({ id }) => `${voice.names.track(id)} ${quantity(now.tracks[id] ?? 0)}`,
  );
  return [
    `${longDate(now.date)}. ${recogniserSentence(now, voice)}`,
    ...rows,
    ...(tracks.length === 0 ? [] : [`${safeText(scenario.target.authority)}, 0 to 1: ${tracks.join(', ')}.`]),
    `Norm against recognition ${quantity(Math.round(now.indices.norm_strength))} of 100.`,
  ];
};

/** The same on lines of a terminal. */
export const standing = (desk: Desk): readonly string[] =>
  standingTexts(desk).flatMap((text) =>
    text.startsWith('  ') ? wrap(text.trimStart(), { first: '  ', rest: '    ' }) : wrap(text),
  );

/** What each step is called. */
export const STEP_TITLES: Readonly<Record<Step['do'], string>> = {
  brief: 'Brief',
  predict: 'Predict',
  play: 'Play',
  inject: 'News',
  vote: 'Vote',
  debrief: 'Debrief',
  questions: 'Questions',
};

const MOST_LINES = 14;

/** What moved between two of the scenario's turns: played states, and moves high on the ladder. */
export const worldLines = (desk: Desk, from: number, to: number): readonly string[] => {
  const { scenario, run } = desk.world();
  const voice = voiceOf(scenario);
  const lines = run.turns.slice(from, to + 1).flatMap((record) =>
    turnLines(record, voice)
      .filter(
        ({ state }) =>
          state === undefined ||
          record.moves.some(
            (m) =>
              m.state === state &&
              (m.cause.kind === 'seat' || Math.max(m.from, m.to) >= scenario.ladder.length - 2),
          ),
      )
      .map(({ mark, text }) => `  ${mark} ${text}`),
  );
  const told = [...new Set(lines)];
  const hidden = told.length - MOST_LINES;
  return [
    ...told.slice(0, MOST_LINES),
    ...(hidden > 0 ? [`  and ${hidden} more lines, in the debrief`] : []),
  ];
};

/** What happened in the turn that was just revealed. */
export const revealed = (desk: Desk): readonly string[] => {
  const { exercise, table } = desk.game();
  const last = table.played.at(-1);
  if (!last) return [];
  const lines = worldLines(desk, ...spanOf(exercise, last.turn));
  return [
    ...lines.flatMap((line) => wrap(line.trimStart(), { first: '  ', rest: '    ' })),
    ...standing(desk),
  ];
};

/** What a team alone may know of its own means. */
export const ownTexts = (desk: Desk, seat: Seat): readonly string[] => {
  const { exercise, table } = desk.game();
  const { run } = desk.world();
  const now = run.turns[reachedTurn(desk.game())];
  const cohesion = table.cohesion[seat.id]?.at(-1);
  return [
    ...(seat.budget > 0
      ? [`Budget: ${seat.budget - spentBy(exercise, table, seat.id)} of ${seat.budget} left.`]
      : []),
    ...(cohesion === undefined ? [] : [`Cohesion of your factions, which only you see: ${cohesion} of 100.`]),
    ...(seat.target && now
      ? [
          `Backlash at home ${quantity(Math.round(now.backlash * 100))} of 100; your belief that reform is rewarded ${quantity(Math.round((now.variables.credibility ?? 0) * 100))} of 100.`,
        ]
      : []),
  ];
};

/** A team's view behind the curtain. */
export const seatView = (desk: Desk, seat: Seat): readonly string[] => {
  const { actions, minutes } = desk.loaded.exercise.limits;
  return [
    `${safeText(seat.label)}. ${turnTitle(desk)}.`,
    `You have ${plural(minutes, 'minute')} and ${plural(actions, 'action')}; hold is none. Type brief to read your brief again.`,
    ...standing(desk),
    ...ownTexts(desk, seat),
  ];
};

/** A seat's brief, its hidden part and its roles. */
export const briefLines = ({ label, brief, hidden, roles }: Seat): readonly string[] => [
  `${safeText(label)}: what all may know`,
  '',
  ...laidOut(brief),
  '',
  'For this team alone',
  '',
  ...laidOut(hidden),
  ...roles.flatMap((role) => ['', safeText(role.label), '', ...laidOut(role.hidden)]),
];

/** A choice in a line. */
export const choiceLine = (choice: Choice): string =>
  choice.absent
    ? 'nobody here: the model plays'
    : [
        ...Object.entries({ ...choice.moves, ...choice.tracks }).map(([id, deed]) => `${id} ${deed}`),
        ...choice.measures,
      ].join(', ') || 'nothing';

/** Everything: for the teacher's eyes. */
export const teacherView = (desk: Desk): readonly string[] => {
  const { exercise, table } = desk.game();
  const step = stepAt(desk.game());
  const locks = exercise.seats.map(({ id, label }) => {
    const choice = table.locks[id];
    return `  ${safeText(label)}: ${choice ? `locked ${choiceLine(choice)} — ${safeText(choice.reason)}` : 'open'}`;
  });
  const cohesion = Object.entries(table.cohesion).map(
    ([seat, points]) => `  cohesion of ${seat}: ${points.join(' → ')}`,
  );
  const left = exercise.injects.filter(({ id }) => !table.injected.some((each) => each.inject === id));
  return [
    `Teacher's view. Step ${table.step + 1} of ${exercise.steps.length}: ${step?.do ?? 'over'}${table.frozen ? ', frozen' : ''}. Seed “${safeText(desk.seed)}”.`,
    ...standing(desk),
    ...locks,
    ...cohesion,
    ...left.map(({ id, event }) => `  inject ${id}: ${safeText(event.label)}`),
  ];
};
