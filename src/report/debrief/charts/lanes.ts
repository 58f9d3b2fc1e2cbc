import type { Block } from '../../page/blocks.ts';
import { shortDateAt } from '../../page/dates.ts';
import type { Lane, Tick } from '../../page/draw/figures.ts';
import { rungClass } from '../../page/draw/rungs.ts';
import { type ClassPlayed, seatLabel } from '../debrief-report.ts';

/** The turns of the scenario at which the turns of the class end. The start comes first. */
const turnEnds = ({ debrief }: ClassPlayed): readonly number[] => {
  const ends = [0];
  for (const { lasts } of debrief.turns) ends.push((ends.at(-1) ?? 0) + lasts);
  return ends;
};

/** The largest number of marks on the axis of time. */
const MOST_TICKS = 8;

/** A mark for the end of each turn of the class, or of each second turn. */
const ticksOf = (report: ClassPlayed): readonly Tick[] => {
  const { say } = report;
  const { scenario, run } = report.debrief;
  const ends = turnEnds(report);
  const step = Math.ceil((ends.length - 1) / (MOST_TICKS - 1)) || 1;
  const dateOf = (turn: number): string => {
    const date = run.turns[turn]?.date ?? '';
    if (say.language === 'en') return shortDateAt(scenario, turn);
    return scenario.turn === 'month' ? date.slice(0, 7) : date;
  };
  return ends.filter((_, i) => i % step === 0).map((turn) => ({ turn, text: dateOf(turn) }));
};

const stateLane = (report: ClassPlayed, played: ClassPlayed['debrief']['partings'][number]): Lane => {
  const { game, debrief, voice } = report;
  const { run, scenario } = debrief;
  const { seat, state, parting } = played;
  const at = run.states.indexOf(state);
  const course = run.turns.map(({ rungs }) => rungs[at] ?? 0);
  const model = played.course.slice(0, course.length);
  const low = Math.min(...course, ...model);
  const count = scenario.ladder.length;
  const high = Math.max(...course, ...model);
  const end = parting && turnEnds(report)[parting.turn];
  return {
    team: seatLabel(game.exercise, seat),
    name: voice.names.state(state),
    course,
    model,
    partings: end === undefined ? [] : [end],
    low,
    high,
    marks: Array.from({ length: high - low + 1 }, (_, i) => ({
      text: String(low + i),
      look: rungClass(low + i, count),
    })),
  };
};

/** A track goes from 0 to 1, drawn as high as four rungs. */
const TRACK_LEVELS = 3;

const trackLanes = ({ game: { exercise }, debrief, voice }: ClassPlayed): readonly Lane[] => {
  const { run, alone, scenario } = debrief;
  return exercise.seats
    .filter(({ target }) => target)
    .flatMap(({ id }) =>
      scenario.target.tracks.map(({ id: track }): Lane => {
        const along = (turns: typeof run.turns): readonly number[] =>
          turns.map(({ tracks }) => (tracks[track] ?? 0) * TRACK_LEVELS);
        const ends = ['0', '', '', '1'];
        return {
          team: seatLabel(exercise, id),
          name: voice.names.track(track),
          course: along(run.turns),
          model: along(alone.turns),
          partings: [],
          low: 0,
          high: TRACK_LEVELS,
          marks: ends.map((text) => ({ text, look: '' })),
        };
      }),
    );
};

/** Each state and track that one team, or all teams, played: its course, beside the course of the model. */
export const lanesBlocks = (report: ClassPlayed, seat?: string): readonly Block[] => {
  const { game, say } = report;
  const label = seat === undefined ? undefined : seatLabel(game.exercise, seat);
  const lanes = [
    ...report.debrief.partings.map((each) => stateLane(report, each)),
    ...trackLanes(report),
  ].filter(({ team }) => label === undefined || team === label);
  if (lanes.length === 0) return [];
  return [
    {
      kind: 'chart',
      id: 'lanes',
      title: say('The class against the model'),
      description: say(
        'Each state that a team played, rung by rung. ◆ marks where it first parted from the model. The sentences below say the same.',
      ),
      figure: {
        kind: 'lanes',
        lanes,
        ticks: ticksOf(report),
        turns: turnEnds(report).at(-1) ?? 1,
      },
      legend: [
        { shape: 'line', fill: 'var(--accent)', text: say('the class') },
        { shape: 'dashes', fill: 'var(--old)', text: say('the model’s own, where it differs') },
        { shape: 'diamond', fill: 'var(--less)', text: say('where they part') },
      ],
    },
  ];
};
