import type { AnyReading, TurnChance } from '../../exercise/debrief/chances.ts';
import type { SeatChoice } from '../../exercise/exercise.ts';
import { type Factor, factorsOf, strongest } from '../why/factors.ts';
import { holdText, type Names } from '../words/names.ts';
import { listed, NBSP, percent, plural, times } from '../words/numbers.ts';
import { type Voice, voiceOf } from '../words/sentences.ts';
import type { ClassPlayed } from './debrief-report.ts';
import { type Block, heading, list, remark } from './plain-page.ts';
import { choiceText } from './story.ts';

/** The factors that are named for a step, and against it. */
const NAMED = 3;

const factorText = ({ label, value }: Factor): string => `${label} ×${NBSP}${times(value)}`;

const named = (
  reading: AnyReading | undefined,
  towards: 'for' | 'against',
  names: Names,
): readonly Factor[] => (reading ? strongest(factorsOf(reading, names), towards, NAMED) : []);

/** The strongest factors of a clock, for its step or against it; empty where none counts. */
export const factorTexts = (
  reading: AnyReading | undefined,
  towards: 'for' | 'against',
  names: Names,
): readonly string[] => named(reading, towards, names).map(factorText);

const nameOf = ({ of }: TurnChance, { names }: Voice): string =>
  of.kind === 'state' ? names.state(of.id) : names.track(of.id);

/** A row of a table, and the turns that it is about: some turns in a row may say the same. */
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

/** Logs of factors that are nearer than this count as the same in a table. */
const NEAR = 0.15;

const AS_BEFORE = 'as before';

/** Whether the factors of two turns are the same but for small differences. */
const isNear = (a: readonly Factor[], b: readonly Factor[]): boolean =>
  a.length === b.length &&
  a.every(({ id, log }) => b.some((other) => other.id === id && Math.abs(other.log - log) < NEAR));

const towardsText = (
  row: TurnChance,
  before: TurnChance | undefined,
  towards: 'for' | 'against',
  { names }: Voice,
): string => {
  if (row.held) return towards === 'against' ? holdText(row.held) : '';
  const now = named(row.reading, towards, names);
  if (now.length === 0) return '';
  if (before && !before.held && before.dir === row.dir && isNear(now, named(before.reading, towards, names)))
    return AS_BEFORE;
  const texts = now.map(factorText).join('; ');
  return row.dir === 'down' && towards === 'for' ? `for the step down: ${texts}` : texts;
};

/** Whether a row says nothing that the one before it does not say. */
const isSame = (row: DecisionRow, before: DecisionRow | undefined): boolean =>
  before !== undefined &&
  row.of === before.of &&
  row.did === before.did &&
  [row.for, row.against].every((each) => each === AS_BEFORE || each === '') &&
  (row.because === AS_BEFORE || row.because === '');

