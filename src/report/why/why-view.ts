import { turnDate } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import type { ClockReading, Run, SingleChange, TurnRecord } from '../../domain/run.ts';
import { FACTS, type Facts } from '../../domain/states/facts.ts';
import type { Demand, Direction } from '../../domain/terms.ts';
import type { Evidence } from '../../scenario/parts/evidence.ts';
import type { Scenario, State } from '../../scenario/scenario.ts';
import { type ChangeRow, changeRows, type Delta, deltasOf } from '../run/changes.ts';
import { inForceLines } from '../run/in-force.ts';
import type { RunView, StateRow } from '../run/run-view.ts';
import { printable } from '../words/layout.ts';
import { holdText, midSentence, type Names } from '../words/names.ts';
import { chancePerTurn, longDate, perTurn, quantity } from '../words/numbers.ts';
import { ruleText } from '../words/rule-text.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION, chanceSentence, holdbackSentence, type Voice, voiceOf } from '../words/sentences.ts';
import { type Factor, factorsOf } from './factors.ts';

/** The data for an explanation. */
export interface WhyInput {
  readonly scenario: Scenario;
  readonly run: Run;
  readonly state: StateId;
  /** The turn that is explained, 1 or later. Its clocks depend on the world at the end of the turn before. */
  readonly turn: number;
  /** All state clocks of that turn. */
  readonly readings: readonly ClockReading[];
  /** All state clocks of the turn before, to show what has changed. Empty for turn 1. */
  readonly before?: readonly ClockReading[];
  /** Single changes that would double, or halve, the chance of the step up. */
  readonly doubles?: readonly SingleChange[];
  readonly halves?: readonly SingleChange[];
}

/** A step that the state may take in the turn. */
export interface WhyStep {
  readonly dir: Direction;
  readonly from: string;
  readonly to: string;
  /** 0..1; 0 if it is held. */
  readonly chance: number;
  /** `0.42 % a month`. */
  readonly chanceText: string;
  readonly sentence: string;
  /** The factors of the chance. Empty if the step is held. */
  readonly factors: readonly Factor[];
  /** Why the step cannot happen in this turn. */
  readonly held: string | undefined;
  /** The factors that differ from their values in the turn before, largest difference first. */
  readonly deltas: readonly Delta[];
}

/** A state that this one watches. */
export interface TieRow extends Pick<StateRow, 'id' | 'name' | 'rung' | 'rungLabel'> {
  readonly weight: number;
  /** Whether it is on this state's next rung or above: then it draws this state on. */
  readonly counts: boolean;
  readonly source: string;
}

/** What the state asks of the target on one track. */
export interface ConditionRow extends Pick<Demand, 'track' | 'level' | 'strength' | 'confidence'> {
  /** `asks for inclusive government (it is at 0.1, asks for 0.5)`. */
  readonly text: string;
  readonly now: number;
  readonly met: boolean;
  readonly reason: string;
  readonly source: string;
}

export interface EvidenceRow extends Omit<Evidence, 'state'> {
  readonly label: string;
}

/** The data of `why` and of the Why screen. Every text is safe to print. */
export interface WhyView
  extends Pick<StateRow, 'id' | 'name' | 'rung' | 'rungLabel' | 'recognises'>,
    Pick<RunView, 'seed' | 'future' | 'ruleText' | 'turn' | 'date' | 'dateText' | 'horizon' | 'caution'> {
  /** The rival rule of the future. Undefined if the scenario has no rival rules. */
  readonly rule: string | undefined;
  /** The facts about the state at the start: what it sends, accepts and says. */
  readonly facts: Facts;
  /** The short answer: the state's rung, the chance of its next step, what holds it back and what draws it on. */
  readonly sentence: string;
  /** The move of the state in this turn and future. Empty if the turn was not played. */
  readonly outcome: string;
  /** The effects of past events that change its rates in this turn, one line each. */
  readonly events: readonly string[];
  readonly up: WhyStep;
  /** Undefined on the lowest rung. */
  readonly down: WhyStep | undefined;
  /** Largest weight first. */
  readonly peers: readonly TieRow[];
  readonly rivals: readonly TieRow[];
  readonly conditions: readonly ConditionRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly doubles: readonly ChangeRow[];
  readonly halves: readonly ChangeRow[];
}

const stepOf = (reading: ClockReading, before: ClockReading | undefined, voice: Voice): WhyStep => {
  const { names, scenario } = voice;
  const held = reading.held ? holdText(reading.held, names) : undefined;
  return {
    dir: reading.dir,
    from: names.rung(reading.from),
    to: names.rung(reading.to),
    chance: reading.chance,
    chanceText: printable(chancePerTurn(reading.chance, scenario.turn, names.say)),
    sentence: printable(
      held ? `${names.state(reading.state)} ${held}.` : `${chanceSentence(reading, voice)}.`,
    ),
    factors: factorsOf(reading, names),
    held,
    deltas: before ? deltasOf(before, reading, names) : [],
  };
};

