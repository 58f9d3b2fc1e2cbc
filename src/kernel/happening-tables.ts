import { CLIMATE_INDICES } from '../domain/indices.ts';
import type {
  Model,
  ModelAmong,
  ModelClimateFactor,
  ModelCondition,
  ModelEffect,
  ModelQuantity,
} from '../model/model.ts';
import type { ClockName } from '../model/parts/clock-name.ts';
import { effectTables } from '../model/parts/effect-tables.ts';
import type { ModelTables } from './layout.ts';

/** Lists of different lengths, one after another: list n is at start[n] .. start[n + 1] − 1. */
export const inRows = <Item>(
  lists: readonly Iterable<Item>[],
): { readonly start: Int32Array; readonly all: readonly Item[] } => {
  const all: Item[] = [];
  const start = [0];
  for (const list of lists) start.push(all.push(...list));
  return { start: Int32Array.from(start), all };
};

export const wordsOfNames = (names: readonly Pick<ClockName, 'high' | 'low'>[]): Int32Array =>
  Int32Array.from(names.flatMap(({ high, low }) => [high, low]));

/** Positions of indices in conditions: those of climates, then the norm. */
const INDICES = [...CLIMATE_INDICES, 'norm_strength'] as const;
export const positionOfIndex = (id: (typeof INDICES)[number]): number => INDICES.indexOf(id);

const QUANTITIES = ['source', 'index', 'rung', 'count', 'share', 'sum', 'happened'] as const;
const NODES = ['all', 'any', 'not', 'at_least', 'at_most', 'above', 'below'] as const;

interface Node {
  kind: number;
  first: number;
  count: number;
  quantity: number;
  value: number;
}

type SumPart = readonly [source: number, coefficient: number];

/** What conditions look at besides single numbers: the parts of sums, and lists of states, of which the first are blocs. */
interface Looked {
  readonly sums: SumPart[];
  readonly lists: Int32Array[];
}

/** The position, among the lists, of the states that a count looks at. −1: all states. */
const positionOfStates = (among: ModelAmong, { lists }: Looked): number => {
  if (among === undefined) return -1;
  return typeof among === 'number' ? among : lists.push(among) - 1;
};

/** The two numbers that say which quantity is compared. */
const placesOfQuantity = (quantity: ModelQuantity, looked: Looked): readonly [number, number] => {
  switch (quantity.kind) {
    case 'source':
      return [quantity.source, 0];
    case 'index':
      return [positionOfIndex(quantity.id), 0];
    case 'rung':
      return [quantity.state, 0];
    case 'count':
    case 'share':
      return [quantity.rung, positionOfStates(quantity.among, looked)];
    case 'sum': {
      const first = looked.sums.length;
      looked.sums.push(
        ...quantity.sources.map((source, t) => [source, quantity.coefficients[t] ?? 0] as const),
      );
      return [first, quantity.sources.length];
    }
    case 'happened':
      return [quantity.occasion, 0];
  }
};

/** Conditions as rows of one table: the parts of a row lie side by side. */
const conditionTables = ({ occasions, blocs }: Model) => {
  const nodes: Node[] = [];
  const looked: Looked = { sums: [], lists: [...blocs.members] };
  const write = (at: number, condition: ModelCondition): void => {
    if (condition.kind === 'compare') {
      const [first, count] = placesOfQuantity(condition.quantity, looked);
      const quantity = QUANTITIES.indexOf(condition.quantity.kind);
      nodes[at] = { kind: NODES.indexOf(condition.test), first, count, quantity, value: condition.value };
      return;
    }
    const parts = condition.kind === 'not' ? [condition.of] : condition.of;
    const first = nodes.length;
    nodes[at] = { kind: NODES.indexOf(condition.kind), first, count: parts.length, quantity: 0, value: 0 };
    nodes.length += parts.length;
    parts.forEach((part, n) => {
      write(first + n, part);
    });
  };
  const occasionWhen = occasions.map(({ when: condition }) => {
    if (!condition) return -1;
    const at = nodes.length++;
    write(at, condition);
    return at;
  });
  const { sums } = looked;
  const lists = inRows<number>(looked.lists);
  return {
    blocStart: lists.start,
    blocMember: Int32Array.from(lists.all),
    occasionWhen: Int32Array.from(occasionWhen),
    nodeKind: Int32Array.from(nodes, ({ kind }) => kind),
    nodeFirst: Int32Array.from(nodes, ({ first }) => first),
    nodeCount: Int32Array.from(nodes, ({ count }) => count),
    nodeQuantity: Int32Array.from(nodes, ({ quantity }) => quantity),
    nodeValue: Float64Array.from(nodes, ({ value }) => value),
    sumSource: Int32Array.from(sums, ([source]) => source),
    sumCoefficient: Float64Array.from(sums, ([, coefficient]) => coefficient),
  };
};

