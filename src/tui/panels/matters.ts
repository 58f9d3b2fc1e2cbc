import type { Edit } from '../../domain/edit.ts';
import type { CascadeView } from '../../report/cascade/view.ts';
import { clamp } from '../../report/charts/scale.ts';
import type { DiscoverView } from '../../report/discover/view.ts';
import { tornadoBars, tornadoRows } from '../../report/sensitivity/tornado.ts';
import { between, nothingFound, wordingOf } from '../../report/sensitivity/wording.ts';
import { NBSP, percent, plural } from '../../report/words/numbers.ts';
import { thousands } from '../../report/words/odds-numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { CAUTION } from '../../report/words/sentences.ts';
import type { PointsAbout } from '../../study/sealed/study-about.ts';
import type { SensitivityAnswer } from '../../study/sensitivity/answer.ts';
import { type Line, line, paragraph } from '../draw/line.ts';
import { cascadesLines, conditionsLines } from './discovery.ts';

/** What is asked: what matters, under which conditions something happens, who tipped whom. */
const QUESTIONS = ['matters', 'conditions', 'cascades'] as const;
export type WeighQuestion = (typeof QUESTIONS)[number];

/** Whether a command, or the name of a screen, is a question. */
export const isQuestion = (name: string): name is WeighQuestion => QUESTIONS.some((each) => each === name);

/** What is asked of a study, in the scenario with the edits of a branch. */
export interface Weigh {
  readonly question: WeighQuestion;
  /** The state that the question is about. Undefined: all states. */
  readonly state: string | undefined;
  /** The outcome that is measured, or the condition. */
  readonly outcome: string;
  readonly edits: readonly Edit[];
  readonly seed: string;
}

/** What matters for an outcome, one input at a time. */
interface Weighed {
  readonly answer: SensitivityAnswer;
  readonly about: PointsAbout;
}

/** The share of the points that are played so far, or the answer, or why there can be no answer. */
export type Weighing =
  | { readonly kind: 'playing'; readonly share: number }
  | { readonly kind: 'found'; readonly weighed: Weighed }
  | { readonly kind: 'conditions'; readonly view: DiscoverView }
  | { readonly kind: 'cascades'; readonly view: CascadeView }
  | { readonly kind: 'failed'; readonly why: string };

const NO_CHANGE = 'No input changes the outcome by itself.';

/** What the values after a bar take. */
const VALUES = 20;
const BOUNDS = { label: [18, 44], bar: [12, 60] } as const;

/** Whether a study has nothing to tell apart, and why. */
export const nothingWeighed = ({ answer, about }: Weighed): string | undefined => {
  const { plan, counted, played, range } = answer;
  const isNever = counted === 0 || (plan.asked.outcome.kind === 'odds' && range[1] === 0);
  return isNever ? nothingFound(plan.asked, about, { counted, played }) : undefined;
};

/** What was played, in a sentence. */
export const weighedText = ({ answer, about }: Weighed): string => {
  const { plan, played, own } = answer;
  const words = wordingOf(plan.asked, about);
  return `${plural(plan.inputs.length, 'input')}, ${thousands(played)} futures from the start: ${thousands(plan.futures)} at each end of an input, with the same luck at both. As it is: ${words.value(own.mean)}. Events and decisions of this session are left out, its weights are in. ${CAUTION}`;
};

const foundLines = (weighed: Weighed, columns: number): readonly Line[] => {
  const { answer, about } = weighed;
  const nothing = nothingWeighed(weighed);
  if (nothing !== undefined) return paragraph(nothing, columns);
  const words = wordingOf(answer.plan.asked, about);
  const label = clamp(Math.floor(columns * 0.32), ...BOUNDS.label);
  const widths = { label, bar: clamp(columns - label - VALUES, ...BOUNDS.bar) };
  const bars = tornadoBars(answer);
  const idle = answer.inputs.length - bars.length;
  if (bars.length === 0)
    return [...paragraph(NO_CHANGE, columns), [], ...paragraph(weighedText(weighed), columns, 'dim')];
  return [
    ...paragraph(
      'One input at a time, from its low end (░) to its high end (█); │ is as it is.',
      columns,
      'dim',
    ),
    [],
    ...tornadoRows(bars, answer.own.mean, widths, words.value).map((row) => line(row.replaceAll(NBSP, ' '))),
    ...(idle > 0 ? [line(`${plural(idle, 'input')} more: a group without ends, or no change`, 'dim')] : []),
    [],
    ...paragraph(weighedText(weighed), columns, 'dim'),
    ...paragraph(
      'demarche sensitivity has pairs, conditions and other outcomes; demarche levers and evidence what to change and to check.',
      columns,
      'dim',
    ),
  ];
};

/** The answer on what matters, as far as it is known. */
export const mattersLines = (weighing: Weighing, columns: number): readonly Line[] => {
  switch (weighing.kind) {
    case 'playing':
      return paragraph(`Playing: ${percent(weighing.share)} …`, columns);
    case 'failed':
      return paragraph(safeText(weighing.why), columns);
    case 'found':
      return foundLines(weighing.weighed, columns);
    case 'conditions':
      return conditionsLines(weighing.view, columns);
    case 'cascades':
      return cascadesLines(weighing.view, columns);
  }
};

/** The change by each input in a sentence, for the screen in words. */
export const mattersSentences = ({ answer, about }: Weighed): readonly string[] => {
  const words = wordingOf(answer.plan.asked, about);
  const bars = tornadoBars(answer);
  return bars.length === 0
    ? [NO_CHANGE]
    : bars.map(
        ({ label, low, high, change }) =>
          `${label}: from ${words.value(low)} at its low end to ${words.value(high)} at its high end, a change of ${between(change, words.change)} ${words.unit}`,
      );
};
