import { factsText } from '../../domain/states/facts.ts';
import { drawnLines, GAP, rowsOf, type Said, type SaidText, saidText } from '../said/said.ts';
import { type DrawnText, NOTHING_DRAWN } from '../words/drawn-text.ts';
import { left, right } from '../words/layout.ts';
import { quantity, times } from '../words/numbers.ts';
import { factorRows } from './factors.ts';
import type { ConditionRow, EvidenceRow, TieRow, WhyStep, WhyView } from './why-view.ts';

const cell = (words: string): string => words;
const INDENT = { first: '  ', rest: '    ' };
const INDENTED = { first: '  ' };

const factorTable = (step: WhyStep, horizon: string): Said =>
  rowsOf(
    [left('factor', 40), { ...right('value'), say: cell }, { ...left('effect'), say: cell }],
    factorRows(step, horizon),
  );

const deltasSaid = (step: WhyStep): Said => {
  if (step.deltas.length === 0) return [];
  const items = step.deltas.slice(0, 5).map((d) => `${d.label} ${times(d.from)} → ${times(d.to)}`);
  return saidText(`Changed since the turn before: ${items.join('; ')}.`, INDENT);
};

/** The chance of a step and its factors, or why the step cannot happen. */
export const stepSaid = (title: string, step: WhyStep, horizon: string): Said =>
  step.held
    ? saidText(`${title}: ${step.sentence}`)
    : [
        ...saidText(`${title}: ${step.from} → ${step.to}, ${step.chanceText}`),
        ...factorTable(step, horizon),
        ...deltasSaid(step),
      ];

/** The largest number of ties in the list. Ties with the largest weights come first. */
const MOST_TIES = 12;

const tiesSaid = (title: string, none: string, rows: readonly TieRow[]): Said =>
  rows.length === 0
    ? saidText(none)
    : [
        ...saidText(title),
        ...rowsOf(
          [
            left('state', 30),
            right('weight'),
            { ...left('stands at', 24), say: (rung) => `at ${rung}` },
            { ...left('draws it on'), say: (does) => `draws it on: ${does}` },
          ],
          rows
            .slice(0, MOST_TIES)
            .map((r) => [
              r.name,
              quantity(r.weight),
              `${r.rung} ${r.rungLabel}`,
              r.counts ? 'yes' : 'not yet',
            ]),
        ),
        ...(rows.length > MOST_TIES
          ? saidText(`and ${rows.length - MOST_TIES} more of less weight`, INDENTED)
          : []),
      ];

const sourceSaid = (source: string, layout: SaidText['layout'] = { first: '    ', uncut: true }): Said =>
  source === '' ? [] : [{ kind: 'source', text: source, layout }];

const conditionsSaid = (name: string, rows: readonly ConditionRow[]): Said =>
  rows.flatMap(({ text: asked, reason, source, confidence }) => [
    ...saidText(`${name} ${asked}${reason === '' ? '' : `: ${reason}`} [${confidence}]`, { rest: '    ' }),
    ...sourceSaid(source),
  ]);

const evidenceSaid = (rows: readonly EvidenceRow[]): Said =>
  rows.length === 0
    ? saidText('No evidence is given for this state.')
    : [
        ...saidText('Evidence [how sure]'),
        ...rows.flatMap(
          ({ label, value, confidence, reason, source }): Said => [
            { kind: 'item', text: `${label}: ${value} [${confidence}] ${reason}`, layout: INDENT },
            ...sourceSaid(source === confidence ? '' : source),
          ],
        ),
      ];

const changesSaid = (title: string, rows: WhyView['doubles'], most: number): Said =>
  rows.length === 0
    ? saidText(`${title}: no single change in range does`)
    : [
        ...saidText(`${title}:`),
        ...rows
          .slice(0, most)
          .flatMap((row) => [
            ...saidText(row.text, INDENTED),
            ...saidText(`--set ${row.set}`, { first: '      ' }),
          ]),
      ];

const changesBlock = (view: WhyView): Said =>
  view.up.held
    ? []
    : [
        ...saidText('Smallest single changes that would alter the chance of this turn, all else as it was'),
        ...changesSaid('To double the chance of the step up', view.doubles, 3),
        ...changesSaid('To halve it', view.halves, 3),
        ...GAP,
      ];

const knownSaid = ({ facts }: WhyView): Said => {
  const known = factsText(facts);
  return known === '' ? [] : saidText(`Known at the start: ${known}.`);
};

const eventsSaid = ({ events }: WhyView): Said =>
  events.length === 0
    ? []
    : [...saidText('Events in force:'), ...events.flatMap((event) => saidText(event, INDENT))];

const quoted = (lines: readonly string[]): Said => lines.map((line) => ({ kind: 'quoted', text: line }));

/**
 * The explanation of a state. `tip` says what it takes for even odds; `drawn` says where the factors come from.
 */
export const whySaid = (view: WhyView, tip = '', drawn: DrawnText = NOTHING_DRAWN): Said => [
  ...saidText(`${view.name} · turn ${view.turn} · to ${view.dateText} · ${view.rung} ${view.rungLabel}`),
  ...GAP,
  ...saidText(view.sentence),
  ...(view.up.held ? [] : saidText(view.up.sentence)),
  ...(view.outcome === '' ? [] : saidText(view.outcome)),
  ...knownSaid(view),
  ...(view.ruleText === '' ? [] : saidText(view.ruleText)),
  ...eventsSaid(view),
  ...quoted(drawn.said),
  ...GAP,
  ...stepSaid('Step up', view.up, view.horizon),
  ...GAP,
  ...(drawn.weights.length > 0 ? [...quoted(drawn.weights), ...GAP] : []),
  ...(view.down ? [...stepSaid('Step down', view.down, view.horizon), ...GAP] : []),
  ...tiesSaid('Peers it watches', 'It watches no peers.', view.peers),
  ...tiesSaid('Rivals it watches', 'It watches no rivals.', view.rivals),
  ...conditionsSaid(view.name, view.conditions),
  ...GAP,
  ...changesBlock(view),
  ...evidenceSaid(view.evidence),
  ...GAP,
  ...(tip === '' ? [] : [...saidText(tip), ...GAP]),
  ...saidText(view.caution),
];

/** The explanation of a state as plain text, at most 100 columns wide. */
export const plainWhy = (view: WhyView, tip = '', drawn: DrawnText = NOTHING_DRAWN): readonly string[] =>
  drawnLines(whySaid(view, tip, drawn));
