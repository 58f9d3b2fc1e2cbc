import type { Scenario, Tie } from '../scenario/scenario.ts';
import { clockName } from './clock-name.ts';
import type { ModelBlocs, TieTable } from './model.ts';

interface Link {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

const tieTable = (count: number, links: readonly Link[]): TieTable => {
  const sorted = [...links].sort((a, b) => a.from - b.from || a.to - b.to);
  const start = new Int32Array(count + 1);
  for (const link of sorted) start[link.from + 1] = (start[link.from + 1] ?? 0) + 1;
  for (let i = 0; i < count; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  return {
    start,
    other: Int32Array.from(sorted, (link) => link.to),
    weight: Float64Array.from(sorted, (link) => link.weight),
  };
};

/** Peers, rivals, and both turned round: whose peer a state is, and who watches it by either; ties of weight 0 are none. */
export const compileTies = (
  scenario: Scenario,
  positions: ReadonlyMap<string, number>,
): {
  readonly peers: TieTable;
  readonly rivals: TieTable;
  readonly followers: TieTable;
  readonly watchers: TieTable;
} => {
  const count = scenario.states.length;
  const link = (tie: Tie): Link => ({
    from: positions.get(tie.from) ?? 0,
    to: positions.get(tie.to) ?? 0,
    weight: tie.weight,
  });
  const real = scenario.ties.filter((tie) => tie.weight > 0);
  const links = real.map(link);
  const seen = new Map(links.map(({ from, to }) => [from * count + to, { from: to, to: from, weight: 1 }]));
  const peers = real.filter((tie) => tie.kind === 'peer').map(link);
  return {
    peers: tieTable(count, peers),
    followers: tieTable(
      count,
      peers.map(({ from, to, weight }) => ({ from: to, to: from, weight })),
    ),
    rivals: tieTable(count, real.filter((tie) => tie.kind === 'rival').map(link)),
    watchers: tieTable(count, [...seen.values()]),
  };
};

/** Blocs that move together, and the share of each state's clock that stays its own. */
export const compileBlocs = (scenario: Scenario, positions: ReadonlyMap<string, number>): ModelBlocs => {
  const members = scenario.blocs.map((bloc) =>
    Int32Array.from(bloc.members.map((id) => positions.get(id) ?? 0)).sort(),
  );
  const own = new Float64Array(scenario.states.length).fill(1);
  const coordinating = scenario.blocs.flatMap((bloc, b) => {
    if (bloc.cohesion <= 0) return [];
    for (const i of members[b] ?? []) own[i] = 1 - bloc.cohesion;
    const names = scenario.ladder.map((_, k) => clockName(`bloc ${bloc.id} up ${k}`));
    return [{ id: bloc.id, cohesion: bloc.cohesion, members: members[b] ?? new Int32Array(0), names }];
  });
  return { coordinating, own, members };
};
