import type { CascadeAnswer } from '../../study/cascade/cascade-answer.ts';
import type { CascadeAbout } from '../../study/sealed/study-about.ts';
import { safeText } from '../words/safe-text.ts';

/** A text in quotes, as Graphviz reads it. */
const inQuotes = (text: string): string => `"${safeText(text).replace(/["\\]/g, '\\$&')}"`;

/** The graph of who tipped whom in DOT, the language of Graphviz. A line is as thick as the share of steps that it tips. */
export const cascadeDot = ({ edges }: CascadeAnswer, about: CascadeAbout): string => {
  const states = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return [
    'digraph cascade {',
    `  label=${inQuotes(about.scenario.title)};`,
    '  rankdir=LR;',
    '  node [shape=box];',
    ...[...states].map(
      ({ id, name, reproduction }) =>
        `  ${inQuotes(id)} [label=${inQuotes(`${name} (R ${reproduction.value.toFixed(2)})`)}];`,
    ),
    ...edges.map(
      ({ from, to, strength }) =>
        `  ${inQuotes(from.id)} -> ${inQuotes(to.id)} [label="${strength.value.toFixed(2)}", penwidth=${(0.5 + 4 * strength.value).toFixed(2)}];`,
    ),
    '}',
    '',
  ].join('\n');
};
