import type { Edit } from '../../domain/edit.ts';
import { type Estimate, type Share, shareOf } from '../../domain/intervals.ts';
import { type Session, sessionOn } from '../../session/session.ts';
import { meanOf } from '../../study/compare/paired.ts';
import { type PairedEndings, pairedEndings } from '../../study/compare/paired-endings.ts';
import { type Endings, endingsOf } from '../../study/futures/goals.ts';
import { correctionEdits, correctionsOf, judgementSeal } from '../evidence/acts.ts';
import type { EvidenceCard } from '../evidence/card.ts';
import { type Exercise, entryOf, lengthOf, type SeatId, voteOf } from '../exercise.ts';
import type { Game } from '../game.ts';
import type { Correction, Judgement } from '../table.ts';
import { debriefFutures, MOST_FUTURES } from './worth.ts';

/** The outcome of a scenario without people. */
interface OddsSide {
  /** The mean number of recognisers at the end of the class. */
  readonly count: Estimate;
  /** By prediction: the share of the futures in which it comes about. */
  readonly goals: readonly Share[];
}

/** The odds of the predictions in the same futures: of the scenario as its file has it, and as corrected. */
export interface OddsCompared {
  readonly futures: number;
  readonly before: OddsSide;
  /** Undefined as long as no number was corrected. `difference` is after less before. */
  readonly after: (OddsSide & { readonly difference: PairedEndings }) | undefined;
}

/**
 * The effect of a row of evidence: the scenario, minus the scenario without the row. Undefined if the row sets no
 * number.
 */
interface RowEffect {
  readonly seat: SeatId;
  readonly card: EvidenceCard;
  readonly effect: PairedEndings | undefined;
  /** Its place among the measured rows of the seat by the size of its effect on the count, from 1. */
  readonly rank: number | undefined;
}

/** A judgement that was opened. */
interface OpenedJudgement {
  readonly seat: SeatId;
  readonly judgement: Judgement;
  /** Whether the seal is the hash of the opened judgement. */
  readonly holds: boolean;
  /** The place of the row that the seat said moves most, and how many rows were measured. */
  readonly rank: number | undefined;
  readonly ranked: number;
  /** How a stored text contradicts the row that the seat said is weakest. Undefined if no text contradicts it. */
  readonly contradicted: string | undefined;
}

interface MadeCorrection {
  readonly correction: Correction;
  readonly card: EvidenceCard;
  /** Whether the class voted that it goes upstream. */
  readonly upstream: boolean;
}

/** What the seats judged and corrected, and what it moves. */
export interface EvidenceDebrief {
  readonly odds: OddsCompared;
  /** In how many futures each row was left out. */
  readonly futures: number;
  readonly rows: readonly RowEffect[];
  readonly judgements: readonly OpenedJudgement[];
  readonly corrections: readonly MadeCorrection[];
}

/** Plays futures of a scenario without people, with some of its numbers edited. */
export const endingsWith = (
  { exercise }: Pick<Game, 'exercise'>,
  { scenario, model, recipe }: Session,
  edits: readonly Edit[],
  futures: number,
): Endings =>
  endingsOf(edits.length === 0 ? model : sessionOn(scenario, { ...recipe, edits }).model, {
    seed: recipe.seed,
    futures: { from: 0, to: futures },
    goals: exercise.predictions,
    turns: lengthOf(exercise),
  });

const sideOf = ({ counts, outcomes }: Endings): OddsSide => {
  const n = counts.length;
  const sum = counts.reduce((all, count) => all + count, 0);
  const squares = counts.reduce((all, count) => all + count * count, 0);
  const goals = outcomes.map((each) =>
    shareOf(
      each.reduce((all, reached) => all + reached, 0),
      n,
    ),
  );
  return { count: meanOf(sum, squares, n), goals };
};

const comparedWith = (own: Endings, other: Endings | undefined): OddsCompared => ({
  futures: own.counts.length,
  before: sideOf(own),
  after: other && { ...sideOf(other), difference: pairedEndings(other, own) },
});

