import { type OwnIndex, ownIndices } from '../../domain/indices.ts';
import type { Act, ClockReading, Move, Run, TrackReading, TurnRecord } from '../../domain/run.ts';
import type { Term } from '../../domain/terms.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { FORMAT, type Manifest } from '../words/manifest.ts';
import { safeJson } from '../words/safe-text.ts';

/** The clocks of one turn, for outputs that explain themselves. */
export interface Clocks {
  readonly states: readonly ClockReading[];
  readonly target: readonly TrackReading[];
}

/** The data for the JSON of a run. */
export interface RunJsonInput {
  readonly scenario: Scenario;
  readonly run: Run;
  readonly manifest: Manifest;
  /** The clocks of a turn (1..). If undefined, the JSON has no clocks. */
  readonly clocks: ((turn: number) => Clocks) | undefined;
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/** JSON on one line, without a character that a terminal could obey. */
const text = (value: Json | Manifest): string => safeJson(JSON.stringify(value));

const termsOf = (terms: readonly Term[]): Json => terms.map(({ id, value }) => ({ id, value }));

/** Sorts the keys. */
const sorted = (record: Readonly<Record<string, number>>): Json =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The clock of a state or of a track of the target. */
const clockOf = ({
  id,
  dir,
  from,
  to,
  held,
  terms,
  rate,
  chance,
  ...whose
}: ClockReading | TrackReading): Json => {
  const { state, track } = { state: undefined, track: undefined, ...whose };
  return { id, state, track, dir, from, to, held, terms: termsOf(terms), rate, chance };
};

const moveOf = ({ state, from, to, cause, reading }: Move): Json => ({
  state,
  from,
  to,
  cause: cause.kind,
  bloc: cause.kind === 'bloc' ? cause.bloc : undefined,
  event: cause.kind === 'event' ? cause.event : undefined,
  institution: cause.kind === 'institution' ? cause.institution : undefined,
  clock: reading?.id,
  rate: reading?.rate,
  chance: reading?.chance,
  terms: reading && termsOf(reading.terms),
});

const actOf = (act: Act): Json => {
  switch (act.kind) {
    case 'event':
      return { kind: act.kind, event: act.event, state: act.state };
    case 'track':
      return { kind: act.kind, track: act.track, from: act.from, to: act.to };
    case 'institution':
      return { kind: act.kind, institution: act.institution, granted: act.granted };
  }
};

const turnOf = (
  record: TurnRecord,
  run: Run,
  own: readonly OwnIndex[],
  clocks: Clocks | undefined,
): Json => ({
  turn: record.turn,
  date: record.date,
  moves: record.moves.map(moveOf),
  acts: record.acts.map(actOf),
  indices: Object.fromEntries(own.map(({ id }) => [id, record.indices[id]])),
  rungs: Object.fromEntries(run.states.map((id, i) => [id, record.rungs[i] ?? 0])),
  tracks: sorted(record.tracks),
  variables: sorted(record.variables),
  norm: record.norm,
  backlash: record.backlash,
  clocks: clocks?.states.map(clockOf),
  target_clocks: clocks?.target.map(clockOf),
});

const scenarioOf = (scenario: Scenario): Json => ({
  id: scenario.id,
  title: scenario.title,
  question: scenario.question,
  start: scenario.start,
  turn: scenario.turn,
  target: { id: scenario.target.id, name: scenario.target.name, authority: scenario.target.authority },
  ladder: scenario.ladder.map(({ id, label }, rung) => ({ rung, id, label })),
  states: Object.fromEntries(scenario.states.map(({ id, name }) => [id, name])),
});

/**
 * A run as JSON text in pieces, one turn at a time, so that a long explained run never has to fit in memory. `start` is
 * turn 0, `turns` are the played turns from 1. Keys have a fixed order, so the same scenario and seed give the same
 * bytes.
 */
export function* runJson({
  scenario,
  run,
  manifest,
  clocks,
}: RunJsonInput): Generator<string, void, undefined> {
  const [start, ...turns] = run.turns;
  if (!start) return;
  const own = ownIndices(scenario);
  yield `{"demarche":${FORMAT},\n"manifest":${text(manifest)},\n`;
  yield `"scenario":${text(scenarioOf(scenario))},\n`;
  const rule = scenario.rules?.find(({ id }) => id === run.rule);
  if (rule) yield `"rule":${text({ id: rule.id, label: rule.label })},\n`;
  yield `"start":${text(turnOf(start, run, own, undefined))},\n"turns":[`;
  for (const record of turns) {
    const comma = record.turn === 1 ? '\n' : ',\n';
    yield comma + text(turnOf(record, run, own, clocks?.(record.turn)));
  }
  yield '\n]}\n';
}
