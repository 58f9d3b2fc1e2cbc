import type { StateId } from '../../domain/ids.ts';
import { INDEX_NOTES, type IndexId, ownIndices } from '../../domain/indices.ts';
import type { ClockReading, Run, TurnRecord } from '../../domain/run.ts';
import type { IndexParts } from '../../engine/explain/index-parts.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { bullet, left, MAX_COLUMNS, printable, right, table, wrap } from '../words/layout.ts';
import { listed, longDate, plural, quantity, turnsText } from '../words/numbers.ts';
import { ruleText } from '../words/rule-text.ts';
import { safeText } from '../words/safe-text.ts';
import {
  CAUTION,
  holdbackSentence,
  recogniserSentence,
  turnLines,
  type Voice,
  voiceOf,
} from '../words/sentences.ts';
import { endingOf } from './ending.ts';
import { indexCauses } from './index-causes.ts';
import { type RunView, runView } from './run-view.ts';

/** The data for the account of a run. */
export interface PlainRunInput {
  readonly scenario: Scenario;
  readonly run: Run;
  /** The state clocks of a turn, from 1 to one past the last turn of the run. */
  readonly readings: (turn: number) => readonly ClockReading[];
  /** The parts of the indices at the end of a turn. */
  readonly parts?: (turn: number) => IndexParts;
  /** Whether to name every factor of a move, not only the strongest. */
  readonly everyFactor?: boolean;
}

/** How many of the nearest states an account names, and how many states its last table has. */
const NEAREST = 4;
const SHOWN = 16;

const rule = (char: string): string => char.repeat(MAX_COLUMNS);

/**
 * The states on the highest rung below recognition, likeliest first. Includes the most powerful of these states, even
 * with a small chance, because all other states watch it.
 */
const watched = (readings: readonly ClockReading[], scenario: Scenario): readonly ClockReading[] => {
  const top = scenario.ladder.length - 1;
  const up = readings.filter((r) => r.dir === 'up' && r.from < top);
  const highest = Math.max(-1, ...up.map((r) => r.from));
  const near = up.filter((r) => r.from === highest).toSorted((a, b) => b.chance - a.chance);
  const power = new Map(scenario.states.map((s) => [s.id, s.power]));
  const weight = (r: ClockReading): number => power.get(r.state) ?? 0;
  const [weightiest] = near.toSorted((a, b) => weight(b) - weight(a));
  const first = near.slice(0, NEAREST);
  return weightiest && weight(weightiest) > 0 && !first.includes(weightiest) ? [...first, weightiest] : first;
};

const holdbacks = (turn: number, input: PlainRunInput, voice: Voice): readonly string[] =>
  watched(input.readings(turn), input.scenario).flatMap((reading) =>
    bullet(holdbackSentence(reading, voice)),
  );

const heading = (input: PlainRunInput, start: TurnRecord, voice: Voice): readonly string[] => {
  const { scenario, run } = input;
  const last = run.turns.length - 1;
  const named = ruleText(scenario, run.rule);
  const about = `One future of many: seed “${safeText(run.seed)}”, future ${run.future}, ${turnsText(last, scenario.turn)} from ${longDate(start.date)}. ${CAUTION}`;
  return [
    ...wrap(safeText(scenario.title)),
    ...(scenario.question === '' ? [] : wrap(safeText(scenario.question))),
    '',
    ...wrap(about),
    ...(named === '' ? [] : wrap(named)),
    '',
    ...wrap(`At the start, ${longDate(start.date)}: ${recogniserSentence(start, voice)}`),
    ...(last > 0 ? ['Nearest to recognition, and what holds them back:', ...holdbacks(1, input, voice)] : []),
  ];
};

/** One line for consecutive turns in which nothing happened. */
const quietLine = (from: TurnRecord, to: TurnRecord): string =>
  printable(
    from.turn === to.turn
      ? `Turn ${from.turn} · ${longDate(from.date)} · nothing moves`
      : `Turns ${from.turn} to ${to.turn} · to ${longDate(to.date)} · nothing moves`,
  );

