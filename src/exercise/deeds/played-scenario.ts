import type { Institution, Scenario, ScenarioEvent } from '../../scenario/scenario.ts';
import { applyWhatIf, NO_CHANGE } from '../../scenario/what-if.ts';
import type { Exercise } from '../exercise.ts';
import { chanceIn, isDecided } from './whose.ts';

/** The log of a monthly rate so low that the move never happens. */
const NEVER = { mean: -50, sd: 0 };

/** The target without its own steps: its tracks do not move by themselves. */
const withoutSteps = (target: Scenario['target']): Scenario['target'] => ({
  ...target,
  tracks: target.tracks.map((track) => ({ ...track, up: NEVER, down: NEVER })),
});

/** The event with no chance of its own. */
const silenced = (event: ScenarioEvent): ScenarioEvent => ({
  ...event,
  when: undefined,
  timing: { kind: 'chance', chance: 0 },
});

/** What the chances of some states to be drawn for an event are in proportion to, in all. */
const shareOf = ({ states }: Scenario, ids: readonly string[], driver: string | undefined): number =>
  driver === undefined
    ? ids.length
    : states.reduce(
        (sum, { id, traits }) => sum + (ids.includes(id) ? Math.max(0, traits[driver] ?? 0) : 0),
        0,
      );

/**
 * An event that is the deed of the state to which it happens. It does not happen to states that seats play, and to the others
 * as often as before.
 */
const toOthers = (scenario: Scenario, event: ScenarioEvent, seats: Exercise['seats']): ScenarioEvent => {
  const { by, happens_to: happens, timing } = event;
  const isPlayed = (state: string): boolean => seats.some(({ states }) => states.includes(state));
  if (!happens || !by?.includes('that') || !happens.among.some(isPlayed)) return event;
  const among = happens.among.filter((state) => !isPlayed(state));
  const [kept, all] = [shareOf(scenario, among, happens.by), shareOf(scenario, happens.among, happens.by)];
  if (kept === 0) return silenced(event);
  const left = { ...event, happens_to: { ...happens, among } };
  return timing.kind === 'chance'
    ? { ...left, timing: { kind: 'chance', chance: chanceIn(timing.chance, kept / all) } }
    : left;
};

const playedEvent = (exercise: Exercise, scenario: Scenario, event: ScenarioEvent): ScenarioEvent => {
  const { seats, measures } = exercise;
  const isOffered = measures.some(({ offer }) => offer?.event === event.id);
  return isOffered || isDecided(exercise, event) ? silenced(event) : toOthers(scenario, event, seats);
};

/** An institution for which a vote decides: it waits for the vote. */
const waiting = ({ votes }: Exercise, institution: Institution): Institution =>
  votes.some((vote) => vote.institution === institution.id) ? { ...institution, on: [] } : institution;

/** The id of an inject that comes on its day, among the events of the played scenario. */
export const idOfInject = (id: string): string => `inject-${id}`;

/** Injects that come by themselves, each on its day. */
const onTheirDays = ({ injects }: Exercise): readonly ScenarioEvent[] =>
  injects.flatMap(({ id, on, when, event }) =>
    on === undefined
      ? []
      : [
          {
            ...event,
            id: idOfInject(id),
            timing: { kind: 'dates', dates: [on] },
            when,
            once: true,
            cooldown: 0,
          },
        ],
  );

const same = <T>(before: readonly T[], after: readonly T[]): readonly T[] =>
  after.every((each, i) => each === before[i]) ? before : after;

/**
 * The scenario as the class plays it: what people decide does not happen by itself, and injects with a day come on it. The
 * scenario itself if nothing of it is decided.
 */
export const playedScenario = (exercise: Exercise, scenario: Scenario): Scenario => {
  const { seats } = exercise;
  const events = same(
    scenario.events,
    scenario.events.map((event) => playedEvent(exercise, scenario, event)),
  );
  const institutions = same(
    scenario.institutions,
    scenario.institutions.map((each) => waiting(exercise, each)),
  );
  const target = seats.some((seat) => seat.target) ? withoutSteps(scenario.target) : scenario.target;
  const dated = onTheirDays(exercise);
  const isSame =
    events === scenario.events && institutions === scenario.institutions && target === scenario.target;
  const played = isSame ? scenario : { ...scenario, events, institutions, target };
  return dated.length === 0 ? played : applyWhatIf(played, { ...NO_CHANGE, events: dated });
};
