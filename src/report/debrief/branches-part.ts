import type { BranchChoice, BranchEnd } from '../../exercise/debrief/branches.ts';
import { listed, longDate } from '../words/numbers.ts';
import { recogniserSentence, type Voice, voiceOf } from '../words/sentences.ts';
import { type ClassPlayed, seatLabel } from './debrief-report.ts';
import { type Block, heading, remark } from './plain-page.ts';
import { choiceText } from './story.ts';

/** The name of a branch, by its position: the first that was played is 1. */
export const branchName = (at: number): string => `Branch ${at + 1}`;

const decidedRow = ({ game }: ClassPlayed, each: BranchChoice, voice: Voice): readonly string[] => {
  const { exercise } = game;
  if (each.kind === 'choice')
    return [
      String(each.turn),
      seatLabel(exercise, each.seat),
      ...each.choices.map((choice) => (choice ? choiceText({ game }, voice, choice) : 'not played')),
    ];
  const vote = exercise.votes.find(({ id }) => id === each.vote);
  const label = (id: string): string => vote?.options.find((option) => option.id === id)?.label ?? id;
  return [
    '',
    `Vote: ${vote?.question ?? each.vote}`,
    ...each.options.map((option) => (option === undefined ? 'not held' : label(option))),
  ];
};

const endRow = (
  { game, debrief }: ClassPlayed,
  { turns, end, shared, happened }: BranchEnd,
  at: number,
  voice: Voice,
): readonly string[] => {
  const { exercise } = game;
  const { names, scenario } = voice;
  const place = (id: string): number => scenario.states.findIndex((state) => state.id === id);
  const rungs = exercise.seats
    .flatMap(({ states }) => states)
    .map((id) => `${names.state(id)} ${names.rung(end?.rungs[place(id)] ?? 0)}`);
  const came = exercise.predictions.filter(({ id }) => happened.get(id)).map(({ ask }) => ask);
  const worldAt = (record: typeof end): string =>
    record ? `${longDate(record.date)}: ${recogniserSentence(record, voice)}` : '';
  return [
    branchName(at),
    String(turns),
    ...(isUneven(debrief.branches) ? [worldAt(shared)] : []),
    worldAt(end),
    listed(rungs),
    came.length === 0 ? 'none' : came.join('; '),
  ];
};

/** Whether branches have unlike numbers of turns. */
const isUneven = (branches: ClassPlayed['debrief']['branches']): boolean =>
  branches?.ends.some(({ turns }) => turns !== branches.sharedTurn) ?? false;

/** The branches of a game beside each other: what was decided differently, and what came of it. */
export const branchBlocks = (report: ClassPlayed): readonly Block[] => {
  const { branches, scenario } = report.debrief;
  if (!branches) return [];
  const voice = voiceOf(scenario);
  return [
    heading(2, 'The branches of this game', true),
    remark(
      `A rewind begins a new branch; what was played before it stays. ${branchName(branches.ends.length - 1)} is the game as it went on, and the rest of this debrief is about it. All branches have the same luck.`,
    ),
    {
      kind: 'table',
      title: 'What was decided differently',
      columns: ['turn', 'team', ...branches.ends.map((_, i) => branchName(i))],
      rows: branches.differences.map((each) => decidedRow(report, each, voice)),
    },
    {
      kind: 'table',
      title: 'What came of it',
      columns: [
        'branch',
        'turns',
        ...(isUneven(branches) ? [`after turn ${branches.sharedTurn}, which all played`] : []),
        'at its end',
        'played states',
        'came about',
      ],
      rows: branches.ends.map((each, at) => endRow(report, each, at, voice)),
      numbers: [1],
    },
  ];
};
