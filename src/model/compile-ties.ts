import type { Scenario, Tie } from '../scenario/scenario.ts';
import type { ModelBlocs, TieTable } from './model.ts';
import { clockName } from './parts/clock-name.ts';
import type { Places } from './places.ts';

interface Link {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

const tieTable = (count: number, links: readonly Link[]): TieTable => {
  const sorted = [...links].sort((a, b) => a.from - b.from || a.to - b.to);
  const start = new Int32Array(count + 1);
  for (const link of sorted) start[link.from + 1] = (start[link.from + 1] as number) + 1;
  for (let i = 0; i < count; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  return {
    start,
    other: Int32Array.from(sorted, (link) => link.to),
    weight: Float64Array.from(sorted, (link) => link.weight),
  };
};

const turnedRound = ({ from, to, weight }: Link): Link => ({ from: to, to: from, weight });

/**
 * Peers and rivals of each state, and both turned round: the followers that count a state as a peer, and the watchers
 * that see its rung by either kind of tie. A tie of weight 0 is none.
 */
export const compileTies = (
  { states, ties }: Scenario,
  places: Places,
): {
  readonly peers: TieTable;
  readonly rivals: TieTable;
  readonly followers: TieTable;
  readonly watchers: TieTable;
} => {
  const count = states.length;
  const links = ties.map(({ from, to, weight, kind }, n) => ({
    from: places.state(from, () => `ties[${n}].from`),
    to: places.state(to, () => `ties[${n}].to`),
    weight,
    kind,
  }));
  const ofKind = (kind: Tie['kind']) => links.filter((link) => link.weight > 0 && link.kind === kind);
  const peers = ofKind('peer');
  const rivals = ofKind('rival');
  const watched = new Map(
    [...peers, ...rivals].map((link) => [link.from * count + link.to, { ...turnedRound(link), weight: 1 }]),
  );
  return {
    peers: tieTable(count, peers),
    followers: tieTable(count, peers.map(turnedRound)),
    rivals: tieTable(count, rivals),
    watchers: tieTable(count, [...watched.values()]),
  };
};

/** Blocs whose members move together, and the share of each state's clock that stays its own. */
export const compileBlocs = ({ states, blocs, ladder }: Scenario, places: Places): ModelBlocs => {
  const compiled = blocs.map(({ id, cohesion, members }) => ({
    id,
    cohesion,
    members: Int32Array.from(members, (state) => places.state(state, () => `blocs.${id}.members`)).sort(),
    names: ladder.map((_, k) => clockName(`bloc ${id} up ${k}`)),
  }));
  const coordinating = compiled.filter(({ cohesion }) => cohesion > 0);
  const own = new Float64Array(states.length).fill(1);
  for (const { cohesion, members } of coordinating) for (const i of members) own[i] = 1 - cohesion;
  return { coordinating, own, members: compiled.map(({ members }) => members) };
};
