import { turnDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import type { OddsAnswer } from '../../study/odds/odds.ts';
import { printable } from '../words/layout.ts';
import { manifestLine, type StudyManifest } from '../words/manifest.ts';
import { markdownCode, markdownRow, markdownText } from '../words/markdown.ts';
import { longDate } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';

/** The day on which a forecast was written, and what its writers knew by that day. */
export interface ForecastWriting {
  readonly written: IsoDate;
  readonly knew: string;
}

interface ForecastInput {
  /** The answers of one study at several turns, in the order of the turns. */
  readonly answers: readonly { readonly turn: number; readonly answer: OddsAnswer }[];
  readonly manifest: StudyManifest;
  /** Undefined if odds were only printed in this form. */
  readonly writing?: ForecastWriting | undefined;
}

/** A share of futures in per cent, with one decimal. Only 0 and 1 are written as 0 and 100. */
const cell = (share: number): string =>
  share === 0
    ? '0'
    : share === 1
      ? '100'
      : share < 0.0005
        ? '<0.1'
        : share > 0.9995
          ? '>99.9'
          : (100 * share).toFixed(1);

const countLine = ({ fan }: OddsAnswer, turn: number): string => {
  const spread = fan[turn];
  if (!spread) return '';
  return `On average ${spread.mean.toFixed(2)} states recognise; in half of the futures ${spread.q25} to ${spread.q75}, in nine of ten ${spread.q05} to ${spread.q95}.`;
};

const section = (turn: number, answer: OddsAnswer): readonly string[] => {
  const { frame, states } = answer;
  const heads = [
    'State',
    'Id',
    ...frame.ladder.map(({ label }) => markdownText(label)),
    'Recognised by then',
  ];
  return [
    `## ${longDate(turnDate(frame.start, frame.unit, turn))}`,
    '',
    countLine(answer, turn),
    '',
    markdownRow(heads),
    markdownRow(heads.map((_, at) => (at < 2 ? '---' : '--:'))),
    ...states.map(({ name, id, rungs, by }) =>
      markdownRow([
        markdownText(name),
        markdownText(id),
        ...rungs.map(({ share }) => cell(share)),
        cell(by.share),
      ]),
    ),
    '',
  ];
};

/** The day on which the forecast was written, what its writers knew, and the command that scores it. */
const writingLines = ({ written, knew }: ForecastWriting, at: IsoDate | undefined): readonly string[] => [
  `Written on ${longDate(written)}. What its writers knew by then: ${markdownText(knew)}`,
  '',
  'Score it, once it is known what happened (a table with a row per state: `state,rung,source`), with',
  `\`demarche score THIS-FILE.md OUTCOME.csv${at === undefined ? '' : ` --at ${at}`}\`.`,
  '',
];

/** A dated forecast in Markdown: the chance of each rung, in per cent, for each state and day. It can be scored later. */
export const forecastMarkdown = ({ answers, manifest, writing }: ForecastInput): readonly string[] => {
  const frame = answers[0]?.answer.frame;
  if (!frame) return [];
  const asOf = turnDate(frame.start, frame.unit, answers[0]?.answer.query.from ?? 0);
  const dates = answers.map(({ turn }) => turnDate(frame.start, frame.unit, turn));
  const days = dates.map(longDate);
  return [
    `# ${markdownText(frame.title)}: odds as of ${longDate(asOf)}`,
    '',
    `Chance, in per cent of ${thousands(manifest.futures)} futures, of each state to stand on each rung on ${days.join(', ')}; last, the`,
    'chance to have recognised by then, whether or not it kept to it. Written so that time can score it. It is what the stated',
    'assumptions come to, not what will happen; by chance alone a figure near 50 is good to about a point.',
    '',
    `Made by ${markdownCode(manifest.command)}, version ${markdownText(manifest.engine)}, scenario`,
    `${markdownCode(manifest.scenario.sha256)}. Not to be changed after the fact: a new forecast is a new file.`,
    '',
    ...(writing ? writingLines(writing, dates[0]) : []),
    ...answers.flatMap(({ turn, answer }) => section(turn, answer)),
    `    ${manifestLine(manifest)}`,
  ].map(printable);
};
