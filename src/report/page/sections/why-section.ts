import { factsText } from '../../../domain/states/facts.ts';
import { factorRows, isShown } from '../../why/factors.ts';
import type { EvidenceRow, TieRow, WhyView } from '../../why/why-view.ts';
import { left, right } from '../../words/layout.ts';
import { listed, times } from '../../words/numbers.ts';
import {
  type Block,
  type BriefingSection,
  heading,
  list,
  more,
  type TableData,
  tableBlock,
  text,
} from '../blocks.ts';

const MOST_TIES = 6;
const MOST_CHANGES = 3;

const HEADS = [left('Factor'), right('Value'), left('Effect')];

const factorTable = ({ up, name, horizon }: WhyView): TableData => ({
  caption: `${name}: ${up.from} → ${up.to}; the product of these factors is the chance`,
  heads: HEADS,
  rows: factorRows(up, horizon),
});

const factorChart = (view: WhyView, index: number): Block => ({
  kind: 'chart',
  id: `why-${index + 1}-factors`,
  title: `${view.name}: what draws it on and what holds it back`,
  description: `Factors that multiply the base chance of the step ${view.up.from} → ${view.up.to}: bars to the right raise it, bars to the left lower it, on a scale on which doubling is as long as halving.`,
  figure: {
    kind: 'factors',
    bars: view.up.factors
      .filter((factor) => isShown(factor) && factor.id !== 'base' && factor.id !== 'once')
      .toSorted((a, b) => b.log - a.log)
      .map(({ label, log, value }) => ({ label, value: log, text: `× ${times(value)}` })),
  },
  table: factorTable(view),
});

const tieSentence = (kind: string, rows: readonly TieRow[]): readonly string[] => {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST_TIES).map(({ name, rungLabel }) => `${name} (${rungLabel})`);
  const rest = rows.length > MOST_TIES ? ', and others of less weight' : '';
  return [`It watches ${kind}, the weightiest first: ${listed(shown)}${rest}.`];
};

const evidenceTable = (name: string, rows: readonly EvidenceRow[]): Block =>
  tableBlock({
    title: `${name}: where its figures come from`,
    columns: ['Figure', 'Value', 'How sure', 'Reason', 'Source'],
    rows: rows.map(({ label, value, confidence, reason, source }) => [
      label,
      value,
      confidence,
      reason,
      source,
    ]),
  });

const changeItems = ({ doubles, halves, name }: WhyView): readonly string[] => [
  ...doubles.slice(0, MOST_CHANGES).map(({ text }) => `Doubles it: ${text}`),
  ...halves.slice(0, MOST_CHANGES).map(({ text }) => `Halves it: ${text}`),
  ...(doubles.length + halves.length === 0
    ? [`No single change in range doubles or halves the chance of ${name}.`]
    : []),
];

const blocksOf = (view: WhyView, index: number): readonly Block[] => {
  const known = factsText(view.facts);
  const ties = [...tieSentence('as examples', view.peers), ...tieSentence('as rivals', view.rivals)];
  const asked = view.conditions.map(
    ({ text, reason, source }) =>
      `${view.name} ${text}${[reason, source]
        .filter(Boolean)
        .map((part) => `: ${part}`)
        .join('')}.`,
  );
  const evidence =
    view.evidence.length === 0
      ? text(`No evidence is given for ${view.name}.`)
      : more(`Evidence for ${view.name}`, [evidenceTable(view.name, view.evidence)]);
  const factors: readonly Block[] = view.up.held
    ? []
    : [
        factorChart(view, index),
        text('Smallest single changes that would alter this chance, all else as it is:'),
        list(changeItems(view)),
      ];
  return [
    heading(3, view.name, { id: `why-${index + 1}` }),
    text(view.sentence),
    ...(known === '' ? [] : [text(`Known at the start: ${known}.`)]),
    ...factors,
    ...[...ties, ...asked].map(text),
    evidence,
  ];
};

/** Explains the chances of the chosen states. Undefined if no state is explained. */
export const whySection = (whys: readonly WhyView[]): BriefingSection | undefined => {
  const [first] = whys;
  if (!first) return undefined;
  return {
    id: 'why',
    title: 'Why',
    blocks: [
      text(
        `The next step of each state at the start (the turn to ${first.dateText}), with every weight and rate at its centre. A chance is a product: a base rate, times one factor for every reason to move or to wait.`,
      ),
      ...whys.flatMap(blocksOf),
    ],
  };
};
