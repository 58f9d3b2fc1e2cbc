import { recordedOf } from '../exercise/debrief/record.ts';
import { idOfInject } from '../exercise/deeds/played-scenario.ts';
import { optionsOpen } from '../exercise/evidence/acts.ts';
import { spanOf, voteOf } from '../exercise/exercise.ts';
import { stepAt, winnerOf } from '../exercise/game.ts';
import { isAsked, steeredTexts } from '../report/debrief/story.ts';
import { recognisersSaid } from '../report/labels/recognisers.ts';
import { sayIn } from '../report/labels/say.ts';
import { factText, recordSentences } from '../report/waves/record-part.ts';
import { namesOf } from '../report/words/names.ts';
import { voiceOf } from '../report/words/sentences.ts';
import type { Desk } from './desk.ts';
import type { Passage } from './passage.ts';
import { newsTexts, type TeamLine, turnOfTeams, turnOfTeamText, worldNow } from './world-texts.ts';

/** Something that all see at once, before the table comes back: a reveal, the result of a vote, news, the record of what happened. */
export interface Moment {
  readonly kind: 'reveal' | 'vote' | 'news' | 'record';
  readonly title: string;
  /** The result, in a sentence. Empty for news. */
  readonly result: string;
  /** The result as a number for large digits: the recognisers of all states, the votes of the winner of all voters. */
  readonly figure: string;
  /** The votes for each option. */
  readonly tally: readonly { readonly label: string; readonly votes: number; readonly wins: boolean }[];
  readonly teams: readonly TeamLine[];
  /** What happened, in the words of the exercise. */
  readonly paragraphs: readonly string[];
}

/** The parts that a moment may lack. */
const BARE = { result: '', figure: '', tally: [], teams: [] } as const;

const revealOf = (desk: Desk): Moment | undefined => {
  const { game } = desk;
  const { exercise, table } = game;
  const last = table.played.at(-1);
  if (!last) return undefined;
  const now = worldNow(desk);
  const say = sayIn(exercise.lang);
  const voice = voiceOf(game.scenario, { say });
  return {
    kind: 'reveal',
    title: say('Revealed: turn {turn} of {all}', { turn: last.turn, all: exercise.turns.length }),
    figure: `${now?.indices.recognisers ?? 0}/${game.scenario.states.length}`,
    result: now ? `${say.day(now.date)}. ${recognisersSaid(say, now, voice)}` : '',
    tally: [],
    teams: turnOfTeams(desk),
    paragraphs: [
      ...(isAsked(last.choices) ? [] : [say('No team was asked in this turn.')]),
      ...steeredTexts(game, last.turn, voice),
    ],
  };
};

/** An inject that all hear of. */
const newsOf = (desk: Desk, id: string, isNews?: boolean): Moment => ({
  kind: 'news',
  ...BARE,
  ...newsTexts(desk, id, isNews),
});

/** The injects that came by themselves in the last turn, each on its day. */
const datedIn = ({ game, world }: Desk): readonly string[] => {
  const last = game.table.played.length;
  if (last === 0) return [];
  const [from, to] = spanOf(game.exercise, last);
  const acts = world()
    .run.turns.slice(from, to + 1)
    .flatMap((record) => record.acts.map((act) => (act.kind === 'event' ? act.event : '')));
  return game.exercise.injects
    .filter(({ id, on }) => on !== undefined && acts.includes(idOfInject(id)))
    .map(({ id }) => id);
};

