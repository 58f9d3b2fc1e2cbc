import type { Run } from '../../src/domain/run.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import {
  FLAGSHIP,
  followers,
  futures,
  grantedAt,
  load,
  mean,
  projectPath,
  quantile,
  type Recognition,
  recognisers,
  recognitions,
  rungsAtEnd,
  share,
} from './futures.ts';

/** One figure of the flagship, and what was expected of it before it was played. */
export interface Figure {
  readonly pattern: string;
  readonly what: string;
  readonly expected: string;
  readonly value: string;
  /** Whether the figure is as expected. A pattern that fails is written down, not tuned away. */
  readonly holds: boolean;
}

/** What is expected of a figure, in words and as a test. */
type Expectation = readonly [string, (value: number) => boolean];

const between = (low: number, high: number, unit = ''): Expectation => [
  `${low} to ${high}${unit}`,
  (value) => value >= low && value <= high,
];
const over = (low: number, unit = ''): Expectation => [`over ${low}${unit}`, (value) => value > low];
const under = (high: number, unit = ''): Expectation => [`under ${high}${unit}`, (value) => value < high];
/** Expected of another figure, in words. */
const than = (words: string, test: (value: number) => boolean): Expectation => [words, test];
/** A figure of which nothing was expected. */
const open: Expectation = ['', () => true];

const figure = (
  pattern: string,
  what: string,
  value: number,
  [expected, test]: Expectation,
  digits = 2,
  unit = '',
): Figure => ({ pattern, what, expected, value: `${value.toFixed(digits)}${unit}`, holds: test(value) });

const percent = (pattern: string, what: string, value: number, expectation: Expectation): Figure =>
  figure(pattern, what, 100 * value, expectation, value < 0.1 ? 1 : 0, ' %');

const COUNT = 1000;
const FEW = 300;
const AMBASSADOR = 4;

interface Future {
  readonly recognisers: number;
  readonly followers: number;
  readonly recognitions: readonly Recognition[];
  readonly ups: number;
  readonly downs: number;
  readonly withdrawals: number;
  readonly seat: boolean;
}

const look = (future: Run): Future => {
  const moves = future.turns.flatMap((turn) => turn.moves);
  return {
    recognisers: recognisers(future),
    followers: followers(future),
    recognitions: recognitions(future),
    ups: moves.filter((m) => m.to > m.from).length,
    downs: moves.filter((m) => m.to < m.from).length,
    withdrawals: moves.filter((m) => m.from === 5).length,
    seat: grantedAt(future) !== undefined,
  };
};

const variant = (sets: readonly string[]): Scenario => load(FLAGSHIP, sets).scenario;
const fixture = (name: string): Scenario =>
  load(projectPath(`tests/scenarios/fixtures/${name}.yaml`)).scenario;
const membersOf = ({ blocs }: Scenario, id: string): readonly string[] =>
  blocs.find((bloc) => bloc.id === id)?.members ?? [];

/** What the flagship's futures have in common, and what they have without one thing. */
interface Sample {
  readonly scenario: Scenario;
  readonly base: readonly Future[];
  readonly chanceOf: (state: string) => number;
}

/** Would it have picked Russia? Here Russia starts at chargé, and nobody has recognised. */
const russia = (): readonly Figure[] => {
  const seen = futures(variant(['RUS.rung=charge']), FEW * 3, (future) =>
    recognitions(future).map(({ state }) => state),
  );
  const often = (state: string): number => share(seen.map((states) => states.includes(state)));
  const own = often('RUS');
  const place = 1 + [...new Set(seen.flat())].filter((state) => often(state) > own).length;
  return [
    percent('', 'Russia, started at chargé, recognises by July 2028', own, open),
    figure('', 'its place among all states by that chance', place, open, 0),
  ];
};

