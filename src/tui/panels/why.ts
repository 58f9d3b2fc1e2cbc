import { capitalised } from '../../domain/characters.ts';
import { factsText } from '../../domain/states/facts.ts';
import type { PassageView } from '../../report/odds/passage-view.ts';
import type { ChangeRow } from '../../report/run/changes.ts';
import type { LogLine } from '../../report/run/run-view.ts';
import type { ConditionRow, EvidenceRow, TieRow, WhyView } from '../../report/why/why-view.ts';
import { textWidth } from '../../report/words/layout.ts';
import { quantity } from '../../report/words/numbers.ts';
import { futuresText } from '../../report/words/odds-numbers.ts';
import { type Line, line, paragraph, span } from '../draw/line.ts';
import { toColumns } from '../draw/text.ts';
import { rungTone } from '../draw/theme.ts';
import { factorLines } from './factors.ts';
import { lastMoveLines, mainStep, newsLines } from './news.ts';
import { passageCurveLines } from './passage.ts';

export interface WhyData {
  readonly why: WhyView;
  readonly log: readonly LogLine[];
  /** Rungs on the ladder. */
  readonly rungs: number;
  /** If futures are counted: when the state recognises. Also how the model did on past waves. */
  readonly passage?: PassageView | undefined;
  readonly skill?: readonly string[];
}

/** The most differences from the turn before that are shown. */
const NEWS = 6;

/** More factors than any scenario has. */
const FACTORS = 40;

const section = (title: string, lines: readonly Line[]): readonly Line[] =>
  lines.length === 0 ? [] : [[], line(title, 'title'), ...lines];

const changeLines = (rows: readonly ChangeRow[], columns: number): readonly Line[] =>
  rows
    .slice(0, 4)
    .flatMap((row) => [
      ...paragraph(row.text, columns, 'plain', '', '  '),
      ...paragraph(`--set ${row.set}`, columns, 'dim', '  '),
    ]);

const tieLine = (tie: TieRow, rungs: number, columns: number): Line => {
  const rung = ` ${tie.rung} ${tie.rungLabel} `;
  const side = Math.min(20, Math.floor(columns / 3));
  return [
    span(tie.counts ? '▲ ' : '  ', 'rise'),
    span(toColumns(tie.name, Math.max(4, columns - side - 8))),
    span(' '),
    span(toColumns(rung, side), rungTone(tie.rung, rungs)),
    span(toColumns(quantity(tie.weight), 5, 'right'), 'dim'),
  ];
};

const ties = (rows: readonly TieRow[], rungs: number, columns: number): readonly Line[] =>
  rows.slice(0, 8).map((row) => tieLine(row, rungs, columns));

const evidenceLines = (row: EvidenceRow, columns: number): readonly Line[] => [
  [span(row.label, 'strong'), span(` ${row.value} `), span(`· confidence: ${row.confidence}`, 'dim')],
  ...(row.reason === '' ? [] : paragraph(row.reason, columns, 'plain', '  ')),
  ...(row.source === '' ? [] : paragraph(row.source, columns, 'dim', '  ')),
];

const conditionLines = (row: ConditionRow, columns: number): readonly Line[] => [
  ...paragraph(capitalised(row.text), columns),
  ...(row.reason === '' ? [] : paragraph(row.reason, columns, 'plain', '  ')),
  ...paragraph(
    [row.source, `confidence: ${row.confidence}`].filter(Boolean).join(' · '),
    columns,
    'dim',
    '  ',
  ),
];

/** The step that the sentence speaks of: its factors and what is new about them, or why it cannot happen. */
const stepLines = (data: WhyData, columns: number): readonly Line[] => {
  const next = mainStep(data.why);
  const title = `${next.from} → ${next.to}`;
  if (next.held !== undefined) return section(title, paragraph(next.sentence, columns));
  return [
    ...section(`${title}: ${next.chanceText} = product of`, factorLines(next.factors, columns, FACTORS)),
    ...section('New since the turn before', newsLines(data.why, columns, NEWS)),
  ];
};

/** The answer: the sentence first, then the factors, what is new, and the way back. */
export const answerLines = (data: WhyData, columns: number): readonly Line[] => {
  const { why } = data;
  const other = mainStep(why) === why.up ? why.down : undefined;
  return [
    ...paragraph(why.sentence, columns, 'strong'),
    ...(why.ruleText === '' ? [] : paragraph(why.ruleText, columns, 'dim')),
    ...stepLines(data, columns),
    ...section(
      'Events in force',
      why.events.flatMap((text) => paragraph(text, columns, 'plain', '· ')),
    ),
    ...section('Its last move', lastMoveLines(why, data.log, columns)),
    ...section(
      'The step back',
      other ? paragraph(`${other.from} → ${other.to}. ${other.sentence}`, columns) : [],
    ),
  ];
};

/** Rows of the curve of first passage, its figures and its axis. */
const WHEN_ROWS = 9;

/** When the state recognises, in the futures counted so far. Empty if no futures are counted. */
export const whenLines = ({ passage, skill = [] }: WhyData, columns: number): readonly Line[] => {
  if (!passage) return [];
  const fits = skill.find((text) => textWidth(text) <= columns);
  return section(`When it recognises, in ${futuresText(passage.futures)} ${passage.since}`, [
    ...passageCurveLines(passage, columns, WHEN_ROWS),
    ...(fits === undefined ? [] : [line(fits, 'dim')]),
  ]);
};

/** The changes that would alter the answer, one change at a time. */
export const leverLines = ({ why }: WhyData, columns: number): readonly Line[] =>
  why.recognises || why.up.held !== undefined
    ? []
    : [
        ...section('What alone would double it', changeLines(why.doubles, columns)),
        ...section('What alone would halve it', changeLines(why.halves, columns)),
      ];

/** The peers and rivals of the state. */
export const tieLines = ({ why, rungs }: WhyData, columns: number): readonly Line[] => [
  ...section('Peers it watches (weight; ▲ already a step ahead)', ties(why.peers, rungs, columns)),
  ...section('Rivals it watches', ties(why.rivals, rungs, columns)),
];

const knownLines = ({ facts }: WhyView, columns: number): readonly Line[] => {
  const known = factsText(facts);
  return known === '' ? [] : paragraph(known, columns);
};

/** What is known at the start, its sources, and how reliable all this is. */
export const sourceLines = ({ why }: WhyData, columns: number): readonly Line[] => [
  ...section('Known at the start', knownLines(why, columns)),
  ...section(
    'What it asks for',
    why.conditions.flatMap((row) => conditionLines(row, columns)),
  ),
  ...section(
    'Evidence',
    why.evidence.flatMap((row) => evidenceLines(row, columns)),
  ),
  ...section('How sure', paragraph(why.caution, columns)),
];
