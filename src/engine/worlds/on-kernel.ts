import type { CountLengths } from '../../kernel/counted.ts';
import { bindKernel } from '../../kernel/kernel.ts';
import type { WorldTables } from '../../kernel/layout.ts';
import type { Model } from '../../model/model.ts';
import type { Luck } from '../../random/luck.ts';
import { makeWorld, type Scratch, type World } from '../world.ts';
import { passesOf } from './passes.ts';

const tablesOfSituation = ({ now, weightBase, variableBase }: World) => ({
  rung: now.rung,
  weights: now.weights,
  weightBase,
  up: now.up,
  down: now.down,
  reform: now.reform,
  backslide: now.backslide,
  pushBacklash: now.pushBacklash,
  byFact: now.byFact,
  uncertainty: now.uncertainty,
  pulse: now.pulse,
  boostUp: now.boostUp,
  boostDown: now.boostDown,
  blockUp: now.blockUp,
  blockDown: now.blockDown,
  sources: now.sources,
  variableBase,
  climate: now.climate,
  asked: now.asked,
  seen: now.seen,
  fixed: now.fixed,
  own: now.own,
  stakes: now.stakes,
  claims: now.claims,
  social: now.social,
  logUp: now.logUp,
  logDown: now.logDown,
  recognisers: now.recognisers,
  membersAt: now.membersAt,
});

const tablesOfClocks = ({ up, down, trackUp, trackDown, occasionClocks }: World) => ({
  upRate: up.rate,
  upPressure: up.pressure,
  upThreshold: up.threshold,
  upKeptPressure: up.keptPressure,
  upKeptThreshold: up.keptThreshold,
  upFirings: up.firings,
  downRate: down.rate,
  downPressure: down.pressure,
  downThreshold: down.threshold,
  downKeptPressure: down.keptPressure,
  downKeptThreshold: down.keptThreshold,
  downFirings: down.firings,
  trackUpPressure: trackUp.pressure,
  trackUpThreshold: trackUp.threshold,
  trackUpFirings: trackUp.firings,
  trackDownPressure: trackDown.pressure,
  trackDownThreshold: trackDown.threshold,
  trackDownFirings: trackDown.firings,
  occasionPressure: occasionClocks.pressure,
  occasionThreshold: occasionClocks.threshold,
  occasionFirings: occasionClocks.firings,
});

const tablesOfTurn = (scratch: Scratch) => ({
  tracksBefore: scratch.tracksBefore,
  trackStep: scratch.trackStep,
  occasions: scratch.occasions,
  struck: scratch.struck,
  stale: scratch.stale,
  isResting: scratch.isResting,
  frozen: scratch.frozen,
  fired: scratch.fired,
  firedList: scratch.firedList,
  pulseDue: scratch.pulseDue,
  moveBy: scratch.moveBy,
  moveTo: scratch.moveTo,
  movedState: scratch.movedState,
  movedFrom: scratch.movedFrom,
  movedTo: scratch.movedTo,
  movedCause: scratch.movedCause,
});

const tablesOf = (world: World): WorldTables => ({
  ...tablesOfSituation(world),
  ...tablesOfClocks(world),
  ...tablesOfTurn(world.scratch),
  lastMove: world.lastMove,
  recognisedFor: world.recognisedFor,
  trackBase: world.trackBase,
  happened: world.happened,
  lastHappened: world.lastHappened,
  effectUntil: world.effectUntil,
  inForce: world.inForce,
});

/** A world that the kernel plays, with room for counts of these lengths; undefined where WebAssembly or its vectors are missing. */
export const makeWorldOnKernel = (
  model: Model,
  luck: Luck,
  lengthOf?: CountLengths | undefined,
): World | undefined => {
  const bound = bindKernel(model, (room) => makeWorld(model, luck, room), tablesOf, lengthOf);
  return bound && { ...bound.world, passes: passesOf(bound.kernel) };
};
