import type { Binding } from '../keys/binding.ts';
import { bindingsAt } from '../keys/keys.ts';
import { fitLine, type Line, lineWidth, span } from '../line.ts';
import { listedRows, type Naming, placeOf, type Ui } from '../state.ts';
import { savingPrompt } from './save.ts';

/** These stay however narrow the screen is: who knows them finds all the others. */
const ALWAYS = ['help', 'quit', 'leave'] as const;

const isAlways = (binding: Binding): boolean => ALWAYS.some((command) => command === binding.command);

const hint = (binding: Binding): Line => [
  span(` ${binding.hintKeys ?? binding.shown} `, 'strong'),
  span(`${binding.hint ?? ''} `, 'dim'),
];

/** As many hints as there is room for, in the order of the table. */
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

const promptLine = (prompt: Line, bindings: readonly Binding[], columns: number): Line =>
  fitLine([...prompt, ...hintsOf(bindings, Math.max(0, columns - lineWidth(prompt)))], columns);

const namingLine = (
  { branch, text, isOffer }: Naming,
  bindings: readonly Binding[],
  columns: number,
): Line => {
  const label = branch === undefined ? ' name of the new branch: ' : ' new name: ';
  const prompt: Line = [span(label, 'strong'), span(text, isOffer ? 'selected' : 'plain'), span('▏ ')];
  return promptLine(prompt, bindings, columns);
};

/** The last line of the screen: what one can press here, or what is being typed. */
export const hintLine = <Play>(ui: Ui<Play>, columns: number): Line => {
  const place = placeOf(ui);
  const bindings = bindingsAt(place, ui.keys);
  if (ui.seek?.isTyping)
    return promptLine([span(' search: ', 'strong'), span(ui.seek.text), span('▏ ')], bindings, columns);
  if (ui.naming && place === 'naming') return namingLine(ui.naming, bindings, columns);
  const told: Line = ui.told === undefined ? [] : [span(` ${ui.told} `, 'warning')];
  if (ui.saving && place === 'save' && ui.told === undefined)
    return promptLine(savingPrompt(ui.saving), bindings, columns);
  if (!ui.find) return fitLine([...told, ...hintsOf(bindings, columns - lineWidth(told))], columns);
  const count = listedRows(ui).length;
  const found =
    ui.find.text === '' ? 'name or id of a state' : `${count} ${count === 1 ? 'match' : 'matches'}`;
  const prompt: Line = [span(' find: ', 'strong'), span(ui.find.text), span('▏'), span(` ${found}  `, 'dim')];
  const room = Math.max(0, columns - lineWidth(prompt));
  return fitLine([...prompt, ...hintsOf(bindings, room)], columns);
};
