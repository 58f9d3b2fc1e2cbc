import { factsText } from '../../domain/states/facts.ts';
import { type DrawnText, NOTHING_DRAWN } from '../words/drawn-text.ts';
import { indented, left, right, table, wrap } from '../words/layout.ts';
import { quantity, times } from '../words/numbers.ts';
import { factorRows } from './factors.ts';
import type { ConditionRow, EvidenceRow, TieRow, WhyStep, WhyView } from './why-view.ts';

const factorTable = (step: WhyStep, horizon: string): readonly string[] =>
  table([left('factor', 40), right('value'), left('effect')], factorRows(step, horizon));

const deltaLines = (step: WhyStep): readonly string[] => {
  if (step.deltas.length === 0) return [];
  const items = step.deltas.slice(0, 5).map((d) => `${d.label} ${times(d.from)} → ${times(d.to)}`);
  return wrap(`Changed since the turn before: ${items.join('; ')}.`, { first: '  ', rest: '    ' });
};

/** The chance of a step and its factors, or why the step cannot happen. */
export const stepLines = (title: string, step: WhyStep, horizon: string): readonly string[] =>
  step.held
    ? [...wrap(`${title}: ${step.sentence}`), '']
    : [
        ...wrap(`${title}: ${step.from} → ${step.to}, ${step.chanceText}`),
        ...factorTable(step, horizon),
        ...deltaLines(step),
        '',
      ];

/** The most ties that are listed; those with the largest weights come first. */
const MOST_TIES = 12;

const tieLines = (title: string, none: string, rows: readonly TieRow[]): readonly string[] =>
  rows.length === 0
    ? [none]
    : [
        title,
        ...table(
          [left('state', 30), right('weight'), left('stands at', 24), left('draws it on')],
          rows
            .slice(0, MOST_TIES)
            .map((r) => [
              r.name,
              quantity(r.weight),
              `${r.rung} ${r.rungLabel}`,
              r.counts ? 'yes' : 'not yet',
            ]),
        ),
        ...(rows.length > MOST_TIES ? [`  and ${rows.length - MOST_TIES} more of less weight`] : []),
      ];

const conditionLines = (name: string, rows: readonly ConditionRow[]): readonly string[] =>
  rows.flatMap(({ text, reason, source, confidence }) => [
    ...wrap(`${name} ${text}${reason === '' ? '' : `: ${reason}`} [${confidence}]`, { rest: '    ' }),
    ...(source === '' ? [] : wrap(source, { first: '    ', uncut: true })),
  ]);

const evidenceLines = (rows: readonly EvidenceRow[]): readonly string[] =>
  rows.length === 0
    ? ['No evidence is given for this state.']
    : [
        'Evidence [how sure]',
        ...rows.flatMap((r) => [
          ...wrap(`${r.label}: ${r.value} [${r.confidence}] ${r.reason}`, { first: '  ', rest: '    ' }),
          ...(r.source === '' || r.source === r.confidence
            ? []
            : wrap(r.source, { first: '    ', uncut: true })),
        ]),
      ];

const changeLines = (title: string, rows: WhyView['doubles'], most: number): readonly string[] =>
  rows.length === 0
    ? [`${title}: no single change in range does`]
    : [
        `${title}:`,
        ...rows
          .slice(0, most)
          .flatMap((row) => [...indented(row.text), ...wrap(`--set ${row.set}`, { first: '      ' })]),
      ];

const changesBlock = (view: WhyView): readonly string[] =>
  view.up.held
    ? []
    : [
        'Smallest single changes that would alter the chance of this turn, all else as it was',
        ...changeLines('To double the chance of the step up', view.doubles, 3),
        ...changeLines('To halve it', view.halves, 3),
        '',
      ];

const knownLines = ({ facts }: WhyView): readonly string[] => {
  const known = factsText(facts);
  return known === '' ? [] : wrap(`Known at the start: ${known}.`);
};

const eventLines = ({ events }: WhyView): readonly string[] =>
  events.length === 0
    ? []
    : ['Events in force:', ...events.flatMap((text) => wrap(text, { first: '  ', rest: '    ' }))];

/**
 * The explanation of a state as plain text, at most 100 columns wide. `tip` says what it takes for even odds; `drawn` says
 * where the factors come from.
 */
export const plainWhy = (view: WhyView, tip = '', drawn: DrawnText = NOTHING_DRAWN): readonly string[] => [
  ...wrap(`${view.name} · turn ${view.turn} · to ${view.dateText} · ${view.rung} ${view.rungLabel}`),
  '',
  ...wrap(view.sentence),
  ...(view.up.held ? [] : wrap(view.up.sentence)),
  ...(view.outcome === '' ? [] : wrap(view.outcome)),
  ...knownLines(view),
  ...(view.ruleText === '' ? [] : wrap(view.ruleText)),
  ...eventLines(view),
  ...drawn.said,
  '',
  ...stepLines('Step up', view.up, view.horizon),
  ...(drawn.weights.length > 0 ? [...drawn.weights, ''] : []),
  ...(view.down ? stepLines('Step down', view.down, view.horizon) : []),
  ...tieLines('Peers it watches', 'It watches no peers.', view.peers),
  ...tieLines('Rivals it watches', 'It watches no rivals.', view.rivals),
  ...conditionLines(view.name, view.conditions),
  '',
  ...changesBlock(view),
  ...evidenceLines(view.evidence),
  '',
  ...(tip === '' ? [] : [...wrap(tip), '']),
  ...wrap(view.caution),
];
