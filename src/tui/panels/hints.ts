import { fitLine, type Line, lineWidth, span } from '../draw/line.ts';
import { type Binding, bindingsAt } from '../keys/keys.ts';
import { type Layer, placeOf, tableRowsOf, type Ui } from '../state.ts';
import { savingPrompt } from './save.ts';

/** These hints are shown however narrow the screen is, because their keys lead to all the others. */
const ALWAYS = ['help', 'quit', 'leave'] as const;

const isAlways = (binding: Binding): boolean => ALWAYS.some((command) => command === binding.command);

const hint = (binding: Binding): Line => [
  span(` ${binding.hintKeys ?? binding.shown} `, 'strong'),
  span(`${binding.hint ?? ''} `, 'dim'),
];

/** The hints that there is room for, in the order of the table. */
export const hintsOf = (bindings: readonly Binding[], columns: number): Line => {
  const wanted = bindings.filter((binding) => binding.hint !== undefined);
  let left = columns - wanted.filter(isAlways).reduce((sum, b) => sum + lineWidth(hint(b)), 0);
  const shown = wanted.filter((binding) => {
    if (isAlways(binding)) return true;
    const taken = lineWidth(hint(binding));
    if (taken > left) return false;
    left -= taken;
    return true;
  });
  return shown.flatMap(hint);
};

const findPrompt = (ui: Ui, text: string): Line => {
  const count = tableRowsOf(ui).length;
  const found = text === '' ? 'name or id of a state' : `${count} ${count === 1 ? 'match' : 'matches'}`;
  return [span(' find: ', 'strong'), span(text), span('▏'), span(` ${found}  `, 'dim')];
};

const namingPrompt = ({ branch, text, isOffer }: Layer<'naming'>): Line => {
  const label = branch === undefined ? ' name of the new branch: ' : ' new name: ';
  return [span(label, 'strong'), span(text, isOffer ? 'selected' : 'plain'), span('▏ ')];
};

/** The text that is being typed. Empty if there is none. */
const typedOf = (ui: Ui): Line => {
  const { on, over } = ui;
  switch (over.kind) {
    case 'seek':
      return [span(' search: ', 'strong'), span(over.sought), span('▏ ')];
    case 'naming':
      return namingPrompt(over);
    case 'find':
      return findPrompt(ui, over.text);
    default:
      return on.kind === 'save' && over.kind === 'none' ? savingPrompt(on) : [];
  }
};

/** What is being typed, and what was just done. */
const promptOf = (ui: Ui): Line => [
  ...typedOf(ui),
  ...(ui.told === undefined ? [] : [span(` ${ui.told} `, 'warning')]),
];

/** The last line of the screen: what is typed or was done, then the keys that mean something here. */
export const hintLine = (ui: Ui, columns: number): Line => {
  const prompt = promptOf(ui);
  const hints = hintsOf(bindingsAt(placeOf(ui), ui.keys), Math.max(0, columns - lineWidth(prompt)));
  return fitLine([...prompt, ...hints], columns);
};
