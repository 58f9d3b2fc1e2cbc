import type { IsoDate, StateId } from '../../domain/ids.ts';
import { type IndexId, ownIndices } from '../../domain/indices.ts';
import type { ClockReading, Run, TurnRecord } from '../../domain/run.ts';
import type { Hold } from '../../domain/terms.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { printable } from '../words/layout.ts';
import { holdText, type Names, namesOf } from '../words/names.ts';
import { dayOfTurn, longDate, percent, perTurn, quantity, signed } from '../words/numbers.ts';
import { ruleText } from '../words/rule-text.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION, type TurnLine, turnLines, voiceOf } from '../words/sentences.ts';
import { heldUntil } from './held-until.ts';

/** The data for the view of a run. */
export interface RunViewInput {
  readonly scenario: Scenario;
  readonly run: Run;
  /** The turn that is shown, 0..; the view shows its end. */
  readonly turn: number;
  /** The state clocks of the coming turn, `turn + 1`. Empty if unknown. */
  readonly readings: readonly ClockReading[];
  /** The state clocks of turn `turn`, to show how the chances changed. Empty if unknown. */
  readonly before?: readonly ClockReading[];
}

/** A state at the end of the shown turn. */
export interface StateRow {
  readonly id: StateId;
  readonly name: string;
  readonly rung: number;
  readonly rungLabel: string;
  readonly recognises: boolean;
  /** The chance, 0..1, of a step up in the coming turn. Undefined at the top, or if unknown. */
  readonly chance: number | undefined;
  /** `0.42 %`. Empty if there is no chance to show. */
  readonly chanceText: string;
  /** The change of the chance since the turn before, if both chances are for the same step. */
  readonly change: number | undefined;
  /** The move of the state in the shown turn. */
  readonly moved: 'up' | 'down' | undefined;
  /** Why its next step cannot happen in the coming turn. */
  readonly held: string | undefined;
  /** The first turn in which it may step again, if that turn is known. */
  readonly heldUntil: number | undefined;
}

export interface LogLine extends TurnLine {
  /** The state's name, if this line is the first contact of a weak state. */
  readonly contact: string | undefined;
  readonly turn: number;
  readonly date: IsoDate;
}

export interface IndexRow {
  readonly id: IndexId;
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** The change since the start of the run. */
  readonly change: number;
  readonly changeText: string;
}

/** The data of the Run screen, and of this screen in words. */
export interface RunView {
  readonly title: string;
  readonly question: string;
  readonly target: string;
  readonly seed: string;
  readonly future: number;
  /** The label of the rival rule that it plays, and a sentence. Both are empty if the scenario has no rules. */
  readonly ruleLabel: string;
  readonly ruleText: string;
  readonly turn: number;
  /** The last turn of the run. */
  readonly turns: number;
  readonly date: IsoDate;
  readonly dateText: string;
  /** `a month` or `a week`: the horizon of every chance in the view. */
  readonly horizon: string;
  readonly recognisers: number;
  readonly states: number;
  /** Rung labels, lowest first. */
  readonly ladder: readonly string[];
  /** Sorted by rung, then by chance, highest first; recognisers last. */
  readonly rows: readonly StateRow[];
  /** The count of recognisers at the end of each turn, up to the shown turn. */
  readonly counts: readonly number[];
  /** Oldest first, up to the shown turn. */
  readonly log: readonly LogLine[];
  readonly indices: readonly IndexRow[];
  readonly caution: string;
}

const byState = (readings: readonly ClockReading[]): ReadonlyMap<StateId, ClockReading> =>
  new Map(readings.filter((r) => r.dir === 'up').map((r) => [r.state, r]));

const compareRows = (a: StateRow, b: StateRow): number =>
  Number(a.recognises) - Number(b.recognises) || b.rung - a.rung || (b.chance ?? 0) - (a.chance ?? 0);

const heldText = (hold: Hold, until: number | undefined, scenario: Scenario, names: Names): string =>
  until === undefined
    ? holdText(hold, names)
    : `${holdText(hold, names)}, until ${dayOfTurn(scenario, until)}`;