const totals = ({ scenario, base, chanceOf }: Sample): readonly Figure[] => {
  const counts = base.map((future) => future.recognisers);
  const nearest = ['CHN', 'IRN', 'PAK', 'NIC', ...membersOf(scenario, 'CENTRAL_ASIA')];
  const all = base.flatMap((future) => future.recognitions);
  const allies = ['AUS', 'NZL', 'JPN', 'KOR', 'ISR', ...membersOf(scenario, 'NATO')].filter(
    (state) => state !== 'TUR',
  );
  const alone = base.map((future) => !future.recognitions.some(({ turn }) => turn <= 12));
  const others = mean(base.slice(0, FEW).map((future) => future.followers));
  const without = mean(futures(variant(['RUS.rung=charge']), FEW, followers));
  const no = scenario.events.filter(({ timing }) => timing.kind === 'chance');
  const quiet = futures(variant(no.map(({ id }) => `events.${id}.chance=0`)), FEW, recognisers);
  const leaning = (weight: number): number =>
    mean(futures(variant([`weights.rights=${weight}`]), FEW, recognisers));
  return [
    figure('', 'mean recognisers by July 2028, Russia included', mean(counts), between(2, 5)),
    figure('', '5th percentile of recognisers', quantile(counts, 0.05), open, 0),
    figure('', '95th percentile of recognisers', quantile(counts, 0.95), open, 0),
    percent('', 'no second recogniser in 12 months', share(alone), between(35, 80, ' %')),
    percent(
      '',
      'recognitions by China, Iran, Central Asia, Pakistan, Nicaragua',
      all.filter(({ state }) => nearest.includes(state)).length / all.length,
      over(70, ' %'),
    ),
    percent('', 'the likeliest Western ally', Math.max(...allies.map(chanceOf)), under(1.01, ' %')),
    figure('', 'mean recognisers without events of chance', mean(quiet), open),
    figure(
      '',
      'mean recognisers, weights.rights=0',
      leaning(0),
      than('more', (value) => value > mean(counts)),
    ),
    figure(
      '',
      'mean recognisers, weights.rights=12',
      leaning(12),
      than('fewer', (value) => value < mean(counts)),
    ),
    figure('', 'mean other recognisers', others, open),
    figure(
      '',
      "mean other recognisers without Russia's recognition",
      without,
      than('fewer', (value) => value < others),
    ),
    ...russia(),
  ];
};

const restsAndClusters = ({ scenario, base, chanceOf }: Sample): readonly Figure[] => {
  const resting = scenario.states.filter(({ rung }) => rung === AMBASSADOR).map(({ id }) => id);
  const inAQuarter = base.map(({ recognitions: all }) =>
    all.some((a) => all.filter((b) => b.turn >= a.turn && b.turn < a.turn + 3).length >= 3),
  );
  const partners = ['PAK', 'UZB', 'KAZ', 'KGZ'];
  const followed = (all: readonly Recognition[]): number =>
    partners.filter((state) => all.some((r) => r.state === state)).length;
  const china = load(projectPath('scenarios/what-ifs/china-recognises-2026.yaml')).scenario;
  const after = mean(futures(china, FEW, (future) => followed(recognitions(future))));
  const before = mean(base.slice(0, FEW).map((future) => followed(future.recognitions)));
  const broad = base.filter((future) => future.recognisers >= 4);
  const west = membersOf(scenario, 'WEST');
  return [
    percent(
      'P1',
      'ambassadors of July 2025 that never recognise',
      1 - mean(resting.map(chanceOf)),
      over(75, ' %'),
    ),
    percent('P2', 'three recognitions within three months', share(inAQuarter), between(0.2, 10, ' %')),
    figure('P2', "China's partners once China recognises, times as likely", after / before, over(1.3)),
    percent('P3', 'futures with four recognisers or more', broad.length / COUNT, open),
    percent(
      'P3',
      'of these without any Western state',
      share(broad.map((f) => !f.recognitions.some(({ state }) => west.includes(state)))),
      over(95, ' %'),
    ),
  ];
};

