import { findStates, type NamedState, statesListed } from '../domain/states/find-state.ts';
import { RequestError } from './errors.ts';
import { meantBy, plainForm } from './nearest.ts';

/** The states that can be named, and the target, which cannot. */
interface Nameable<Found extends NamedState> {
  readonly states: readonly Found[];
  readonly target: NamedState;
}

/**
 * The state that a person names by id, ISO code or any of its names. Throws RequestError for the target, for a name of
 * several states, with all of them, and for any other text, with the state that was likely meant.
 */
export const findState = <Found extends NamedState>(typed: string, scenario: Nameable<Found>): Found => {
  const { found, meant } = findStates(typed, scenario.states);
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  if (only) throw new RequestError(`“${typed}” may be ${statesListed(found)}: name one of them by its id.`);
  if (findStates(typed, [scenario.target]).found.length > 0)
    throw new RequestError(`“${typed}” is the target of this scenario: name a state that may recognise it.`);
  const hint = meant.length > 0 ? ` Did you mean ${statesListed(meant)}?` : '';
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