const turnBlock = (record: TurnRecord, input: PlainRunInput, voice: Voice): readonly string[] => {
  const { run } = input;
  const before = run.turns[record.turn - 1]?.indices.recognisers ?? 0;
  const now = record.indices.recognisers;
  const count =
    now === before ? '' : ` · ${plural(now, 'state recognises', 'states recognise')} (${before} before)`;
  const lines = turnLines(record, voice).flatMap((line) =>
    wrap(line.text, { first: `  ${line.mark} `, rest: '    ' }),
  );
  const follow = now !== before && record.turn < run.turns.length - 1;
  return [
    printable(`Turn ${record.turn} · ${longDate(record.date)}${count}`),
    ...lines,
    ...(follow ? ['  Nearest to recognition now:', ...holdbacks(record.turn + 1, input, voice)] : []),
  ];
};

const isQuiet = (record: TurnRecord): boolean => record.moves.length === 0 && record.acts.length === 0;

const account = (turns: readonly TurnRecord[], input: PlainRunInput, voice: Voice): readonly string[] => {
  const lines: string[] = [];
  let quiet: TurnRecord | undefined;
  for (const record of turns) {
    const next = turns[record.turn];
    if (isQuiet(record)) {
      quiet ??= record;
      if (!next || !isQuiet(next)) lines.push(quietLine(quiet, record));
    } else {
      quiet = undefined;
      lines.push(...turnBlock(record, input, voice));
    }
  }
  return lines;
};

const STATE_COLUMNS = [left('state', 34), left('rung', 26), right('chance of a step up'), left('note', 30)];

/** The turn in which a recogniser last reached the top. It may have withdrawn recognition and given it again. */
const sinceTurn = (id: StateId, run: Run, top: number): number =>
  run.turns.findLast((t) => t.moves.some((m) => m.state === id && m.to === top))?.turn ?? 0;

const sinceText = (turn: number, run: Run): string =>
  turn === 0 ? 'from the start' : `since ${longDate(run.turns[turn]?.date ?? '')}`;

const statesTable = (view: RunView, run: Run): readonly string[] => {
  const top = view.ladder.length - 1;
  const since = new Map(view.rows.map((r) => [r.id, sinceTurn(r.id, run, top)]));
  const turnOf = (id: StateId): number => since.get(id) ?? 0;
  const shown = [
    ...view.rows.filter((r) => r.recognises).toSorted((a, b) => turnOf(a.id) - turnOf(b.id)),
    ...view.rows.filter((r) => !r.recognises),
  ];
  const rows = shown
    .slice(0, SHOWN)
    .map((row) => [
      row.name,
      `${row.rung} ${row.rungLabel}`,
      row.chanceText === '' ? '' : `${row.chanceText} ${view.horizon}`,
      row.recognises ? sinceText(turnOf(row.id), run) : (row.held ?? ''),
    ]);
  const left = shown.length - rows.length;
  return [
    ...table(STATE_COLUMNS, rows),
    ...(left > 0 ? [`  and ${left} more, all further from recognition (--csv lists every state)`] : []),
  ];
};

const rungCounts = (record: TurnRecord, { scenario, names }: Voice): string =>
  listed(
    scenario.ladder.map((_, rung) => `${record.rungs.filter((r) => r === rung).length} ${names.rung(rung)}`),
  );

/** The most columns of a table over time. */
const POINTS = 5;

/** The start, the end, and turns at equal distances between them: whole years if the run is long enough. */
const pointsOf = (last: number): readonly number[] => {
  const pace =
    last <= POINTS - 1 ? 1 : Math.ceil(last / (POINTS - 1) / (last >= 24 ? 12 : 1)) * (last >= 24 ? 12 : 1);
  const between = Array.from({ length: POINTS }, (_, i) => i * pace).filter((turn) => turn < last);
  return [...between, last];
};

