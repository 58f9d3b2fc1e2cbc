import { RequestError } from './errors.ts';
import { meantBy, plainForm } from './nearest.ts';

interface NamedState {
  readonly id: string;
  readonly name: string;
}

/** The states that can be named, and the target, which cannot. */
interface Nameable<Found extends NamedState> {
  readonly states: readonly Found[];
  readonly target: NamedState;
}

/** The initials of a name: `uk` for United Kingdom; empty for a name of one word. */
const initials = (name: string): string => {
  const words = plainForm(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words.length > 1 ? words.map((word) => word.charAt(0)).join('') : '';
};

/** The only state with these initials; undefined if there is none or more than one. */
const byInitials = <Found extends NamedState>(
  wanted: string,
  states: readonly Found[],
): Found | undefined => {
  const [only, ...more] = states.filter((s) => wanted !== '' && initials(s.name) === wanted);
  return more.length === 0 ? only : undefined;
};

/**
 * The state that a person names by id, name or initials. Ignores case and accents. Throws RequestError, with the nearest
 * name, if there is no such state, and for the target.
 */
export const findState = <Found extends NamedState>(typed: string, scenario: Nameable<Found>): Found => {
  const wanted = plainForm(typed.trim());
  const found =
    scenario.states.find((s) => s.id === typed) ??
    scenario.states.find((s) => plainForm(s.id) === wanted) ??
    scenario.states.find((s) => plainForm(s.name) === wanted) ??
    byInitials(wanted, scenario.states);
  if (found) return found;
  const { id, name } = scenario.target;
  if (wanted === plainForm(id) || wanted === plainForm(name))
    throw new RequestError(`“${typed}” is the target of this scenario: name a state that may recognise it.`);
  const close = meantBy(
    typed,
    scenario.states.flatMap((s) => [s.id, s.name]),
  );
  const meant = scenario.states.find((s) => s.id === close || s.name === close);
  const hint = meant ? ` Did you mean ${meant.id} (${meant.name})?` : '';
  throw new RequestError(`there is no state “${typed}” in this scenario.${hint}`);
};

/** The bloc that a person names by id or label. Throws RequestError, with the nearest name, if there is no such bloc. */
export const findBloc = <Found extends { readonly id: string; readonly label: string }>(
  typed: string,
  blocs: readonly Found[],
): Found => {
  const wanted = plainForm(typed.trim());
  const found = blocs.find((b) => plainForm(b.id) === wanted || plainForm(b.label) === wanted);
  if (found) return found;
  const close = meantBy(
    typed,
    blocs.flatMap((b) => [b.id, b.label]),
  );
  const meant = blocs.find((b) => b.id === close || b.label === close);
  const hint = meant
    ? ` Did you mean ${meant.id} (${meant.label})?`
    : ` This scenario has ${blocs.length === 0 ? 'none' : blocs.map((b) => b.id).join(', ')}.`;
  throw new RequestError(`there is no bloc “${typed}” in this scenario.${hint}`);
};
