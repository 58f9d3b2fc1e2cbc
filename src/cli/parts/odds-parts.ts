import { type OddsAsked, type OddsRequest, oddsManifest } from '../../library/odds.ts';
import type { OpenScenario } from '../../library/open-scenario.ts';
import type { Model } from '../../model/model.ts';
import { addTally, emptyTally, shapeOf, type Tally, type TallyShape } from '../../study/futures/tally.ts';
import { decodeStudy, encodeStudy, type StudyId, studyDifferences } from '../../study/futures/tally-file.ts';
import { ensemblePlayer } from '../threads/run-ensemble.ts';
import type { PartedStudy, PartSums } from './parted.ts';
import { type SentWhole, sentAbout, textOf } from './sent.ts';

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
  readonly twins: boolean;
}

/** The futures of one scenario, to be counted in parts. */
export const oddsParts = ({ id, model, turns, twins }: CountedStudy): PartedStudy<Tally> => {
  const { seed, past } = id;
  const shape = shapeOf(model, turns, twins && past === undefined);
  return { ...oddsSums(id, shape), futuresEach: 1, ...ensemblePlayer({ model, seed, past, shape }) };
};

/** The command that counts and shows the same odds. */
export const oddsCommand = (id: StudyId, shape: TallyShape, asked: OddsAsked): string =>
  oddsManifest({ id, tally: emptyTally(shape) }, asked, 'text').command;

interface OddsSent extends OddsRequest {
  readonly futures: number;
  readonly turns: number;
}

/** The odds of one scenario, for another machine. */
export const sentOdds = (
  open: OpenScenario,
  { seed, futures, turns, moves, from, future }: OddsSent,
): SentWhole => ({
  texts: [textOf(open)],
  sent: {
    ...sentAbout([open]),
    answer: 'odds',
    request: {
      ...{ seed, futures, turns },
      ...(moves === undefined ? {} : { moves: [...moves] }),
      ...(from === undefined ? {} : { from: String(from) }),
      ...(future === undefined ? {} : { future }),
    },
  },
});
