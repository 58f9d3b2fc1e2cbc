import { turnOf } from '../../domain/dates.ts';
import type { Decision } from '../../domain/run.ts';
import type { DatedDecision } from '../../scenario/parts/dated-decision.ts';
import type { Scenario, ScenarioEvent } from '../../scenario/scenario.ts';
import type { WhatIf } from '../../scenario/what-if.ts';
import { printable } from '../words/layout.ts';
import { type Names, namesOf } from '../words/names.ts';
import { longDate, quantity } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { describeEdit } from './weights-view.ts';

const DECISION_TEXTS = { up: 'steps up', down: 'steps down', hold: 'stays where it is' } as const;

/** A decision in words: `steps up`, `goes to contact`. */
export const decisionText = (decision: Decision, names: Names): string =>
  typeof decision === 'string' ? DECISION_TEXTS[decision] : `goes to ${names.rung(decision.to)}`;

const decisionLine = (
  { state, on, decision }: DatedDecision,
  { start, turn: unit }: Scenario,
  names: Names,
): string => {
  const turn = turnOf(start, unit, on);
  return `You decide: ${names.state(state)} ${decisionText(decision, names)} in turn ${turn} (to ${longDate(on)})`;
};

const eventLine = ({ label, timing, effects }: ScenarioEvent, names: Names): string => {
  const when = timing.kind === 'dates' ? timing.dates.map(longDate).join(', ') : '';
  const [only] = effects;
  if (effects.length !== 1 || only?.kind !== 'weight') return `${safeText(label)}, on ${when}`;
  const whose = only.states.length === 1 ? `${names.state(only.states[0] ?? '')}: ` : '';
  return `${whose}${names.term(only.weight)} weighs ${quantity(only.value)} from ${when} on`;
};

/** The changes of a what-if, one sentence each: weights from the start, then events, then decisions. */
export const whatIfLines = (base: Scenario, { edits, events, decisions }: WhatIf): readonly string[] => {
  const names = namesOf(base);
  return [
    ...edits.map((edit) => describeEdit(base, edits, edit).text),
    ...events.map((event) => eventLine(event, names)),
    ...decisions
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      .map((decision) => decisionLine(decision, base, names)),
  ].map(printable);
};