const voteResult = (desk: Desk, id: string): Moment => {
  const { game } = desk;
  const { exercise, table } = game;
  const { question, options, needs, voters } = voteOf(exercise, id);
  const cast = table.ballots[id] ?? {};
  const winner = winnerOf(exercise, table, id);
  const votesFor = (option: string): number =>
    Object.values(cast).filter((ballot) => ballot.option === option).length;
  const isShort = votesFor(winner.id) < needs;
  const say = sayIn(exercise.lang);
  const result = say('Result: {result}.', { result: winner.label });
  return {
    kind: 'vote',
    title: say('Vote: {question}', { question }),
    figure: `${votesFor(winner.id)}/${voters.length}`,
    result: isShort ? `${result} ${say('No option has the {n} votes that it needs.', { n: needs })}` : result,
    tally: optionsOpen(game, id).map((option) => ({
      label: option.label,
      votes: votesFor(option.id),
      wins: option.id === winner.id,
    })),
    teams: exercise.seats
      .filter((seat) => voters.includes(seat.id))
      .map((seat) => {
        const ballot = cast[seat.id];
        const option = options.find((each) => each.id === ballot?.option);
        return { label: seat.label, did: option?.label ?? say('did not vote'), reason: ballot?.reason ?? '' };
      }),
    paragraphs: winner.inject === undefined ? [] : newsTexts(desk, winner.inject, true).paragraphs,
  };
};

/** What happened in fact: the count, and the states that each team played. */
const recordMoments = ({ game, world, alone }: Desk): readonly Moment[] => {
  const { exercise, scenario } = game;
  const recorded = recordedOf(game, { run: world().run, alone: alone.run });
  const end = recorded?.counts.at(-1);
  if (!recorded || !end) return [];
  const say = sayIn(exercise.lang);
  const names = namesOf(scenario);
  const did = (id: string): readonly string[] =>
    recorded.states
      .filter(({ state }) => state === id)
      .flatMap((row) => [
        `${names.state(id)}: ${factText(row, names, say)}`,
        `${say('class')}: ${names.rung(row.inClass)}; ${say('model alone')}: ${names.rung(row.alone)}`,
      ]);
  const [result = '', ...paragraphs] = recordSentences({ game, recorded, say });
  return [
    {
      kind: 'record',
      title: say('What happened in fact'),
      figure: `${end.known}/${scenario.states.length}`,
      result,
      tally: [],
      teams: exercise.seats
        .filter(({ states }) => states.length > 0)
        .map(({ label, states }) => ({
          label,
          did: states.flatMap(did).join('; '),
          reason: '',
        })),
      paragraphs,
    },
  ];
};

/** What all see when a desk has become another one: at the reveal, at the end of a vote, and whenever there is news. */
export const momentsBetween = (before: Desk, after: Desk): readonly Moment[] => {
  const [was, is] = [stepAt(before.game), stepAt(after.game)];
  const [old, now] = [before.game.table, after.game.table];
  const isOn = now.step > old.step;
  const revealed = now.played.length > old.played.length ? [revealOf(after) ?? []].flat() : [];
  const voted = isOn && was?.do === 'vote' ? [voteResult(after, was.vote)] : [];
  // A step or a vote has said this already, so it is no news.
  const said = new Set([
    ...old.injected.map(({ inject }) => inject),
    ...(was?.do === 'inject' ? [was.inject] : []),
    ...(isOn && was?.do === 'vote' ? [winnerOf(after.game.exercise, now, was.vote).inject] : []),
    ...(is?.do === 'inject' ? [is.inject] : []),
  ]);
  const dated = revealed.length > 0 ? datedIn(after) : [];
  const fresh = [...dated, ...now.injected.map(({ inject }) => inject).filter((inject) => !said.has(inject))];
  const news = fresh.map((inject) => newsOf(after, inject, true));
  const ofStep = isOn && is?.do === 'inject' ? [newsOf(after, is.inject)] : [];
  const record = isOn && is?.do === 'reveal' ? recordMoments(after) : [];
  return [...revealed, ...voted, ...news, ...ofStep, ...record];
};

/** A moment as a passage, for lines of a terminal. */
export const momentPassage = ({ title, result, tally, teams, paragraphs }: Moment): Passage => ({
  title,
  paragraphs: [
    ...tally.map(({ label, votes }) => `  ${label}: ${votes}`),
    ...(result === '' ? [] : [result]),
    ...paragraphs,
    ...teams.map(turnOfTeamText),
  ],
});