const stateRows = (input: RunViewInput, record: TurnRecord, names: Names): readonly StateRow[] => {
  const { run, scenario } = input;
  const top = scenario.ladder.length - 1;
  const next = byState(input.readings);
  const last = byState(input.before ?? []);
  const moves = new Map(
    record.moves.map((m) => [m.state, m.to > m.from ? ('up' as const) : ('down' as const)]),
  );
  const until = (reading: ClockReading): number | undefined =>
    reading.held && heldUntil(scenario, run, reading, record.turn);
  const rows = run.states.map((id, i): StateRow => {
    const rung = record.rungs[i] ?? 0;
    const reading = next.get(id);
    const earlier = last.get(id);
    const known = reading && reading.held !== 'top' ? reading : undefined;
    const comparable = known && earlier && !known.held && !earlier.held && earlier.from === known.from;
    return {
      id,
      name: names.state(id),
      rung,
      rungLabel: names.rung(rung),
      recognises: rung === top,
      chance: known?.chance,
      chanceText: known && !known.held ? printable(percent(known.chance)) : '',
      change: comparable ? known.chance - earlier.chance : undefined,
      moved: moves.get(id),
      held: known?.held && heldText(known.held, until(known), scenario, names),
      heldUntil: known && until(known),
    };
  });
  return rows.toSorted(compareRows);
};

/** A state with at least this much power is named by itself. */
const GREAT = 0.1;

/** Whether a line of a log is the step of a weak state from the foot of the ladder, by its own clock. */
const isSmallContact = ({ moves }: TurnRecord, { state }: TurnLine, scenario: Scenario): boolean => {
  const move = moves.find((each) => each.state === state);
  const power = scenario.states.find(({ id }) => id === state)?.power ?? 1;
  return move?.from === 0 && move.to === 1 && move.cause.kind === 'clock' && power < GREAT;
};

/** From this many first contacts on, the log has one line for all of them. */
const FOLDED_FROM = 3;

/** A log with all first contacts of weak states in one line, at the newest contact: `9 first contacts: Chad, …`. */
export const foldedLog = (log: readonly LogLine[]): readonly LogLine[] => {
  const contacts = log.filter(({ contact }) => contact !== undefined).toReversed();
  const [newest] = contacts;
  if (!newest || contacts.length < FOLDED_FROM) return log;
  const names = contacts.map(({ contact }) => contact).join(', ');
  const text = `${contacts.length} first contacts, newest first: ${names}.`;
  const others = log.filter(({ contact }) => contact === undefined);
  const at = others.findLastIndex(({ turn }) => turn <= newest.turn) + 1;
  return others.toSpliced(at, 0, { ...newest, state: undefined, contact: undefined, text });
};

/** The log of a run up to a turn, oldest first. */
const logOf = (run: Run, scenario: Scenario, upTo: number): readonly LogLine[] => {
  const voice = voiceOf(scenario);
  const lines = run.turns
    .filter((record) => record.turn <= upTo)
    .flatMap((record) =>
      turnLines(record, voice).map((line) => ({
        ...line,
        text: printable(line.text),
        contact: isSmallContact(record, line, scenario) ? voice.names.state(line.state ?? '') : undefined,
        turn: record.turn,
        date: record.date,
      })),
    );
  const text = printable(ruleText(scenario, run.rule));
  if (text === '') return lines;
  const { start: date } = scenario;
  return [{ state: undefined, mark: '·', text, contact: undefined, turn: 0, date }, ...lines];
};

const indexRows = (scenario: Scenario, start: TurnRecord, record: TurnRecord): readonly IndexRow[] =>
  ownIndices(scenario).map(({ id, label }) => {
    const value = record.indices[id];
    const change = value - start.indices[id];
    const whole = id === 'recognisers';
    const round = (x: number): number => (whole ? x : Math.round(x * 10) / 10);
    return {
      id,
      label: safeText(label),
      value,
      text: quantity(round(value)),
      change,
      changeText: round(change) === 0 ? '' : signed(round(change)),
    };
  });

/** The view of a run at one of its turns. Throws RangeError if the run has no such turn. */
export const runView = (input: RunViewInput): RunView => {
  const { run, scenario, turn } = input;
  const record = run.turns[turn];
  const start = run.turns[0];
  if (!record || !start) throw new RangeError(`the run has no turn ${turn}`);
  const names = namesOf(scenario);
  return {
    title: safeText(scenario.title),
    question: safeText(scenario.question),
    target: safeText(scenario.target.name),
    seed: safeText(run.seed),
    future: run.future,
    ruleLabel: safeText(scenario.rules?.find(({ id }) => id === run.rule)?.label ?? ''),
    ruleText: printable(ruleText(scenario, run.rule)),
    turn,
    turns: run.turns.length - 1,
    date: record.date,
    dateText: printable(longDate(record.date)),
    horizon: printable(perTurn(scenario.turn)),
    recognisers: record.indices.recognisers,
    states: run.states.length,
    ladder: scenario.ladder.map((_, rung) => names.rung(rung)),
    rows: stateRows(input, record, names),
    counts: run.turns.slice(0, turn + 1).map((t) => t.indices.recognisers),
    log: logOf(run, scenario, turn),
    indices: indexRows(scenario, start, record),
    caution: CAUTION,
  };
};