const EFFECT_KINDS: readonly ModelEffect['kind'][] = [
  'variable',
  'track',
  'move',
  'shift',
  'boost',
  'block',
  'weight',
];

const amountOf = (effect: ModelEffect): number => {
  switch (effect.kind) {
    case 'move':
      return effect.to;
    case 'shift':
      return effect.by;
    case 'boost':
      return effect.log;
    case 'block':
      return 1;
    default:
      return effect.value;
  }
};

const tablesOfEffects = ({ effects }: Model) => {
  const { target, order, rank, forGood } = effectTables(effects);
  const states = inRows<number>(effects.map((effect) => ('states' in effect ? effect.states : [])));
  return {
    effectKind: Uint8Array.from(effects, ({ kind }) => EFFECT_KINDS.indexOf(kind)),
    effectTarget: target,
    effectOrder: order,
    effectRank: rank,
    effectForGood: forGood,
    effectSide: Uint8Array.from(effects, (effect) =>
      Number('direction' in effect && effect.direction === 'down'),
    ),
    effectAt: Int32Array.from(effects, (effect) =>
      'at' in effect ? effect.at : effect.kind === 'weight' ? effect.weight : 0,
    ),
    effectValue: Float64Array.from(effects, amountOf),
    effectTurns: Int32Array.from(effects, ({ turns }) => turns),
    effectStart: states.start,
    effectState: Int32Array.from(states.all),
  };
};

/** The factors of climates: those of drivers, then those of occasions. */
export const factorTables = ({ drivers, occasions }: Model) => {
  const { start, all } = inRows<ModelClimateFactor>([
    ...drivers.climate,
    ...occasions.map(({ climate }) => climate),
  ]);
  return {
    factorStart: start,
    factorSource: Int32Array.from(all, ({ source }) => source),
    factorBase: Float64Array.from(all, ({ base }) => base),
    factorSlope: Float64Array.from(all, ({ slope }) => slope),
  };
};

const TIMINGS = { dates: 0, condition: 1, chance: 2, yearly: 3 } as const;

/** By turn, then occasion: 1 where it is dated in that turn. */
export const datesOf = ({ occasions }: Model): Uint8Array => {
  const last = Math.max(-1, ...occasions.flatMap(({ turns }) => [...turns]));
  const dates = new Uint8Array((last + 1) * occasions.length);
  occasions.forEach(({ turns }, at) => {
    for (const turn of turns) if (turn >= 0) dates[turn * occasions.length + at] = 1;
  });
  return dates;
};

/** Positions of the occasions that a turn looks at in its first phase, and of those that have a clock. */
export const occasionLists = ({ occasions }: Model) => {
  const positions = occasions.map((_, at) => at);
  const isChance = (at: number): boolean => occasions[at]?.timing === 'chance';
  return {
    dated: Int32Array.from(positions.filter((at) => !isChance(at))),
    chances: Int32Array.from(positions.filter((at) => isChance(at) && occasions[at]?.rate !== 0)),
  };
};

const hitTables = ({ occasions }: Model) => {
  const hits = occasions.map(({ happensTo }) => happensTo);
  const states = inRows<number>(hits.map((hit) => hit?.states ?? []));
  return {
    occasionHits: Uint8Array.from(hits, (hit) => Number(hit !== undefined)),
    hitStart: states.start,
    hitState: Int32Array.from(states.all),
    hitNames: wordsOfNames(hits.flatMap((hit) => hit?.names ?? [])),
    hitShare: Float64Array.from(hits.flatMap((hit) => [...(hit?.shares ?? [])])),
    hitFrom: Int32Array.from(hits, (hit) => hit?.from ?? 0),
    hitTo: Int32Array.from(hits, (hit) => hit?.to ?? 0),
    candidates: new Int32Array(states.all.length),
  };
};

/** Occasions and their effects: the part of ModelTables that is about occasions. */
export const happeningTables = (model: Model) => {
  const { occasions } = model;
  const acts = inRows(occasions.flatMap(({ effects }) => effects));
  return {
    ...conditionTables(model),
    ...tablesOfEffects(model),
    ...hitTables(model),
    ...occasionLists(model),
    dates: datesOf(model),
    occasionIsInstitution: Uint8Array.from(occasions, ({ kind }) => Number(kind === 'institution')),
    occasionTiming: Uint8Array.from(occasions, ({ timing }) => TIMINGS[timing]),
    occasionOnce: Uint8Array.from(occasions, ({ once }) => Number(once)),
    occasionCooldown: Int32Array.from(occasions, ({ cooldown }) => cooldown),
    occasionRate: Float64Array.from(occasions, ({ rate }) => rate),
    occasionClocks: wordsOfNames(occasions.map(({ clock }) => clock)),
    actRow: inRows(occasions.map(({ effects }) => effects)).start,
    actStart: acts.start,
    actEffect: Int32Array.from(acts.all),
  } satisfies Partial<ModelTables>;
};
