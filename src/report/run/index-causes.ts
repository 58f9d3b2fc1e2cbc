import { type IndexId, ownIndices } from '../../domain/indices.ts';
import type { IndexPart, IndexParts } from '../../engine/explain/index-parts.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { printable } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { quantity, signed } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';

/** The parts of the indices at the start of a run, and in the turn that is shown. */
interface PartsOfRun {
  readonly start: IndexParts;
  readonly now: IndexParts;
}

/** The largest number of causes that a text names, and the smallest change of a named cause (shown as 0.1 point). */
const MOST = 4;
const LEAST = 0.05;

const keyOf = ({ kind, id }: IndexPart): string => `${kind} ${id}`;

const nameOf = ({ kind, id, by }: IndexPart, scenario: Scenario): string => {
  const names = namesOf(scenario);
  if (kind === 'state') return names.state(id);
  const labels = by.map(
    (name) => [...scenario.events, ...scenario.institutions].find((each) => each.id === name)?.label ?? name,
  );
  if (labels.length > 0) return safeText(labels.join(' and '));
  if (kind === 'track') return names.track(id);
  return safeText(scenario.variables.find((variable) => variable.id === id)?.label ?? id);
};

/** The changes since the start. A cause that is gone counts as the loss of its points. */
const changesOf = (start: readonly IndexPart[], now: readonly IndexPart[]): readonly IndexPart[] => {
  const before = new Map(start.map((part) => [keyOf(part), part.points]));
  const present = new Set(now.map(keyOf));
  return [
    ...now.map((part) => ({ ...part, points: part.points - (before.get(keyOf(part)) ?? 0) })),
    ...start.filter((part) => !present.has(keyOf(part))).map((part) => ({ ...part, points: -part.points })),
  ];
};

/** The causes that moved an index since the start, largest first. Empty if nothing moved it. */
const causeText = (id: IndexId, { start, now }: PartsOfRun, scenario: Scenario): string => {
  const parts = id === 'norm_strength' ? now[id] : changesOf(start[id], now[id]);
  const sorted = parts
    .filter(({ points }) => Math.abs(points) >= LEAST)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  if (sorted.length === 0) return '';
  const points = (value: number): string => signed(Math.round(value * 10) / 10);
  const shown = sorted.slice(0, MOST);
  const named = new Set(shown.map(keyOf));
  const rest = parts.reduce((sum, part) => sum + (named.has(keyOf(part)) ? 0 : part.points), 0);
  const texts = [
    ...shown.map((part) => `${nameOf(part, scenario)} ${points(part.points)}`),
    ...(Math.abs(rest) >= LEAST ? [`others ${points(rest)}`] : []),
  ];
  const from = id === 'norm_strength' ? `of ${quantity(100 * scenario.norm.start)}: ` : '';
  return printable(from + texts.join(', '));
};

/**
 * The causes that moved each index of a scenario since the start: `Iran +1.2, Assets released +10`. For the norm, these
 * are the causes that lower or restore its full strength, so that acts on the first day count. An index that nothing
 * moved is left out.
 */
export const indexCauses = (scenario: Scenario, parts: PartsOfRun): ReadonlyMap<IndexId, string> =>
  new Map(
    ownIndices(scenario)
      .map(({ id }) => [id, causeText(id, parts, scenario)] as const)
      .filter(([id, text]) => id !== 'recognisers' && text !== ''),
  );
