import type { AnyReading, TurnChance } from '../../exercise/debrief/chances.ts';
import type { SeatChoice } from '../../exercise/exercise.ts';
import type { Label } from '../labels/labels.ts';
import type { Say } from '../labels/saying.ts';
import { type Block, heading, more, remark, tableBlock } from '../page/blocks.ts';
import { type Factor, factorsOf, strongest } from '../why/factors.ts';
import { holdText, type Names } from '../words/names.ts';
import { NBSP, timesSaid } from '../words/numbers.ts';
import type { Voice } from '../words/sentences.ts';
import type { ClassPlayed } from './debrief-report.ts';
import { choiceText } from './story.ts';

/** The factors for a step and against it that the text names. */
const NAMED = 3;

const factorText = ({ label, value }: Factor, say: Say): string =>
  `${label} ×${NBSP}${timesSaid(value, say)}`;

const named = (
  reading: AnyReading | undefined,
  towards: 'for' | 'against',
  names: Names,
): readonly Factor[] => (reading ? strongest(factorsOf(reading, names), towards, NAMED) : []);

/** The strongest factors of a clock, for its step or against it. Empty if no factor counts. */
export const factorTexts = (
  reading: AnyReading | undefined,
  towards: 'for' | 'against',
  names: Names,
): readonly string[] => named(reading, towards, names).map((each) => factorText(each, names.say));

/** The name of the thing that has a chance. */
export const chancedName = ({ of }: TurnChance, { names }: Voice): string =>
  of.kind === 'state' ? names.state(of.id) : names.track(of.id);

/** A row of a table, and the turns that it is about. Several turns with equal content may share one row. */
interface DecisionRow {
  readonly turns: readonly number[];
  /** The chances of the step up, and of the step down, in each of the turns. */
  readonly up: readonly number[];
  readonly down: readonly number[];
  readonly of: string;
  readonly for: string;
  readonly against: string;
  readonly did: string;
  readonly because: string;
}

/** If the logs of two factors differ by less than this, a table treats the factors as equal. */
const NEAR = 0.15;

/** Whether the factors of two turns have only small differences. */
const isNear = (a: readonly Factor[], b: readonly Factor[]): boolean =>
  a.length === b.length &&
  a.every(({ id, log }) => b.some((other) => other.id === id && Math.abs(other.log - log) < NEAR));

const towardsText = (
  row: TurnChance,
  before: TurnChance | undefined,
  towards: 'for' | 'against',
  { names }: Voice,
): string => {
  const { say } = names;
  if (row.held) return towards === 'against' ? holdText(row.held, names) : '';
  const now = named(row.reading, towards, names);
  if (now.length === 0) return '';
  if (before && !before.held && before.dir === row.dir && isNear(now, named(before.reading, towards, names)))
    return say('as before');
  const factors = now.map((each) => factorText(each, say)).join('; ');
  return row.dir === 'down' && towards === 'for' ? say('for the step down: {factors}', { factors }) : factors;
};

/** Whether a row says nothing new after the row before it. */
type SaysSame = (row: DecisionRow, before: DecisionRow) => boolean;

const didSame =
  (asBefore: string): SaysSame =>
  (row, before) =>
    row.of === before.of && row.did === before.did && (row.because === asBefore || row.because === '');

const givenSame =
  (asBefore: string): SaysSame =>
  (row, before) =>
    row.of === before.of && [row.for, row.against].every((each) => each === asBefore || each === '');

const merged = (rows: readonly DecisionRow[], isSame: SaysSame): readonly DecisionRow[] => {
  const all: DecisionRow[] = [];
  for (const row of rows) {
    const last = all.at(-1);
    if (!last || !isSame(row, last)) {
      all.push(row);
      continue;
    }
    const sum = {
      turns: [...last.turns, ...row.turns],
      up: [...last.up, ...row.up],
      down: [...last.down, ...row.down],
    };
    all[all.length - 1] = { ...last, ...sum };
  }
  return all;
};

/** `0.71 %`, or `0.71 % to 0.74 %` over several turns. */
const chanceText = (chances: readonly number[], say: Say): string => {
  const [low, high] = [say.share(Math.min(...chances)), say.share(Math.max(...chances))];
  return low === high ? low : say('{low} to {high}', { low, high });
};

const turnsText = (turns: readonly number[], say: Say): string => {
  const [low = 0, high = low] = [turns[0], turns.at(-1)];
  return low === high ? String(low) : say('{low} to {high}', { low, high });
};

const deedLabel = ({ deed, of }: TurnChance, choice: SeatChoice | undefined): Label => {
  if (deed === 'model') return 'the model played';
  if (choice?.unasked) return choice.unasked === 'acts' ? 'holds, not asked' : 'holds, as it said before';
  if (deed === 'hold') return 'holds';
  if (of.kind === 'state') return deed === 'up' ? 'steps up' : 'steps down';
  return deed === 'up' ? 'a step forward' : 'a step back';
};

