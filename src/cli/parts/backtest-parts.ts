import { joinRanges, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import { VERSION } from '../../domain/version.ts';
import { asLines } from '../../library/forms.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import { backtestJson } from '../../report/waves/backtest-json.ts';
import type { BacktestReport, ScoredWave } from '../../report/waves/backtest-report.ts';
import { backtestText } from '../../report/waves/backtest-text.ts';
import { type Manifest, manifestOf } from '../../report/words/manifest.ts';
import { rulesHash } from '../../scenario/canonical.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { addTally, emptyTally, shapeOf, TABLES, type Tally } from '../../study/futures/tally.ts';
import { faultInTally } from '../../study/futures/tally-fault.ts';
import { scoreWave } from '../../study/waves/backtest.ts';
import { variantsOf } from '../../study/waves/backtest-variants.ts';
import type { Output } from '../delivery.ts';
import { isOwn } from '../files/find-scenario.ts';
import { type LoadedWave, waveMark, weightsName } from '../study/load-wave.ts';
import type { PartedStudy } from './parted.ts';
import { decodePart, encodePartFile, fillTables } from './parts-file.ts';
import { type SentOf, wholeDifferences } from './sent.ts';
import { withoutUndefined } from './without-undefined.ts';

/** Which waves to score, and how. */
interface BacktestPlan {
  readonly waves: readonly LoadedWave[];
  /** The waves to compare with. */
  readonly known: readonly LoadedWave[];
  readonly seed: string;
  readonly futures: number;
  /** As a person named them. */
  readonly weights: string | undefined;
  readonly rule: string | undefined;
}

/** Futures without cohesion only give bands, and futures of rivals only give means. Fewer of both are enough. */
const SHARES = { loose: 0.25, rival: 0.5 };

/** The plays of a wave, in order. The plays of rivals come last. */
const playsOf = (plan: BacktestPlan, wave: LoadedWave) => {
  const { scenario } = wave.wave;
  const others = plan.known.filter((other) => other.folder !== wave.folder);
  const judged = wave.judged === scenario ? undefined : wave.judged;
  const variants = variantsOf(
    scenario,
    others.map((other) => other.wave),
    judged,
  );
  const rivalRuns = Math.ceil(plan.futures * SHARES.rival);
  const plays: readonly (readonly [Scenario, number])[] = [
    [variants.model, plan.futures],
    [variants.loose, Math.ceil(plan.futures * SHARES.loose)],
    ...variants.rivals.map((rival) => [rival.scenario, rivalRuns] as const),
  ];
  return { wave, others, variants, plays };
};

/** A scenario of a wave that is played, and the place of its futures among all futures. */
interface Play {
  readonly scenario: Scenario;
  readonly turns: number;
  readonly at: Range;
}

const laidOut = (plan: BacktestPlan) => {
  let from = 0;
  return plan.waves.map((each) => {
    const { plays, ...wave } = playsOf(plan, each);
    const placed = plays.map(([scenario, runs]): Play => {
      const at = { from, to: from + runs };
      from = at.to;
      return { scenario, turns: wave.variants.turns, at };
    });
    return { ...wave, plays: placed };
  });
};

/** The result of the plays. It has a tally for each scenario of each wave, by the place of the scenario. */
export interface WaveTallies {
  readonly done: readonly Range[];
  readonly tallies: ReadonlyMap<number, Tally>;
}

const sentOf = ({ waves, seed, futures, weights, rule }: BacktestPlan): SentOf<'backtest'> => ({
  engine: VERSION,
  answer: 'backtest',
  scenarios: waves.map(({ path, name, sha256 }) => ({
    name: isOwn(path) ? name : path,
    edits: [],
    sha256,
    isEdited: false,
  })),
  request: {
    ...{ seed, futures, observed: waves.map(({ outcome }) => outcome) },
    ...withoutUndefined({ weights, rule }),
  },
});

const shifted = ({ from, to }: Range, by: number): Range => ({ from: from + by, to: to + by });

/** The plays of a plan, their models, and a function that finds the plays of some futures. */
const stageOf = (plan: BacktestPlan) => {
  const plays = laidOut(plan).flatMap((wave) => wave.plays);
  const models = new Map<number, Model>();
  const modelOf = (k: number, { scenario }: Play): Model => {
    const model = models.get(k) ?? compile(scenario);
    models.set(k, model);
    return model;
  };
  return {
    size: plays.at(-1)?.at.to ?? 0,
    modelOf,
    emptyOf: (k: number, play: Play, kind?: 'shared'): Tally =>
      emptyTally(shapeOf(modelOf(k, play), play.turns), kind),
    /** The plays that contain some futures. Each has the numbers of these futures within the play. */
    touched: (done: readonly Range[]) =>
      plays.flatMap((play, k) => {
        const futures = overlapOf(done, [play.at]).map((range) => shifted(range, -play.at.from));
        return futures.length === 0 ? [] : [{ k, play, futures }];
      }),
  };
};
type Stage = ReturnType<typeof stageOf>;

/** Reads the tallies of some futures, or says what is wrong with them. */
const talliesIn = (
  { touched, emptyOf }: Stage,
  done: readonly Range[],
  bytes: Uint8Array,
): ReadonlyMap<number, Tally> | string => {
  const read = touched(done).map(({ k, play, futures }) => ({
    ...{ k, play },
    tally: { ...emptyOf(k, play), futures },
  }));
  const wrong = fillTables(
    bytes,
    read.flatMap(({ tally }) => TABLES.map((table) => tally[table])),
  );
  if (wrong !== undefined) return wrong;
  for (const { play, tally } of read) {
    const fault = faultInTally(
      tally,
      play.scenario.states.map(({ rung }) => rung),
      false,
    );
    if (fault !== undefined) return fault;
  }
  return new Map(read.map(({ k, tally }) => [k, tally]));
};

/** Adds the tallies of a part to a sum, in place. */
const addTallies = (sum: WaveTallies, part: WaveTallies): WaveTallies => {
  const tallies = new Map(sum.tallies);
  for (const [k, tally] of part.tallies) {
    const before = tallies.get(k);
    tallies.set(k, before ? addTally(before, tally) : tally);
  }
  return { done: joinRanges([...sum.done, ...part.done]), tallies };
};

/** The futures of waves and of their rivals, to be played in parts. They are numbered through all waves. */
export const backtestParts = (plan: BacktestPlan): PartedStudy<WaveTallies> => {
  const stage = stageOf(plan);
  const { size, modelOf, emptyOf, touched } = stage;
  const empty = (): WaveTallies => ({ done: [], tallies: new Map() });
  const study = sentOf(plan);
  const encode = ({ done, tallies }: WaveTallies): Uint8Array =>
    encodePartFile(
      { study, done },
      touched(done).flatMap(({ k }) => TABLES.flatMap((table) => tallies.get(k)?.[table] ?? [])),
    );
  return {
    things: 'futures',
    size,
    futuresEach: 1,
    empty,
    doneIn: ({ done }) => done,
    play: async (pool, range, signal) => {
      const tallies = new Map<number, Tally>();
      for (const { k, play, futures } of touched([range])) {
        const [piece] = futures;
        if (!piece) continue;
        const into = emptyOf(k, play, 'shared');
        await pool.count({ model: modelOf(k, play), seed: plan.seed, futures: piece, into }, signal);
        tallies.set(k, { ...into, futures });
      }
      return { done: [range], tallies };
    },
    add: addTallies,
    encode,
    encodePart: encode,
    decode: (bytes) =>
      decodePart<WaveTallies>(bytes, {
        // If the number of futures differs, their places differ too.
        look: (found) => ({ differences: wholeDifferences(found, study), size }),
        empty: empty(),
        read: ({ head: { done }, tables }) => {
          const tallies = talliesIn(stage, done, tables);
          return typeof tallies === 'string' ? tallies : { done, tallies };
        },
      }),
  };
};

/** The scores of the waves that were completely played. Records of waves are used only here, after the futures. */
const scoredWaves = (plan: BacktestPlan, { done, tallies }: WaveTallies): readonly ScoredWave[] => {
  let place = 0;
  return laidOut(plan).flatMap(({ wave, others, variants, plays }): readonly ScoredWave[] => {
    const [model, loose, ...more] = plays.map(() => tallies.get(place++));
    const isWhole = plays.every(({ at }) => sizeOf(overlapOf(done, [at])) === at.to - at.from);
    const rivals = variants.rivals.flatMap(({ id, label }, r) => {
      const tally = more[r];
      return tally ? [{ id, label, tally }] : [];
    });
    if (!isWhole || !model || !loose) return [];
    const { turns, cohesion } = variants;
    const score = scoreWave({ folder: wave, others, turns, cohesion, model, loose, rivals });
    const { sha256, outcome, layer } = wave;
    const rules = rulesHash(wave.wave.scenario);
    return [{ score, sha256, outcome, rules, layer, others: others.map((other) => other.wave.id) }];
  });
};

/** The manifest of a score of waves. */
export const backtestManifest = (
  { waves, seed, futures, weights, rule }: BacktestPlan,
  scored: number,
  form: 'text' | 'json',
): Manifest => {
  const about = { engine: VERSION, waves: waves.slice(0, scored).map(waveMark), seed };
  const options = withoutUndefined({ weights: weights === undefined ? weights : weightsName(weights), rule });
  return manifestOf({ ...about, answer: 'backtest', futures, asked: futures, options }, form);
};

/** The scores of the waves that were completely played, with the manifest. */
export const backtestReport = (plan: BacktestPlan, sum: WaveTallies): BacktestReport => ({
  engine: VERSION,
  seed: plan.seed,
  futures: plan.futures,
  waves: scoredWaves(plan, sum),
});

/** The formats that scores of waves are written in. */
export const BACKTEST_FORMATS = ['text', 'json', 'tally'] as const;

/** The scores in the requested format. */
export const backtestOutput = (
  plan: BacktestPlan,
  sum: WaveTallies,
  format: (typeof BACKTEST_FORMATS)[number],
  scored?: BacktestReport,
): Output => {
  if (format === 'tally') return { pieces: [backtestParts(plan).encode(sum)] };
  const report = scored ?? backtestReport(plan, sum);
  if (format === 'text') return { pieces: asLines(backtestText(report)) };
  return { pieces: [backtestJson(report, backtestManifest(plan, report.waves.length, format))] };
};
