import type { Confidence } from '../../domain/terms.ts';
import type { Model } from '../../model/model.ts';
import type { Evidence } from '../../scenario/parts/evidence.ts';
import { numberOn, type ScenarioNumber } from '../../scenario/parts/numbers.ts';
import type { ValueSpread } from '../../scenario/parts/uncertain.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { UncertainInput } from '../sensitivity/inputs.ts';

/** How far off a figure of a confidence may be: of numbers half the width of their triangle, as a share of their range. */
const HALF_WIDTH: Readonly<Record<Confidence, number>> = {
  high: 0.05,
  medium: 0.15,
  low: 0.3,
  judgement: 0.3,
};

/** A number without a range may be off by this times the half width of its own size: of low confidence by 60 %. */
const OF_ITSELF = 2;

/** Of rungs and facts: among how many equally likely values one is a step down and one a step up. High: it is not in doubt. */
const AMONG: Readonly<Record<Confidence, number>> = { high: 0, medium: 10, low: 4, judgement: 4 };

/** The id of a row of evidence: `CHN.economy`; of the scenario as a whole the field alone. */
export const rowIdOf = ({ state, field }: Evidence): string => (state === '' ? field : `${state}.${field}`);

/** The path of the figure that a row is the source of, as `--set` takes it; it may have no number. */
export const rowPath = ({ drivers }: Scenario, { state, field }: Evidence): string => {
  if (state === '') return field;
  return drivers.some(({ id }) => id === field) ? `${state}.traits.${field}` : `${state}.${field}`;
};

const numberSpread = ({ value, range }: ScenarioNumber, isRanged: boolean, confidence: Confidence) => {
  const [least, most] = range;
  const half = HALF_WIDTH[confidence] * (isRanged ? most - least : OF_ITSELF * Math.abs(value));
  const [low, high] = [Math.max(least, value - half), Math.min(most, value + half)];
  return low < high && low <= value && value <= high
    ? ({ kind: 'peak', low, high, mode: value } as const)
    : undefined;
};

/** A rung or a fact may be a step off. Recognition is a public act, so it is never confused with another rung. */
const wordSpread = (
  { value, words = [] }: ScenarioNumber,
  isTop: (word: number) => boolean,
  confidence: Confidence,
): ValueSpread | undefined => {
  const among = AMONG[confidence];
  if (among === 0 || isTop(value)) return undefined;
  const off = [value - 1, value + 1].filter((word) => word >= 0 && word < words.length && !isTop(word));
  const own = Array.from({ length: among - off.length }, () => value);
  return off.length === 0 ? undefined : { kind: 'one of', values: [...own, ...off].sort((a, b) => a - b) };
};

const spreadOf = (scenario: Scenario, path: string, { field, state: id, confidence }: Evidence) => {
  const number = numberOn(scenario, path);
  if (!number) return undefined;
  const { ladder, states } = scenario;
  const { words } = number;
  if (words === undefined) {
    const isRanged = path.includes('.traits.') || path.startsWith('target.tracks.') || path === 'norm.start';
    return numberSpread(number, isRanged, confidence);
  }
  const state = states.find((each) => each.id === id);
  // A rung that follows from facts is not itself in doubt, but the facts are.
  const isDerived = field === 'rung' && (state?.sends ?? state?.accepts ?? state?.says) !== undefined;
  const top = ladder.at(-1);
  const levels = [...(top?.sends ?? []), ...(top?.accepts ?? []), ...(top?.says ?? [])];
  const isTop = (word: number): boolean =>
    field === 'rung' ? word === ladder.length - 1 : levels.includes(words[word] ?? '');
  return isDerived ? undefined : wordSpread(number, isTop, confidence);
};

/** The draw that each future has of a figure, if the scenario gives it a spread itself. */
const drawOf = ({ ladder }: Scenario, draws: ReadonlySet<string>, { state, field }: Evidence) => {
  const [first = '', second = '', third = ''] = field.split('.');
  const rung = ladder.findIndex(({ id }) => id === third);
  const names: Readonly<Record<string, string>> = {
    weights: state === '' ? `weight ${second}` : `weight ${state} ${second}`,
    rates: second === 'by_fact' ? `fact ${third}` : `rate ${second} ${rung}`,
    target: field
      .replace(/^target\.tracks\.([^.]+)\.(up|down)$/, 'rate $1 $2')
      .replace(/^target\./, 'target '),
  };
  const name = names[first];
  return name !== undefined && draws.has(name) ? name : undefined;
};

const shownValue = ({ value, words }: ScenarioNumber): string => words?.[value] ?? String(value);

/**
 * What the confidence of rows of evidence leaves open, each figure as an input, in the order of the rows: a number has a
 * triangle around its value, and a rung or a fact may be a step off. A figure with a spread in the scenario keeps this
 * spread. Rows of high confidence for a rung or a fact, and rows without a number, are left out.
 */
export const evidenceInputs = (
  scenario: Scenario,
  { rules }: Model,
  labelOf: (row: Evidence, draw: string | undefined) => string,
): readonly UncertainInput[] => {
  const draws = new Set(rules.flatMap((rule) => rule.draws.map(({ name }) => name)));
  const found = new Map<string, UncertainInput>();
  for (const row of scenario.evidence) {
    const id = rowIdOf(row);
    if (found.has(id)) continue;
    const path = rowPath(scenario, row);
    const name = drawOf(scenario, draws, row);
    const spread = name === undefined ? spreadOf(scenario, path, row) : undefined;
    if (name === undefined && !spread) continue;
    const number = numberOn(scenario, path);
    const { confidence, source, reason } = row;
    const value = number ? shownValue(number) : row.value;
    found.set(id, {
      id,
      label: labelOf(row, name),
      members: [
        name === undefined && spread
          ? { kind: 'set', paths: [path], spread }
          : { kind: 'draw', name: name ?? '' },
      ],
      figure: { row: id, value, confidence, source, reason },
    });
  }
  return [...found.values()];
};