/** Everything that a team decided, state by state and track by track, each through all turns. */
const seatRows = ({ game, debrief, say, voice }: ClassPlayed, seat: string): readonly DecisionRow[] => {
  const own = debrief.chances.filter((row) => row.seat === seat);
  const ids = [...new Set(own.map(({ of }) => of.id))];
  const choiceIn = (turn: number): SeatChoice | undefined =>
    debrief.turns.find((each) => each.turn === turn)?.choices[seat];
  const reasonIn = (turn: number): string => choiceIn(turn)?.reason ?? '';
  return ids.flatMap((id, n) => {
    const rows = own.filter(({ of }) => of.id === id);
    return rows.map((row, i): DecisionRow => {
      const choice = choiceIn(row.turn);
      const before = rows[i - 1];
      // The measures and the reason are written once a turn, beside the first state of a team.
      const because = n === 0 ? reasonIn(row.turn) : '';
      const deed = say(deedLabel(row, choice));
      const did =
        n === 0 && choice && (choice.measures.length > 0 || choice.offers) && !choice.absent
          ? `${deed}; ${choiceText({ game }, voice, { ...choice, moves: {}, tracks: {} })}`
          : deed;
      return {
        turns: [row.turn],
        up: [row.up],
        down: [row.down],
        of: chancedName(row, voice),
        for: towardsText(row, before, 'for', voice),
        against: towardsText(row, before, 'against', voice),
        did,
        because: before && because !== '' && because === reasonIn(before.turn) ? say('as before') : because,
      };
    });
  });
};

/** The actions of a team without a state or a track. */
const plainRows = ({ game, debrief, voice }: ClassPlayed, seat: string): readonly (readonly string[])[] =>
  debrief.turns.flatMap(({ turn, choices }) => {
    const choice = choices[seat];
    return choice ? [[String(turn), choiceText({ game }, voice, choice), choice.reason]] : [];
  });

/** Two tables with the same rows: what a team did and why, and the model's chances. The second needs chances. */
interface Decided {
  readonly did: Block;
  readonly model: Block | undefined;
}

/** Everything that a team decided, turn by turn. Nothing if the team never acted. */
export const decidedBy = (report: ClassPlayed, seat: string, title: string): Decided | undefined => {
  const { say } = report;
  const columnsOf = (labels: readonly Label[]): readonly string[] => labels.map((label) => say(label));
  const rows = seatRows(report, seat);
  if (rows.length === 0) {
    const plain = plainRows(report, seat);
    const columns = columnsOf(['turn', 'did', 'because']);
    return plain.length === 0
      ? undefined
      : { did: tableBlock({ title, columns, rows: plain }), model: undefined };
  }
  const asBefore = say('as before');
  const isOne = new Set(rows.map(({ of }) => of)).size === 1;
  const of: readonly Label[] = isOne ? [] : ['of'];
  const lead = (row: DecisionRow): readonly string[] => [
    turnsText(row.turns, say),
    ...(isOne ? [] : [row.of]),
  ];
  return {
    did: tableBlock({
      title,
      columns: columnsOf(['turn', ...of, 'did', 'because']),
      rows: merged(rows, didSame(asBefore)).map((row) => [...lead(row), row.did, row.because]),
    }),
    model: tableBlock({
      title,
      columns: columnsOf(['turn', ...of, 'up', 'down', 'for', 'against']),
      rows: merged(rows, givenSame(asBefore)).map((row) => [
        ...lead(row),
        chanceText(row.up, say),
        chanceText(row.down, say),
        row.for,
        row.against,
      ]),
    }),
  };
};

/** How to read the chances of the model. */
export const chancesRemark = (say: Say): Block =>
  remark(
    say(
      'The chances are those of a first step up and down over the whole turn, with all else as it was played and this team’s own decision left out. The factors are the three strongest for that step and the three strongest against it when the turn begins: up, or down where the team stepped down or nothing is above. Turns that say the same are one row.',
    ),
  );

/** The decisions of each team, and the model's chances: every seat, every turn, held or not. */
export const decisionBlocks = (report: ClassPlayed): readonly Block[] => {
  const { say } = report;
  const { seats } = report.game.exercise;
  const cards = seats.flatMap(({ id, label }) => {
    const decided = decidedBy(report, id, '');
    return decided ? [{ title: label, blocks: [decided.did] }] : [];
  });
  const models = seats.flatMap(({ id, label }) => decidedBy(report, id, label)?.model ?? []);
  return [
    heading(2, say('What each team decided, and what the model gave it')),
    { kind: 'cards', cards },
    ...(models.length === 0
      ? []
      : [more(say('The chances of the model, and its factors'), [chancesRemark(say), ...models])]),
  ];
};
