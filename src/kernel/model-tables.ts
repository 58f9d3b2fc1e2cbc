import { MOVE_CAUSES } from '../domain/run.ts';
import type { Model } from '../model/model.ts';
import {
  datesOf,
  factorTables,
  happeningTables,
  inRows,
  occasionLists,
  positionOfIndex,
  wordsOfNames,
} from './happening-tables.ts';
import type { ModelTables, NumberName, WholeNumberName } from './layout.ts';

/** The numbers of the model; the others are 0. */
export const numbersOf = ({ social, rates, target, norm }: Model): Partial<Record<NumberName, number>> => ({
  cap: social.cap,
  legitimacyStart: social.legitimacyStart,
  hysteresis: rates.hysteresis,
  logTurn: rates.logTurn,
  monthsPerTurn: rates.monthsPerTurn,
  halfLife: social.halfLife,
  tabooHalf: social.tabooHalf,
  prizeFactor: target.prize,
  backlashStart: target.backlash,
  normStart: norm.start,
  normAct: norm.act,
  most: 1,
  least: 1,
});

const weightPlaces = ({ ids }: Model) => {
  const weight = (id: string): number => ids.weights.indexOf(id);
  return {
    weightCount: ids.weights.length,
    impliedWeight: weight('implied'),
    conditionsWeight: weight('conditions'),
    precedentWeight: weight('precedent'),
    pulseWeight: weight('pulse'),
    matchWeight: weight('match'),
    legitimacyWeight: weight('legitimacy'),
    tabooWeight: weight('taboo'),
    leadingWeight: weight('leading'),
  };
};

/** The whole numbers of the model; the others are 0. */
export const wholeNumbersOf = (model: Model): Partial<Record<WholeNumberName, number>> => {
  const { states, drivers, ids, occasions } = model;
  const { dated, chances } = occasionLists(model);
  const { norm_push: normPush, norm_scale: normScale, ...builtIn } = model.builtIn;
  return {
    ...weightPlaces(model),
    ...builtIn,
    normPush,
    normScale,
    states: states.count,
    rungs: model.rungs,
    top: model.top,
    members: states.members,
    drivers: drivers.count,
    profileSteps: drivers.steps,
    facts: model.rates.byFact.ids.length,
    dwell: model.rates.dwell,
    bottomLends: model.rungStanding[0] === 0 ? 0 : 1,
    leader: model.social.leading,
    variables: ids.variables.length,
    tracks: model.target.tracks.length,
    rights: model.target.rights ?? -1,
    stepCount: model.steps.length,
    fadingCount: model.fading.length,
    neighbourCount: states.neighbours.length,
    coordinating: model.blocs.coordinating.length,
    occasionKinds: occasions.length,
    datedKinds: dated.length,
    chanceKinds: chances.length,
    dateTurns: occasions.length === 0 ? 0 : datesOf(model).length / occasions.length,
    effectCount: model.effects.length,
    weightsVary: model.weightsVary ? 1 : 0,
    moveCauses: MOVE_CAUSES.length,
  };
};

/** By state, then rung: the amounts that a state adds to two sums over states (src/model/derived.ts). */
const perRung = (
  { states, rungs }: Model,
  amounts: (i: number, rung: number) => readonly [number, number],
): Float64Array =>
  Float64Array.from(
    Array.from({ length: states.count }, (_, i) =>
      Array.from({ length: rungs }, (__, rung) => amounts(i, rung)).flat(),
    ).flat(),
  );

/** The words of the names of both clocks, by state, then rung. */
const clockNames = ({ states, rungs }: Model): Int32Array => {
  const words = new Int32Array(states.count * rungs * 4);
  states.clocks.forEach(({ up, down }, i) => {
    [up, down].forEach((names, side) => {
      names.forEach(({ high, low }, k) => {
        words.set([high, low], (i * rungs + k) * 4 + 2 * side);
      });
    });
  });
  return words;
};

/** The words of the names of dispositions, filled up to a multiple of four. */
const dispositionNames = ({ states }: Model): Int32Array => {
  const words = new Int32Array(8 * Math.ceil(states.count / 4));
  states.dispositionHigh.forEach((high, i) => {
    words.set([high, states.dispositionLow[i] as number], 2 * i);
  });
  return words;
};

const stateTables = (model: Model) => {
  const { states, rates, social, top, rungStanding, climbs, blocs } = model;
  const standing = (i: number): number => states.standing[i] as number;
  return {
    traits: states.traits,
    disposition: states.disposition,
    implied: states.implied,
    factCounts: rates.byFact.counts,
    caution: states.taboo,
    power: states.power,
    pulseEnds: social.pulseEnds,
    ownShare: blocs.own,
    member: states.member,
    climbs,
    lent: perRung(model, (i, rung) => [
      standing(i) * (rungStanding[rung] as number),
      rung === 0 ? 0 : standing(i) * (climbs[rung] as number),
    ]),
    weighed: perRung(model, (i, rung) => [
      rung === 0 || rung === top
        ? 0
        : standing(i) * (0.3 + 0.7 * (states.leverage[i] as number)) * (climbs[rung] as number),
      rung === top ? (states.power[i] as number) : 0,
    ]),
    clockNames: clockNames(model),
    dispositionNames: dispositionNames(model),
    neighbours: states.neighbours,
    stepTo: new Int32Array(states.count),
  };
};