/** A table of the scenario's indices over time. */
const indexTable = (run: Run, scenario: Scenario): readonly string[] => {
  const points = pointsOf(run.turns.length - 1).flatMap((turn) => run.turns[turn] ?? []);
  const value = (record: TurnRecord, id: IndexId): string =>
    quantity(id === 'recognisers' ? record.indices[id] : Math.round(record.indices[id] * 10) / 10);
  return table(
    [left('indices, 0 to 100'), ...points.map(({ turn }) => right(turn === 0 ? 'start' : `turn ${turn}`))],
    ownIndices(scenario).map(({ id, label }) => [
      id === 'recognisers' ? 'Recognisers (a count)' : safeText(label),
      ...points.map((record) => value(record, id)),
    ]),
  );
};

const NEXT_COMMANDS =
  'Next: another --seed; demarche odds, why and tip say how usual it is, why, and what would change it.';

const noteOf = (id: IndexId): string => (INDEX_NOTES[id] === undefined ? '' : ` (it ${INDEX_NOTES[id]})`);

/** The causes that moved each index since the start. */
const causeLines = ({ scenario, parts }: PlainRunInput, last: number): readonly string[] => {
  const causes = parts ? indexCauses(scenario, { start: parts(0), now: parts(last) }) : new Map();
  if (causes.size === 0) return [];
  return [
    'What moved them since the start, in points (of the norm: what takes from its full strength)',
    ...ownIndices(scenario).flatMap(({ id, label }) =>
      causes.has(id) ? bullet(`${safeText(label)}: ${causes.get(id)}${noteOf(id)}`) : [],
    ),
  ];
};

const ending = (input: PlainRunInput, last: TurnRecord, voice: Voice): readonly string[] => {
  const { scenario, run } = input;
  const view = runView({ scenario, run, turn: last.turn, readings: input.readings(last.turn + 1) });
  return [
    rule('─'),
    ...wrap(`At the end, ${longDate(last.date)}: ${recogniserSentence(last, voice)}`),
    ...wrap(`By rung: ${rungCounts(last, voice)}.`, { rest: '  ' }),
    'How it came about:',
    ...endingOf(scenario, run).moves.flatMap((text) => bullet(text)),
    '',
    'Where states stand: recognisers first, then those nearest to recognition',
    ...statesTable(view, run),
    '',
    ...indexTable(run, scenario),
    ...causeLines(input, last.turn),
    '',
    ...wrap(`${CAUTION} This is one future; another seed gives another.`),
    ...wrap(NEXT_COMMANDS),
  ];
};

type Steps = readonly (readonly string[])[];

/** The beginning, then the result of `between` for the turns, then the end. */
const stepsWith = (
  input: PlainRunInput,
  between: (turns: readonly TurnRecord[], voice: Voice) => Steps,
): Steps => {
  const voice = voiceOf(input.scenario, { everyFactor: input.everyFactor ?? false });
  const [start, ...turns] = input.run.turns;
  const last = turns.at(-1) ?? start;
  if (!start || !last) return [];
  const all = [heading(input, start, voice), ...between(turns, voice), ending(input, last, voice)];
  return all.map((lines) => lines.map(printable));
};

/** The account of a future in steps: the beginning, each turn, and the end. */
export const plainSteps = (input: PlainRunInput): Steps =>
  stepsWith(input, (turns, voice) =>
    turns.map((record) => (isQuiet(record) ? [quietLine(record, record)] : turnBlock(record, input, voice))),
  );

/**
 * The account of one future, turn by turn, as lines of at most 100 columns. It says who moves and why, what holds the
 * nearest states back, and where all states are at the end. Plain text without escape codes, safe to print.
 */
export const plainRun = (input: PlainRunInput): readonly string[] =>
  stepsWith(input, (turns, voice) => [['', ...account(turns, input, voice)]]).flat();