const merged = (rows: readonly DecisionRow[]): readonly DecisionRow[] => {
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
const chanceText = (chances: readonly number[]): string => {
  const texts = [percent(Math.min(...chances)), percent(Math.max(...chances))];
  return [...new Set(texts)].join(' to ');
};

const turnsText = (turns: readonly number[]): string =>
  turns.length === 1 ? String(turns[0]) : `${turns[0]} to ${turns.at(-1)}`;

const deedText = ({ deed, of }: TurnChance, choice: SeatChoice | undefined): string => {
  if (deed === 'model') return 'the model played';
  if (choice?.unasked) return choice.unasked === 'acts' ? 'holds, not asked' : 'holds, as it said before';
  if (deed === 'hold') return 'holds';
  if (of.kind === 'state') return deed === 'up' ? 'steps up' : 'steps down';
  return deed === 'up' ? 'a step forward' : 'a step back';
};

/** Everything that a team decided, state by state and track by track, each through all turns. */
const seatRows = ({ game, debrief }: ClassPlayed, seat: string, voice: Voice): readonly DecisionRow[] => {
  const own = debrief.chances.filter((row) => row.seat === seat);
  const ids = [...new Set(own.map(({ of }) => of.id))];
  const choiceIn = (turn: number): SeatChoice | undefined =>
    debrief.turns.find((each) => each.turn === turn)?.choices[seat];
  const reasonIn = (turn: number): string => choiceIn(turn)?.reason ?? '';
  return ids.flatMap((id, n) => {
    const rows = own.filter(({ of }) => of.id === id);
    return merged(
      rows.map((row, i): DecisionRow => {
        const choice = choiceIn(row.turn);
        const before = rows[i - 1];
        // Measures and the reason are said once a turn, beside the first state of a team.
        const because = n === 0 ? reasonIn(row.turn) : '';
        const did =
          n === 0 && choice && (choice.measures.length > 0 || choice.offers) && !choice.absent
            ? `${deedText(row, choice)}; ${choiceText({ game }, voice, { ...choice, moves: {}, tracks: {} })}`
            : deedText(row, choice);
        return {
          turns: [row.turn],
          up: [row.up],
          down: [row.down],
          of: nameOf(row, voice),
          for: towardsText(row, before, 'for', voice),
          against: towardsText(row, before, 'against', voice),
          did,
          because: before && because !== '' && because === reasonIn(before.turn) ? AS_BEFORE : because,
        };
      }),
    );
  });
};

/** What a team without a state or a track did. */
const plainRows = (
  { game, debrief }: ClassPlayed,
  seat: string,
  voice: Voice,
): readonly (readonly string[])[] =>
  debrief.turns.flatMap(({ turn, choices }) => {
    const choice = choices[seat];
    return choice ? [[String(turn), choiceText({ game }, voice, choice), choice.reason]] : [];
  });

/** What each team decided, and what the model gave it: every seat, every turn, held or not. */
export const decisionBlocks = (report: ClassPlayed): readonly Block[] => {
  const { game, debrief } = report;
  const voice = voiceOf(debrief.scenario);
  return [
    heading(2, 'What each team decided, and what the model gave it', true),
    remark(
      'The chances are those of a first step up and down over the whole turn, with all else as it was played and this team’s own decision left out. ' +
        'The factors are the three strongest for that step and the three strongest against it when the turn begins: up, or down where the team stepped down or nothing is above. Turns that say the same are one row.',
    ),
    ...game.exercise.seats.flatMap(({ id, label }): readonly Block[] => {
      const rows = seatRows(report, id, voice);
      const plain = rows.length === 0 ? plainRows(report, id, voice) : [];
      if (plain.length > 0)
        return [{ kind: 'table', title: label, columns: ['turn', 'did', 'because'], rows: plain }];
      if (rows.length === 0) return [];
      const isOne = new Set(rows.map(({ of }) => of)).size === 1;
      const columns = ['turn', ...(isOne ? [] : ['of']), 'up', 'down', 'for', 'against', 'did', 'because'];
      const cells = rows.map((row) => [
        turnsText(row.turns),
        ...(isOne ? [] : [row.of]),
        chanceText(row.up),
        chanceText(row.down),
        row.for,
        row.against,
        row.did,
        row.because,
      ]);
      return [{ kind: 'table', title: label, columns, rows: cells }];
    }),
  ];
};

/** The chance of at least one step up over several turns, from the chance in each. */
const inAll = (rows: readonly TurnChance[]): number => 1 - rows.reduce((none, { up }) => none * (1 - up), 1);

/** `China held in all 8 turns. The model gave it 0.4 % for a step up … Held back most by …; drawn on by ….` */
const heldSentence = (rows: readonly TurnChance[], voice: Voice): string => {
  const [first] = rows;
  if (!first) return '';
  const likeliest = rows.reduce((best, row) => (row.up > best.up ? row : best), first);
  const { names } = voice;
  const against = factorTexts(likeliest.reading, 'against', names);
  const towards = factorTexts(likeliest.reading, 'for', names);
  const step = likeliest.dir === 'up' ? 'a step up' : 'a step down';
  const chance =
    likeliest.dir === 'up' ? inAll(rows) : 1 - rows.reduce((none, { down }) => none * (1 - down), 1);
  const held =
    against.length > 0 ? `Held back most by ${listed(against)}` : 'Only the base rate held it back';
  const drawn = towards.length > 0 ? `; drawn on by ${listed(towards)}` : '';
  const why = likeliest.held ? `${nameOf(first, voice)} ${holdText(likeliest.held)}` : `${held}${drawn}`;
  return `${nameOf(first, voice)} held in ${rows.length === 1 ? 'its one turn' : `all ${plural(rows.length, 'turn')}`}. The model gave it ${percent(chance)} for ${step} in that time. ${why}.`;
};

/** Why those that never moved did not: the factors of each state that its team held throughout. */
export const heldBlocks = ({ debrief }: ClassPlayed): readonly Block[] => {
  const voice = voiceOf(debrief.scenario);
  const ids = [...new Set(debrief.chances.map(({ of }) => of.id))];
  const held = ids
    .map((id) => debrief.chances.filter(({ of }) => of.id === id))
    .filter((rows) => rows.every(({ deed }) => deed === 'hold'));
  return held.length === 0
    ? []
    : [heading(3, 'Why the others held'), list(held.map((rows) => heldSentence(rows, voice)))];
};