/** The odds before and after the corrections, in at most `most` futures without people. */
export const oddsCompared = (game: Game, alone: Session, most: number = MOST_FUTURES): OddsCompared => {
  const futures = debriefFutures(2, alone.scenario.states.length, lengthOf(game.exercise), most);
  const edits = correctionEdits(game.exercise, game.table);
  const own = endingsWith(game, alone, [], futures);
  return comparedWith(own, edits.length === 0 ? undefined : endingsWith(game, alone, edits, futures));
};

/** The corrections that votes send upstream, as `SEAT-N`. */
const sentUpstream = ({ exercise, table }: Game): ReadonlySet<string> =>
  new Set(
    table.resolved.flatMap(({ vote, option }) => {
      const { correction } = entryOf('option', voteOf(exercise, vote).options, option);
      return correction ? [`${correction.seat}-${correction.n}`] : [];
    }),
  );

const madeCorrections = (game: Game): readonly MadeCorrection[] => {
  const sent = sentUpstream(game);
  return game.exercise.seats.flatMap(({ id, rows }) =>
    correctionsOf(game.table, id).map((correction, i) => ({
      correction,
      card: entryOf('row', rows, correction.row),
      upstream: sent.has(`${id}-${i + 1}`),
    })),
  );
};

type Measured = Omit<RowEffect, 'rank'>;

const sizeOf = ({ effect }: Measured): number => Math.abs(effect?.count.value ?? 0);

/** Each row with its place among the measured rows of its seat. Rows with effects of equal size share a place. */
const ranked = (rows: readonly Measured[]): readonly RowEffect[] =>
  rows.map((row) => {
    const larger = rows.filter(
      (other) => other.seat === row.seat && other.effect && sizeOf(other) > sizeOf(row),
    );
    return { ...row, rank: row.effect && larger.length + 1 };
  });

const measuredRows = (
  { exercise }: { readonly exercise: Exercise },
  futures: number,
  endings: (edits: readonly Edit[]) => Endings,
): readonly RowEffect[] => {
  const own = endings([]);
  const known = new Map<string, PairedEndings>();
  const effectOf = ({ number }: EvidenceCard): PairedEndings | undefined => {
    if (!number || futures === 0) return undefined;
    const found = known.get(number.path);
    const effect = found ?? pairedEndings(own, endings([{ path: number.path, value: number.without }]));
    known.set(number.path, effect);
    return effect;
  };
  return ranked(
    exercise.seats.flatMap(({ id: seat, rows }) =>
      rows.map((card) => ({ seat, card, effect: effectOf(card) })),
    ),
  );
};

const openedJudgements = (
  { exercise, table }: Game,
  rows: readonly RowEffect[],
): readonly OpenedJudgement[] =>
  exercise.seats.flatMap(({ id: seat, excerpts }) => {
    const judgement = table.judged[seat];
    if (!judgement) return [];
    const own = rows.filter((row) => row.seat === seat && row.effect);
    return [
      {
        seat,
        judgement,
        holds: judgementSeal(exercise.id, seat, judgement) === judgement.seal,
        rank: own.find(({ card }) => card.id === judgement.most)?.rank,
        ranked: own.length,
        contradicted: excerpts.find(({ row, contradicts }) => row === judgement.weakest && contradicts)
          ?.contradicts,
      },
    ];
  });

/** The part of a debrief on evidence: each row is left out in turn, in at most `most` futures. Undefined if no seat has rows. */
export const evidenceDebrief = (
  game: Game,
  alone: Session,
  most: number = MOST_FUTURES,
): EvidenceDebrief | undefined => {
  const { exercise } = game;
  const paths = new Set(exercise.seats.flatMap(({ rows }) => rows.map(({ number }) => number?.path)));
  if (!exercise.seats.some(({ rows }) => rows.length > 0)) return undefined;
  const futures = debriefFutures(paths.size + 1, alone.scenario.states.length, lengthOf(exercise), most);
  const rows = measuredRows(game, futures, (edits) => endingsWith(game, alone, edits, futures));
  return {
    odds: oddsCompared(game, alone, most),
    futures,
    rows,
    judgements: openedJudgements(game, rows),
    corrections: madeCorrections(game),
  };
};
