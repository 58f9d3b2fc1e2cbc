import { type OddsAsked, type OddsRequest, oddsManifest } from '../../library/odds.ts';
import type { OpenScenario } from '../../library/open-scenario.ts';
import type { Model } from '../../model/model.ts';
import type { DrawnFigures } from '../../study/evidence/draw.ts';
import {
  addTally,
  emptyTally,
  shapeOf,
  TABLES,
  type Tally,
  type TallyShape,
} from '../../study/futures/tally.ts';
import { faultInTally } from '../../study/futures/tally-fault.ts';
import { decodeStudy, encodeStudy, type StudyId, studyDifferences } from '../../study/futures/tally-file.ts';
import { isSealed } from '../../study/sealed/sealed-file.ts';
import { ensemblePlayer } from '../threads/run-ensemble.ts';
import type { PartedStudy, PartSums } from './parted.ts';
import { decodePart, encodePartFile, fillTables, PARTS_FILE } from './parts-file.ts';
import { type SentStudy, type SentWhole, sentAbout, sentDifferences, textOf } from './sent.ts';
import { withoutUndefined } from './without-undefined.ts';

const namedIn = ({ scenario, edits }: StudyId): string => JSON.stringify([scenario, edits]);

/** Parts of the futures of one scenario, to be added up. */
export const oddsSums = (id: StudyId, shape: TallyShape): PartSums<Tally> => {
  const encode = (tally: Tally): Uint8Array => encodeStudy({ id, tally });
  return {
    things: 'futures',
    size: id.runs,
    empty: () => emptyTally(shape),
    doneIn: ({ futures }) => futures,
    add: addTally,
    encode,
    encodePart: encode,
    decode: (bytes) => {
      const read = decodeStudy(bytes);
      if (!read.ok) return read;
      const { tally: part, id: found } = read.study;
      const differences = studyDifferences(
        { id: found, turns: part.shape.turns },
        { id, turns: shape.turns },
      );
      return { ok: true, part, differences, size: found.runs, named: namedIn(found) };
    },
  };
};

interface CountedStudy {
  readonly id: StudyId;
  readonly model: Model;
  readonly turns: number;
  readonly drawn?: DrawnFigures | undefined;
}

/** The futures of one scenario, to be counted in parts. `sent` is for other machines, if there are any. */
export const oddsParts = (
  { id, model, turns, drawn }: CountedStudy,
  sent?: SentStudy | undefined,
): PartedStudy<Tally> => {
  const { seed, past } = id;
  const shape = shapeOf(model, turns, past === undefined);
  const sums = oddsSums(id, shape);
  const parts = { ...sums, futuresEach: 1, ...ensemblePlayer({ model, seed, past, drawn, shape }) };
  return sent ? { ...parts, ...travelling(sums, id, shape, sent) } : parts;
};

/** Parts for travel, without the names of all states, which both ends know. Whole files are read too. */
const travelling = (
  sums: PartSums<Tally>,
  { frame, evidence }: StudyId,
  shape: TallyShape,
  study: SentStudy,
): Pick<PartSums<Tally>, 'encodePart' | 'decode'> => ({
  encodePart: (tally) =>
    encodePartFile(
      { study, done: tally.futures },
      TABLES.map((table) => tally[table]),
    ),
  decode: (bytes) =>
    isSealed(bytes, PARTS_FILE)
      ? decodePart<Tally>(bytes, {
          look: (found) => ({ differences: sentDifferences(found, study), size: found.request.futures }),
          empty: sums.empty(),
          read: ({ head, tables }) => {
            const part = { ...emptyTally(shape), futures: head.done };
            const fault = fillTables(
              tables,
              TABLES.map((table) => part[table]),
            );
            const start = frame.states.map(({ rung }) => rung);
            return fault ?? faultInTally(part, start, evidence === true) ?? part;
          },
        })
      : sums.decode(bytes),
});

/** The command that counts and shows the same odds. */
export const oddsCommand = (id: StudyId, shape: TallyShape, asked: OddsAsked): string =>
  oddsManifest({ id, tally: emptyTally(shape) }, asked, 'text').command;

interface OddsSent extends OddsRequest {
  readonly evidence?: boolean | undefined;
  readonly futures: number;
  readonly turns: number;
}

/** The odds of one scenario, for another machine. */
export const sentOdds = (
  open: OpenScenario,
  { seed, futures, turns, moves, from, future, evidence }: OddsSent,
): SentWhole => ({
  texts: [textOf(open)],
  sent: {
    ...sentAbout([open]),
    answer: 'odds',
    request: {
      ...{ seed, futures, turns },
      ...(evidence ? { evidence } : {}),
      ...withoutUndefined({
        moves: moves && [...moves],
        from: from === undefined ? from : String(from),
        future,
      }),
    },
  },
});