const tieRows = (
  input: WhyInput,
  kind: 'peer' | 'rival',
  next: number,
  rungs: TurnRecord,
  names: Names,
): readonly TieRow[] => {
  const at = new Map(input.run.states.map((id, i) => [id, rungs.rungs[i] ?? 0]));
  return input.scenario.ties
    .filter((tie) => tie.from === input.state && tie.kind === kind)
    .map((tie) => {
      const rung = at.get(tie.to) ?? 0;
      return {
        id: tie.to,
        name: names.state(tie.to),
        weight: tie.weight,
        rung,
        rungLabel: names.rung(rung),
        counts: rung >= next,
        source: safeText(tie.source),
      };
    })
    .toSorted((a, b) => b.weight - a.weight);
};

/** What the state asks for, and how far the target is at the start of the turn. */
const conditionRows = (
  { scenario, state }: WhyInput,
  { tracks }: TurnRecord,
  names: Names,
): readonly ConditionRow[] =>
  (scenario.conditions ?? [])
    .filter((row) => row.state === state)
    .map(({ track, level, strength, confidence, reason, source }) => {
      const now = tracks[track] ?? 0;
      const met = now >= level;
      const firmly = strength < 1 ? `, with strength ${quantity(strength)} of 1` : '';
      return {
        track,
        level,
        strength,
        confidence,
        text: `asks for ${midSentence(names.track(track))}${met ? ' and has it' : ''} (it is at ${quantity(now)}, asks for ${quantity(level)}${firmly})`,
        now,
        met,
        reason: safeText(reason),
        source: safeText(source),
      };
    });

const FIELD_LABELS: Readonly<Record<string, string>> = {
  sends: 'what it sends',
  accepts: 'what it accepts',
  says: 'what it says',
  rung: 'rung at the start',
  power: 'power',
  taboo: 'caution about being early',
  disposition: 'disposition',
  policy: 'policy of recognition',
  since: 'last move before the start',
};

/** The evidence for a state, in a fixed order: facts, rung, drivers, then the rest. */
const evidenceRows = (scenario: Scenario, state: State, names: Names): readonly EvidenceRow[] => {
  const order = [
    ...FACTS,
    'rung',
    'since',
    ...scenario.drivers.map((d) => d.id),
    'taboo',
    'power',
    'policy',
    'disposition',
  ];
  const place = (field: string): number => (order.includes(field) ? order.indexOf(field) : order.length);
  return scenario.evidence
    .filter((row) => row.state === state.id)
    .toSorted((a, b) => place(a.field) - place(b.field))
    .map((row) => ({
      field: safeText(row.field),
      label: FIELD_LABELS[row.field] ?? names.term(row.field),
      value: safeText(row.value),
      reason: safeText(row.reason),
      source: safeText(row.source),
      confidence: row.confidence,
    }));
};

const outcomeText = (input: WhyInput, names: Names): string => {
  const record = input.run.turns[input.turn];
  if (!record) return '';
  const move = record.moves.find((m) => m.state === input.state);
  const name = names.state(input.state);
  const where = `In this future (seed ${safeText(input.run.seed)}, future ${input.run.future})`;
  return move
    ? `${where} ${name} moved in this turn: ${names.rung(move.from)} → ${names.rung(move.to)}.`
    : `${where} ${name} did not move in this turn.`;
};

const find = (
  readings: readonly ClockReading[] | undefined,
  state: StateId,
  dir: Direction,
): ClockReading | undefined => readings?.find((r) => r.state === state && r.dir === dir);

/**
 * Explains the chance of a state's next step. Throws RangeError if the scenario has no such state, if the run does not
 * reach the turn before, or if the readings lack the state.
 */
export const whyView = (input: WhyInput): WhyView => {
  const { scenario, run, turn } = input;
  const state = scenario.states.find((s) => s.id === input.state);
  const last = run.turns[turn - 1];
  const up = find(input.readings, input.state, 'up');
  if (!state || !last || !up) throw new RangeError(`nothing to explain: ${input.state}, turn ${turn}`);
  const voice = voiceOf(scenario);
  const date = turnDate(scenario.start, scenario.turn, turn);
  const { names } = voice;
  const down = find(input.readings, input.state, 'down');
  const top = scenario.ladder.length - 1;
  return {
    id: state.id,
    name: names.state(state.id),
    turn,
    date,
    dateText: printable(longDate(date)),
    seed: safeText(run.seed),
    future: run.future,
    rule: run.rule,
    ruleText: printable(ruleText(scenario, run.rule)),
    horizon: printable(perTurn(scenario.turn)),
    rung: up.from,
    rungLabel: names.rung(up.from),
    recognises: up.from === top,
    facts: Object.fromEntries(FACTS.flatMap((fact) => (state[fact] ? [[fact, state[fact]]] : []))),
    sentence: printable(holdbackSentence(up, voice)),
    outcome: outcomeText(input, names),
    events: inForceLines(scenario, run, state.id, turn).map(printable),
    up: stepOf(up, find(input.before, input.state, 'up'), voice),
    down: down && stepOf(down, find(input.before, input.state, 'down'), voice),
    peers: tieRows(input, 'peer', up.from + 1, last, names),
    rivals: tieRows(input, 'rival', up.from + 1, last, names),
    conditions: conditionRows(input, last, names),
    evidence: evidenceRows(scenario, state, names),
    doubles: changeRows(input.doubles ?? [], state, names),
    halves: changeRows(input.halves ?? [], state, names),
    caution: CAUTION,
  };
};
