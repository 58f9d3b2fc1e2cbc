import { leverText } from '../../report/tip/tip-report.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { UncertainInput } from '../../study/sensitivity/inputs.ts';
import type { AskedOfPoints, MeasuredNumber } from '../../study/sensitivity/outcome.ts';
import { leversFor, type TipLever } from '../../study/tip/levers.ts';
import { RequestError } from '../errors.ts';
import type { OpenScenario } from '../open-scenario.ts';
import { pointsAsked, pointsPlan, type SensitivityPlan } from '../sensitivity.ts';
import { leversAsked, shareAsked } from '../tip.ts';

/** What is to come about, and what may be changed for it. */
interface LeversRequest {
  readonly seed: string;
  /** A condition, of which the odds are to rise (`CHN recognises by 2028-07`), or a number that is to rise (`count`). */
  readonly goal: string;
  /** Only futures in which this holds. */
  readonly when?: string | undefined;
  /** The odds that each lever is to reach, if it can: `50%`. */
  readonly odds?: number | string | undefined;
  /** Only these levers, by path or by id in the scenario; default: those that the scenario writes, else those that may help. */
  readonly levers?: readonly string[] | undefined;
  /** Futures of each value; default: 500. */
  readonly futures?: number | undefined;
}

const LEVER_RUNS = 500;

/** Where a lever is tried on the way to each of its ends, as shares of that way. */
const WAY = [0.1, 0.25, 0.5, 0.75, 1] as const;

const valuesOf = ({ value, range, values }: TipLever): readonly number[] => {
  if (values) return values.filter((each) => each !== value);
  const [low, high] = range;
  const to = (end: number): readonly number[] =>
    end === value ? [] : WAY.map((share) => value + share * (end - value));
  return [...to(low).toReversed(), ...to(high)];
};

const inputOf = (lever: TipLever, scenario: Scenario): readonly UncertainInput[] => {
  const values = valuesOf(lever);
  const words = lever.kind === 'rung' ? scenario.ladder.map(({ id }) => id) : lever.words;
  if (values.length === 0) return [];
  return [
    {
      id: lever.kind === 'written' ? lever.id : lever.path,
      label: leverText(lever, scenario),
      members: [{ kind: 'set', paths: [lever.path], spread: { kind: 'one of', values } }],
      lever: {
        own: lever.value,
        cost: 1 / lever.scale,
        separate: lever.values !== undefined,
        ...(words === undefined ? {} : { words }),
      },
    },
  ];
};

const EVENT_WORDS = ['can happen', 'kept from happening'] as const;

const eventInputs = ({ levers = [] }: Scenario): readonly UncertainInput[] =>
  levers.flatMap((lever): readonly UncertainInput[] =>
    'event' in lever
      ? [
          {
            ...{ id: lever.id, label: lever.label },
            members: [{ kind: 'event', id: lever.event, chance: 0 }],
            lever: { own: 0, cost: lever.cost ?? 1, separate: true, words: EVENT_WORDS },
          },
        ]
      : [],
  );

const measuredIn = ({ outcome }: AskedOfPoints): readonly MeasuredNumber[] => {
  if (outcome.kind === 'odds') return outcome.all.map(({ of }) => of);
  return [outcome.kind === 'level' ? outcome.of : outcome.of.of];
};

/** The states that a goal is about, if it is about nothing else: their own rungs are no levers. */
const statesOf = (asked: AskedOfPoints, { states }: Scenario): readonly string[] => {
  const measured = measuredIn(asked);
  const ofStates = measured.flatMap((of) => (of.kind === 'rung' ? [states[of.state]?.id ?? ''] : []));
  return ofStates.length === measured.length ? [...new Set(ofStates)] : [];
};

const inputsFor = (
  scenario: Scenario,
  asked: AskedOfPoints,
  named: readonly string[] | undefined,
): readonly UncertainInput[] => {
  const events = eventInputs(scenario);
  if (named === undefined) {
    const levers = leversFor(scenario, { states: statesOf(asked, scenario) });
    const isWritten = events.length > 0 && levers.every(({ kind }) => kind !== 'written');
    return [...(isWritten ? [] : levers.flatMap((lever) => inputOf(lever, scenario))), ...events];
  }
  const chosen = events.filter(({ id }) => named.includes(id));
  const others = named.filter((name) => !chosen.some(({ id }) => id === name));
  return [...leversAsked(others, scenario).flatMap((lever) => inputOf(lever, scenario)), ...chosen];
};

/** What to play to rank levers. Throws RequestError. */
export const leversPlan = (open: OpenScenario, request: LeversRequest): SensitivityPlan => {
  const { scenario } = open;
  const { seed, goal, when, odds, levers: named, futures = LEVER_RUNS } = request;
  const asked = pointsAsked(scenario, goal, when, 'goal');
  if (asked.outcome.kind === 'date')
    throw new RequestError(
      `“${goal}”: a date is no goal. Expected a condition, such as “count >= 5 by 2028-07”, or a number, such as count.`,
      'goal',
    );
  if (odds !== undefined && asked.outcome.kind !== 'odds')
    throw new RequestError(`“${goal}” has no odds: expected a condition, such as “count >= 5”.`, 'odds');
  const inputs = inputsFor(scenario, asked, named);
  if (inputs.length === 0)
    throw new RequestError('nothing can be changed: no lever has a value other than its own.', 'lever');
  return pointsPlan(open, [], {
    ...{ answer: 'levers', method: 'steps', seed, inputs, asked, outcome: goal, when, futures },
    options: {
      goal,
      ...(odds === undefined ? {} : { odds: shareAsked(odds) }),
      ...(named === undefined ? {} : { lever: inputs.map(({ id }) => id) }),
    },
  });
};
