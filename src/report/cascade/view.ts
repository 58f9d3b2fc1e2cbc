import type { CascadeAnswer, CascadeState, CascadeTree } from '../../study/cascade/cascade-answer.ts';
import type { CascadePlan } from '../../study/cascade/cascades.ts';
import type { CascadeAbout } from '../../study/sealed/study-about.ts';
import { fixed, NBSP, percent, plural } from '../words/numbers.ts';
import { shareWithInterval, shortDate, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';

/** The results, and what they are about, for text, page and screen. */
export interface CascadeView {
  readonly answer: CascadeAnswer;
  readonly about: CascadeAbout;
  readonly plan: CascadePlan;
}

/** The steps that are looked at, in words. */
export const stepsText = ({ about, plan }: CascadeView): string =>
  plan.steps === 'top' ? `steps to “${safeText(about.top)}”` : 'steps of all rungs, up and down';

const endOf = ({ about }: CascadeView): string => shortDate(about, about.turns);

/** The result as a whole, in sentences. */
export const cascadeSummary = (view: CascadeView): string => {
  const { answer } = view;
  const { steps, futures, tipped, edges } = answer;
  if (steps === 0)
    return `No state made such a step in ${thousands(futures)} futures: there is nobody to tip.`;
  const some = `In a future there are ${fixed(steps / futures, steps / futures < 10 ? 1 : 0)} ${stepsText(view)}.`;
  if (edges.length === 0)
    return `${some} None of ${thousands(steps)} in all hangs on earlier steps of others: each is made by ${endOf(view)} without them.`;
  return `${some} Of these ${shareWithInterval(tipped)} would not have come by ${endOf(view)} without earlier steps of others.`;
};

/** A line of the tree of cascades. It has the branch before the name, the name, and the strength in words. */
interface TreeLine {
  readonly branch: string;
  readonly name: string;
  /** For a root, how often it starts. For other lines, the share of its steps that the state above tips. */
  readonly words: string;
  /** The whole line as a sentence, for output that cannot show the levels of the tree. */
  readonly said: string;
}

/** How often something happens, as a share of futures, or as a number if it may happen more than once in a future. */
const often = (count: number, { answer, plan }: CascadeView): string =>
  plan.steps === 'top' ? percent(Math.min(1, count / answer.futures)) : fixed(count / answer.futures, 2);

const rootWords = ({ state }: CascadeTree, view: CascadeView): string => {
  const starts = `${often(state.starts, view)} ${view.plan.steps === 'top' ? 'of futures' : 'times a future'}`;
  return `${view.plan.steps === 'top' ? 'starts in' : 'starts'} ${starts} (${shortDate(view.about, Math.round(state.turn))}), R${NBSP}${fixed(state.reproduction.value, 2)}`;
};

const childWords = ({ state, by }: CascadeTree, { about }: CascadeView, others: string): string =>
  `${percent(by?.strength.value ?? 0)} of its steps (${shortDate(about, Math.round(state.turn))})${others}`;

/** The other states that tip a state, with their shares: at most two. */
const othersOf = ({ state, by }: CascadeTree, { answer }: CascadeView): string => {
  const others = answer.edges.filter((edge) => edge.to === state && edge !== by && edge.strength.value > 0);
  if (others.length === 0) return '';
  const named = others
    .toSorted((a, b) => b.strength.value - a.strength.value)
    .slice(0, 2)
    .map(({ from, strength }) => `${safeText(from.name)} ${percent(strength.value)}`);
  const more = others.length > named.length ? ` and ${plural(others.length - named.length, 'other')}` : '';
  return `, also ${named.join(', ')}${more}`;
};

/** The cascades as a tree, line by line, at most `most` of them. */
export const treeLines = (view: CascadeView, most: number): readonly TreeLine[] => {
  const lines: TreeLine[] = [];
  const add = (tree: CascadeTree, branch: string, below: string): void => {
    const words = tree.by ? childWords(tree, view, othersOf(tree, view)) : rootWords(tree, view);
    const name = safeText(tree.state.name);
    const by = tree.by ? `${safeText(tree.by.from.name)} tips ` : '';
    lines.push({ branch, name, words, said: `${name}: ${by}${words}` });
    tree.children.forEach((child, i) => {
      const isLast = i === tree.children.length - 1;
      add(child, `${below}${isLast ? '└─ ' : '├─ '}`, `${below}${isLast ? '   ' : '│  '}`);
    });
  };
  for (const tree of view.answer.trees) add(tree, '', '');
  return lines.slice(0, most);
};

/** Deciding figures of a state, as its row in tables. */
export const stateCells = (state: CascadeState, view: CascadeView): readonly string[] => [
  safeText(state.name),
  often(state.steps, view),
  percent(state.tipped.share),
  fixed(state.reproduction.value, 2),
  fixed(state.followed.value, 2),
];

/** A first mover, as its row in tables. */
export const moverCells = (state: CascadeState, view: CascadeView): readonly string[] => {
  const { value, low, high } = state.startFollowed;
  const interval = Number.isFinite(low) ? ` (${fixed(low, 2)} to ${fixed(high, 2)})` : '';
  return [safeText(state.name), often(state.starts, view), `${fixed(value, 2)}${interval}`];
};
