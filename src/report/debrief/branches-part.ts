import type { BranchChoice, BranchEnd } from '../../exercise/debrief/branches.ts';
import { recognisersSaid } from '../labels/recognisers.ts';
import type { Say } from '../labels/saying.ts';
import { type Block, heading, remark, tableBlock } from '../page/blocks.ts';
import { type ClassPlayed, seatLabel } from './debrief-report.ts';
import { choiceText } from './story.ts';

/** The name of a branch, by its position: the first that was played is 1. */
export const branchName = (at: number, say: Say): string => say('Branch {x}', { x: at + 1 });

const decidedRow = ({ game, say, voice }: ClassPlayed, each: BranchChoice): readonly string[] => {
  const { exercise } = game;
  if (each.kind === 'choice')
    return [
      String(each.turn),
      seatLabel(exercise, each.seat),
      ...each.choices.map((choice) =>
        choice ? choiceText({ game }, voice, choice, each.seat) : say('not played'),
      ),
    ];
  const vote = exercise.votes.find(({ id }) => id === each.vote);
  const label = (id: string): string => vote?.options.find((option) => option.id === id)?.label ?? id;
  return [
    '',
    say('Vote: {question}', { question: vote?.question ?? each.vote }),
    ...each.options.map((option) => (option === undefined ? say('not held') : label(option))),
  ];
};

const endRow = (
  { game: { exercise }, debrief, say, voice }: ClassPlayed,
  { turns, end, shared, happened }: BranchEnd,
  at: number,
): readonly string[] => {
  const { names, scenario } = voice;
  const place = (id: string): number => scenario.states.findIndex((state) => state.id === id);
  const rungs = exercise.seats
    .flatMap(({ states }) => states)
    .map((id) => `${names.state(id)} ${names.rung(end?.rungs[place(id)] ?? 0)}`);
  const came = exercise.predictions.filter(({ id }) => happened.get(id)).map(({ ask }) => ask);
  const worldAt = (record: typeof end): string =>
    record ? `${say.day(record.date)}: ${recognisersSaid(say, record, voice)}` : '';
  return [
    branchName(at, say),
    String(turns),
    ...(isUneven(debrief.branches) ? [worldAt(shared)] : []),
    worldAt(end),
    say.list(rungs),
    came.length === 0 ? say('none') : came.join('; '),
  ];
};

/** Whether the branches have different numbers of turns. */
const isUneven = (branches: ClassPlayed['debrief']['branches']): boolean =>
  branches?.ends.some(({ turns }) => turns !== branches.sharedTurn) ?? false;

/** The branches of a game beside each other: the decisions that differed, and their results. */
export const branchBlocks = (report: ClassPlayed): readonly Block[] => {
  const { say } = report;
  const { branches } = report.debrief;
  if (!branches) return [];
  return [
    heading(2, say('The branches of this game')),
    remark(
      say(
        'A rewind begins a new branch; what was played before it stays. {branch} is the game as it went on, and the rest of this debrief is about it. All branches have the same luck.',
        { branch: branchName(branches.ends.length - 1, say) },
      ),
    ),
    tableBlock({
      title: say('What was decided differently'),
      columns: [say('turn'), say('team'), ...branches.ends.map((_, i) => branchName(i, say))],
      rows: branches.differences.map((each) => decidedRow(report, each)),
    }),
    tableBlock({
      title: say('What came of it'),
      columns: [
        say('branch'),
        say('turns'),
        ...(isUneven(branches)
          ? [say('after turn {turn}, which all played', { turn: branches.sharedTurn })]
          : []),
        say('at its end'),
        say('played states'),
        say('came about'),
      ],
      rows: branches.ends.map((each, at) => endRow(report, each, at)),
      numbers: [1],
    }),
  ];
};
