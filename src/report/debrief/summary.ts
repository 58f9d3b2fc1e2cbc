import { recognisersSaid } from '../labels/recognisers.ts';
import { type Block, heading, list, text } from '../page/blocks.ts';
import { branchName } from './branches-part.ts';
import { type ClassPlayed, type DebriefReport, seatLabel } from './debrief-report.ts';
import { evidenceItems } from './evidence/part.ts';
import { partedSentence } from './partings-part.ts';
import { endText, takenText, wholeText } from './worth-part.ts';

/** How many decisive things the first page names. */
const NAMED = 3;

const decisiveItems = (report: ClassPlayed): readonly string[] => {
  const { game, debrief, voice } = report;
  return debrief.decisive.slice(0, NAMED).map(({ turn, what, luck }) => {
    const { names } = voice;
    const did =
      what.kind === 'taken'
        ? takenText({ game }, what.taken, voice)
        : `${names.state(what.move.state)} → ${names.rung(what.move.to)}`;
    return names.say('Decisive, turn {turn}: {deed}. Because of it: {change}.', {
      turn,
      deed: did,
      change: endText(report, luck, voice),
    });
  });
};

/** The likeliest step up that no team took. If all teams hold, it is the first thing to ask the class about. */
const likeliestItem = ({ debrief, say, voice: { names } }: ClassPlayed): readonly string[] => {
  const free = debrief.chances.filter(({ of, deed }) => of.kind === 'state' && deed === 'hold');
  const [first] = free;
  if (!first) return [];
  const best = free.reduce((most, row) => (row.up > most.up ? row : most), first);
  return [
    say(
      'The likeliest step up that a team did not take: {state} in turn {turn}, to which the model gave {chance} over the turn.',
      { state: names.state(best.of.id), turn: best.turn, chance: say.share(best.up) },
    ),
  ];
};

/** The facts for a reader who reads only one page. */
export const summaryBlocks = (report: ClassPlayed): readonly Block[] => {
  const { debrief, say, voice } = report;
  const end = debrief.run.turns.at(-1) ?? debrief.start;
  const { branches, worths } = debrief;
  const ends = [debrief.start, end].map((each) =>
    say('On {day} {who}', { day: say.day(each.date), who: recognisersSaid(say, each, voice) }),
  );
  const held =
    worths.actions.length === 0 && !debrief.evidence ? [say('Every team held in every turn.')] : [];
  const own = [partedSentence(report), ...likeliestItem(report)];
  return [
    heading(2, say('In short')),
    text(ends.join(' ')),
    list([
      ...evidenceItems(report),
      ...held,
      wholeText(report),
      ...decisiveItems(report),
      ...own,
      ...(branches
        ? [
            say(
              'The game has {n} branches, since turns were played again. This is {branch}; the others are compared with it below.',
              { n: branches.ends.length, branch: branchName(branches.ends.length - 1, say) },
            ),
          ]
        : []),
    ]),
  ];
};

/** How usual the future of the class was, in one sentence. */
export const usualSentence = ({ usual, say }: DebriefReport): string =>
  say(
    'Of the futures in which no people decide {same} count as many recognisers as the class, {fewer} fewer, {more} more.',
    {
      same: say.share(usual.same.share),
      fewer: say.share(usual.fewer.share),
      more: say.share(usual.more.share),
    },
  );

/** The team with the best predictions. Nothing if there are no predictions. */
export const bestItems = ({ debrief, game, say }: DebriefReport): readonly string[] => {
  const [best] = debrief.scores
    .filter(({ brier }) => brier !== undefined)
    .toSorted((a, b) => (a.brier ?? 1) - (b.brier ?? 1));
  if (!best) return [];
  const team = seatLabel(game.exercise, best.seat);
  return [say('The best predictions of the played future were those of {team}.', { team })];
};
