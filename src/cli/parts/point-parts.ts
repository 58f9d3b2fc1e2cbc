import type { OpenScenario } from '../../library/open-scenario.ts';
import type { SensitivityPlan, SensitivityRequest } from '../../library/sensitivity.ts';
import type { PointsAbout } from '../../study/sealed/study-about.ts';
import { planSize } from '../../study/sensitivity/design.ts';
import {
  addPoints,
  emptyPoints,
  type PointPart,
  type PointTable,
  partOf,
} from '../../study/sensitivity/points.ts';
import {
  decodePoints,
  encodePoints,
  type PointStudy,
  pointDifferences,
} from '../../study/sensitivity/points-file.ts';
import type { PartedStudy, PartSums } from './parted.ts';
import { type SentWhole, sentAbout, textOf } from './sent.ts';
import { withoutUndefined } from './without-undefined.ts';

const namedIn = ({ scenario, variants, edits }: PointsAbout): string =>
  JSON.stringify([scenario.name, variants.map(({ name }) => name), edits]);

/** Parts of the points of a study of what matters, to be joined. */
export const pointSums = ({
  about,
  plan,
}: Pick<PointStudy, 'about' | 'plan'>): PartSums<PointTable, PointPart> => {
  const encodePart = (part: PointPart): Uint8Array => encodePoints({ about, plan, part });
  return {
    things: 'points',
    size: planSize(plan),
    empty: () => emptyPoints(plan),
    doneIn: ({ points }) => points,
    add: addPoints,
    encode: (table) => encodePart(partOf(table)),
    encodePart,
    decode: (bytes) => {
      const read = decodePoints(bytes);
      if (!read.ok) return read;
      const { part, ...found } = read.study;
      const differences = pointDifferences(found, { about, plan });
      return { ok: true, part, differences, size: planSize(found.plan), named: namedIn(found.about) };
    },
  };
};

/** The points of a study of what matters, to be played in parts. */
export const pointParts = (planned: SensitivityPlan): PartedStudy<PointTable, PointPart> => {
  const { plan, models, scenarios } = planned;
  return {
    ...pointSums(planned),
    futuresEach: plan.futures,
    play: async (pool, points, signal) => ({
      points: [points],
      rows: await pool.points({ models, scenarios, plan, points }, signal),
    }),
  };
};

interface PointsSent extends SensitivityRequest {
  readonly futures: number;
}

/** A study of what matters, for another machine. */
export const sentPoints = (scenarios: readonly OpenScenario[], request: PointsSent): SentWhole => {
  const { seed, futures, outcome = 'count', when, method = 'sobol', rows, pairs, inputs, evidence } = request;
  return {
    texts: scenarios.map(textOf),
    sent: {
      ...sentAbout(scenarios),
      answer: 'sensitivity',
      request: {
        ...{ seed, futures, outcome, method },
        ...(evidence ? { evidence } : {}),
        ...withoutUndefined({ when, rows, pairs, inputs: inputs && [...inputs] }),
      },
    },
  };
};
