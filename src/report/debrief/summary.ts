import { longDate, percent } from '../words/numbers.ts';
import { recogniserSentence, type Voice, voiceOf } from '../words/sentences.ts';
import { branchName } from './branches-part.ts';
import type { ClassPlayed, DebriefReport } from './debrief-report.ts';
import { partedSentence } from './partings-part.ts';
import { type Block, heading, list, text } from './plain-page.ts';
import { endText, takenText, wholeText } from './worth-part.ts';

/** How many decisive things the first page names. */
const NAMED = 3;

const decisiveItems = (report: ClassPlayed, voice: Voice): readonly string[] => {
  const { game, debrief } = report;
  return debrief.decisive.slice(0, NAMED).map(({ turn, what, luck }) => {
    const { names } = voice;
    const did =
      what.kind === 'taken'
        ? takenText({ game }, what.taken, voice)
        : `${names.state(what.move.state)} → ${names.rung(what.move.to)}`;
    return `Decisive, turn ${turn}: ${did}. Because of it: ${endText(report, luck, voice)}.`;
  });
};

/** The likeliest step up that no team took: the first thing to ask about in a class in which all hold. */
const likeliestItem = ({ debrief }: ClassPlayed, { names }: Voice): readonly string[] => {
  const free = debrief.chances.filter(({ of, deed }) => of.kind === 'state' && deed === 'hold');
  const [first] = free;
  if (!first) return [];
  const best = free.reduce((most, row) => (row.up > most.up ? row : most), first);
  return [
    `The likeliest step up that a team did not take: ${names.state(best.of.id)} in turn ${best.turn}, to which the model gave ${percent(best.up)} over the turn.`,
  ];
};

/** What a reader needs who reads one page. */
export const summaryBlocks = (report: ClassPlayed): readonly Block[] => {
  const { debrief } = report;
  const voice = voiceOf(debrief.scenario);
  const end = debrief.run.turns.at(-1) ?? debrief.start;
  const { branches, worths } = debrief;
  return [
    heading(2, 'In short'),
    text(
      `On ${longDate(debrief.start.date)} ${recogniserSentence(debrief.start, voice)} On ${longDate(end.date)} ${recogniserSentence(end, voice)}`,
    ),
    list([
      ...(worths.actions.length === 0 ? ['Every team held in every turn.'] : []),
      wholeText(report),
      ...decisiveItems(report, voice),
      partedSentence(report),
      ...likeliestItem(report, voice),
      ...(branches
        ? [
            `The game has ${branches.ends.length} branches, since turns were played again. This is ${branchName(branches.ends.length - 1)}; the others are compared with it below.`,
          ]
        : []),
    ]),
  ];
};

/** What the summary of a pack says besides: how usual the future was, and whose predictions were best. */
export const countedItems = (report: DebriefReport): readonly string[] => {
  const { usual, debrief, game } = report;
  const [best] = debrief.scores
    .filter(({ brier }) => brier !== undefined)
    .toSorted((a, b) => (a.brier ?? 1) - (b.brier ?? 1));
  const label = game.exercise.seats.find(({ id }) => id === best?.seat)?.label ?? '';
  return [
    `Of the futures in which no people decide ${percent(usual.same.share)} count as many recognisers as the class, ${percent(usual.fewer.share)} fewer, ${percent(usual.more.share)} more.`,
    ...(best ? [`The best predictions of the played future were those of ${label}.`] : []),
  ];
};