const DRAWN_TABLES = ['weight', 'up', 'down', 'reform', 'backslide', 'byFact', 'pushBacklash'] as const;

/** The parameters that futures draw, rule by rule. */
const drawTables = ({ rules }: Model) => {
  const draws = rules.flatMap((rule) => rule.draws);
  const places = inRows<number>(draws.map(({ at }) => at));
  return {
    drawStart: inRows(rules.map((rule) => rule.draws)).start,
    drawNames: wordsOfNames(draws),
    drawMean: Float64Array.from(draws, ({ mean }) => mean),
    drawSd: Float64Array.from(draws, ({ sd }) => sd),
    drawTable: Uint8Array.from(draws, ({ table }) => DRAWN_TABLES.indexOf(table)),
    drawnStart: places.start,
    drawn: Int32Array.from(places.all),
  };
};

const tieTables = ({ peers, rivals, followers, watchers, demands }: Model) => ({
  demandStart: demands.start,
  demandTrack: demands.track,
  demandLevel: demands.level,
  demandStrength: demands.strength,
  peerStart: peers.start,
  peerOther: peers.other,
  peerWeight: peers.weight,
  rivalStart: rivals.start,
  rivalOther: rivals.other,
  rivalWeight: rivals.weight,
  followerStart: followers.start,
  followerOther: followers.other,
  followerWeight: followers.weight,
  watcherStart: watchers.start,
  watcherOther: watchers.other,
});

const blocTables = ({ blocs, top }: Model) => {
  const together = blocs.coordinating;
  const moving = inRows<number>(together.map(({ members }) => members));
  return {
    cohesion: Float64Array.from(together, ({ cohesion }) => cohesion),
    coordinatingStart: moving.start,
    coordinatingMember: Int32Array.from(moving.all),
    blocNames: wordsOfNames(together.flatMap(({ names }) => names.slice(0, top))),
    blocDrawn: new Float64Array(top),
  };
};

const valueTables = ({ target, drivers, demands, variableStart, fading, steps }: Model) => {
  const holders = inRows<number>([...drivers.holders, ...demands.holders]);
  const { tracks } = target;
  return {
    profile: drivers.profile,
    variableStart,
    fadingVariable: Int32Array.from(fading, ({ variable }) => variable),
    fadingKeeps: Float64Array.from(fading, ({ keeps }) => keeps),
    stepSource: Int32Array.from(steps, ({ source }) => source),
    stepOf: Int32Array.from(steps, ({ of }) => (typeof of === 'number' ? of : 0)),
    stepIndex: Int32Array.from(steps, ({ of }) => (typeof of === 'number' ? -1 : positionOfIndex(of))),
    holderStart: holders.start,
    holder: Int32Array.from(holders.all),
    trackStepSize: Int32Array.from(tracks, ({ step }) => step),
    trackGrain: Int32Array.from(tracks, ({ grain }) => grain),
    trackResistance: Float64Array.from(tracks, ({ resistance }) => resistance),
    trackNames: wordsOfNames(tracks.flatMap(({ upName, downName }) => [upName, downName])),
  };
};

/** Tables of one length, one after another. */
const joined = (tables: readonly Float64Array[]): Float64Array => {
  const { length } = tables[0] as Float64Array;
  const all = new Float64Array(tables.length * length);
  tables.forEach((table, n) => {
    all.set(table, n * length);
  });
  return all;
};

/** The tables of the start of futures. */
const startTables = ({ states, target, rates, rules }: Model) => ({
  startRung: states.rung,
  startLastMove: states.lastMove,
  startRecognisedFor: states.recognisedFor,
  startReform: target.reform,
  startBackslide: target.backslide,
  startPushBacklash: target.pushBacklash,
  startByFact: rates.byFact.mean,
  trackStart: Uint8Array.from(target.tracks, ({ start }) => start),
  ruleUp: joined(rules.map(({ up }) => up)),
  ruleDown: joined(rules.map(({ down }) => down)),
  ruleWeights: joined(rules.map(({ weightMeans }) => weightMeans)),
});

/** Every table of the model that passes read, and the tables that passes need for a while. */
export const modelTables = (model: Model): ModelTables => ({
  ...stateTables(model),
  ...startTables(model),
  ...drawTables(model),
  ...tieTables(model),
  ...blocTables(model),
  ...valueTables(model),
  ...factorTables(model),
  ...happeningTables(model),
});
