import { LONGEST_REASON } from '../../exercise/actions.ts';
import { type Choice, DEEDS, type Deed, type Measure, type Seat } from '../../exercise/exercise.ts';
import { timesTaken } from '../../exercise/limits.ts';
import { reachedTurn } from '../../exercise/world.ts';
import { namesOf } from '../../report/names.ts';
import { safeText } from '../../report/safe-text.ts';
import type { Asker } from './asker.ts';
import type { Desk } from './desk.ts';
import { briefLines, choiceLine } from './views.ts';

/** What people type instead of a word, too. */
const SHORT: Readonly<Record<string, Deed>> = {
  u: 'up',
  '+': 'up',
  h: 'hold',
  '': 'hold',
  d: 'down',
  '-': 'down',
};

/** Asks until an answer can be read; undefined when there is nobody any more. */
export const askUntil = async <T>(
  { ask, say }: Asker,
  prompt: string,
  read: (text: string) => T | string,
  aside: (text: string) => boolean = () => false,
): Promise<{ readonly value: T } | undefined> => {
  for (;;) {
    const text = await ask(prompt);
    if (text === undefined) return undefined;
    if (aside(text)) continue;
    const value = read(text);
    if (typeof value !== 'string') return { value };
    say(value);
  }
};

/** Something that a seat decides on, and what can be done with it: `up` with where it leads, where that is known. */
export interface Thing {
  readonly id: string;
  readonly label: string;
  readonly deeds: readonly { readonly deed: Deed; readonly label: string }[];
}

const WORDS = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** `up, hold or down`. */
const deedWords = ({ deeds }: Thing): string => WORDS.format(deeds.map(({ deed }) => deed).toReversed());

const readDeed =
  (thing: Thing) =>
  (text: string): { readonly deed: Deed } | string => {
    const wanted = text.toLowerCase();
    const deed = DEEDS.find((each) => each === wanted) ?? SHORT[wanted];
    if (deed && thing.deeds.some((each) => each.deed === deed)) return { deed };
    const end = deed ? `${thing.label} is at the end of the ladder: ` : '';
    return `${end}${end === '' ? 'Type' : 'type'} ${deedWords(thing)}.`;
  };

const asideOf =
  ({ say }: Asker, seat: Seat) =>
  (text: string): boolean => {
    if (text.toLowerCase() !== 'brief') return false;
    say(briefLines(seat));
    return true;
  };

const askDeeds = async (
  asker: Asker,
  seat: Seat,
  things: readonly Thing[],
): Promise<Record<string, Deed> | undefined> => {
  const deeds: Record<string, Deed> = {};
  for (const thing of things) {
    const prompt = `${thing.label}: ${deedWords(thing)}? (hold) > `;
    const answer = await askUntil(asker, prompt, readDeed(thing), asideOf(asker, seat));
    if (!answer) return undefined;
    deeds[thing.id] = answer.value.deed;
  }
  return deeds;
};

/** What else a seat may still do. */
export const openMeasures = (desk: Desk, seat: Seat): readonly Measure[] => {
  const { exercise, table } = desk.game();
  return exercise.measures.filter(
    ({ id, seats, times }) => seats.includes(seat.id) && timesTaken(table, seat.id, id) < times,
  );
};

const readNumbers =
  (measures: readonly Measure[]) =>
  (text: string): { readonly ids: string[] } | string => {
    const numbers = text.split(/[\s,]+/).filter((part) => part !== '');
    const ids = numbers.flatMap((part) => measures[Number(part) - 1]?.id ?? []);
    return ids.length === numbers.length ? { ids } : `Type numbers from 1 to ${measures.length}, or nothing.`;
  };

const askMeasures = async (desk: Desk, asker: Asker, seat: Seat): Promise<string[] | undefined> => {
  const measures = openMeasures(desk, seat);
  if (measures.length === 0) return [];
  asker.say([
    'What else you may do:',
    ...measures.map(
      ({ kind, cost, event }, i) =>
        `  ${i + 1} ${kind}${cost > 0 ? `, costs ${cost}` : ''}: ${safeText(event.label)}`,
    ),
  ]);
  const answer = await askUntil(
    asker,
    'Numbers, or Enter for none > ',
    readNumbers(measures),
    asideOf(asker, seat),
  );
  return answer?.value.ids;
};

const readReason = (text: string): { readonly reason: string } | string =>
  text === '' ? 'A move needs a reason: one sentence is enough.' : { reason: text.slice(0, LONGEST_REASON) };

const HOLD = { deed: 'hold', label: 'hold' } as const;

/** What a seat decides on: its states, each with the rungs above and below it, and the tracks of the target. */
export const thingsOf = (
  desk: Desk,
  seat: Seat,
): { readonly states: readonly Thing[]; readonly tracks: readonly Thing[] } => {
  const { scenario } = desk.game();
  const { run } = desk.world();
  const now = run.turns[reachedTurn(desk.game())];
  const names = namesOf(scenario);
  const tracks = seat.target ? scenario.target.tracks : [];
  return {
    states: seat.states.map((id) => {
      const rung = now?.rungs[run.states.indexOf(id)] ?? 0;
      const down = rung > 0 ? [{ deed: 'down', label: `down: ${names.rung(rung - 1)}` } as const] : [];
      const isTop = rung >= scenario.ladder.length - 1;
      const up = isTop ? [] : [{ deed: 'up', label: `up: ${names.rung(rung + 1)}` } as const];
      return { id, label: names.state(id), deeds: [...down, HOLD, ...up] };
    }),
    tracks: tracks.map(({ id }) => ({
      id,
      label: names.track(id),
      deeds: [{ deed: 'down', label: 'down' }, HOLD, { deed: 'up', label: 'up' }],
    })),
  };
};

const askChoice = async (desk: Desk, asker: Asker, seat: Seat): Promise<Choice | undefined> => {
  const { states, tracks } = thingsOf(desk, seat);
  const moves = await askDeeds(asker, seat, states);
  const deeds = moves && (await askDeeds(asker, seat, tracks));
  const measures = deeds && (await askMeasures(desk, asker, seat));
  const reason =
    measures && (await askUntil(asker, 'Why? One sentence > ', readReason, asideOf(asker, seat)));
  return reason && { moves, tracks: deeds, measures, reason: reason.value.reason };
};

/** Asks a team until it has locked a choice that the rules allow. Gives whether it did. */
export const askAndLock = async (desk: Desk, asker: Asker, seat: Seat, turn: number): Promise<boolean> => {
  for (;;) {
    const choice = await askChoice(desk, asker, seat);
    if (!choice) return false;
    asker.say(`You are about to lock: ${choiceLine(choice)}.`);
    const sure = await asker.ask('Enter locks, again starts over > ');
    if (sure === undefined) return false;
    if (sure !== '' && sure.toLowerCase() !== 'lock' && sure.toLowerCase() !== 'y') continue;
    const { absent: _, ...locked } = choice;
    const refusal = desk.act({
      do: 'lock',
      seat: seat.id,
      turn,
      moves: { ...locked.moves },
      tracks: { ...locked.tracks },
      measures: [...locked.measures],
      reason: locked.reason,
    });
    if (refusal === undefined) return true;
    asker.say(`Not locked: ${refusal}.`);
  }
};