const moversAndSteps = ({ scenario, base }: Sample): readonly Figure[] => {
  const traits = new Map(scenario.states.map((state) => [state.id, state.traits]));
  const seconds = base.flatMap((future) => future.recognitions.slice(0, 1).map(({ state }) => state));
  const everyone = scenario.states.map(({ id }) => id);
  const meanOf = (states: readonly string[], ...drivers: readonly string[]): number =>
    mean(states.map((id) => drivers.reduce((sum, driver) => sum + (traits.get(id)?.[driver] ?? 0), 0)));
  const [stakes, cost] = [meanOf(everyone, 'security', 'economy'), meanOf(everyone, 'rights')];
  const counts = base.map((future) => future.recognisers);
  const commonest = Math.max(...[...new Set(counts)].map((n) => share(counts.map((c) => c === n))));
  return [
    figure(
      'P4',
      'stakes (security + economy) of the next recogniser, times those of all states',
      meanOf(seconds, 'security', 'economy') / stakes,
      over(3),
      1,
    ),
    figure(
      'P4',
      'rights cost of the next recogniser, times that of all states',
      meanOf(seconds, 'rights') / cost,
      under(0.67),
    ),
    percent(
      'P5',
      'steps that lead down',
      mean(base.map((f) => f.downs)) / mean(base.map((f) => f.downs + f.ups)),
      between(5, 35, ' %'),
    ),
    percent(
      'P5',
      'futures with a withdrawal of recognition',
      share(base.map((f) => f.withdrawals > 0)),
      between(0.2, 15, ' %'),
    ),
    percent('P6', 'futures with the commonest total', commonest, under(60, ' %')),
    percent('P6', 'more than ten recognisers', share(counts.map((c) => c > 10)), under(2, ' %')),
  ];
};

const seat = ({ base }: Sample): readonly Figure[] => {
  const world = fixture('seat-within-reach');
  const seen = futures(world, FEW / 2, (future) => ({
    seat: grantedAt(future),
    half: future.turns.find(({ rungs }) => rungs.filter((r) => r >= AMBASSADOR).length >= 0.5 * rungs.length)
      ?.turn,
    norm: future.turns.map((turn) => turn.indices.norm_strength),
    recognisers: recognisers(future),
  }));
  const granted = seen.flatMap((each) => (each.seat === undefined ? [] : [{ ...each, seat: each.seat }]));
  const idle = { ...world, institutions: world.institutions.map((i) => ({ ...i, effects: [] })) };
  const without = mean(futures(idle, FEW / 2, recognisers));
  const fall = granted.map((each) => (each.norm[each.seat] ?? 0) / (each.norm[each.seat - 1] ?? 1));
  return [
    percent('P7', 'seat in the flagship', share(base.map((future) => future.seat)), under(1, ' %')),
    percent('P7', 'seat in a world in a hurry', granted.length / seen.length, between(20, 80, ' %')),
    figure(
      'P7',
      'months from half of the members at ambassador level to the seat, there',
      mean(granted.map((each) => each.seat - (each.half ?? each.seat))),
      over(0),
      0,
    ),
    figure('P7', 'norm after the seat, times that before', mean(fall), under(0.7)),
    figure(
      'P7',
      'recognisers that the seat adds, there',
      mean(seen.map((each) => each.recognisers)) - without,
      over(0.05),
    ),
  ];
};

const shocks = ({ scenario }: Sample): readonly Figure[] => {
  const TURNS = 14;
  const start = scenario.states.map((state) => state.rung);
  const without = futures(scenario, FEW, rungsAtEnd, TURNS);
  /** Share of states below ambassador, over all futures, that are on another rung than without the event. */
  const moved = (name: string): number =>
    share(
      futures(fixture(name), FEW, rungsAtEnd, TURNS).flatMap((rungs, future) =>
        rungs.flatMap((rung, i) => ((start[i] ?? 0) < AMBASSADOR ? [rung !== without[future]?.[i]] : [])),
      ),
    );
  const [war, far] = [moved('border-war'), moved('distant-precedent')];
  return [
    figure(
      'P8',
      'lower rungs in 1,000 that a border war moves',
      1000 * war,
      than('3 times the next', (value) => value > 3000 * far),
      1,
    ),
    figure('P8', "lower rungs in 1,000 that Nicaragua's recognition moves", 1000 * far, open, 1),
  ];
};

/** Every figure, on one fixed seed. */
export const figures = (): readonly Figure[] => {
  const { scenario } = load(FLAGSHIP);
  const base = futures(scenario, COUNT, look);
  const chanceOf = (state: string): number =>
    share(base.map((future) => future.recognitions.some((r) => r.state === state)));
  const sample = { scenario, base, chanceOf };
  return [totals, restsAndClusters, moversAndSteps, seat, shocks].flatMap((part) => part(sample));
};
