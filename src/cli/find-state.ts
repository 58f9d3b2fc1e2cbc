import type { Scenario, State } from '../scenario/scenario.ts';
import { UserError } from './errors.ts';
import { nearest, plainForm } from './nearest.ts';

/**
 * The state that a person names, by id or by name, whatever the case and the accents. Throws UserError with the nearest
 * name if there is none.
 */
export const findState = (typed: string, scenario: Scenario): State => {
  const wanted = plainForm(typed.trim());
  const found =
    scenario.states.find((s) => s.id === typed) ??
    scenario.states.find((s) => plainForm(s.id) === wanted) ??
    scenario.states.find((s) => plainForm(s.name) === wanted);
  if (found) return found;
  const close = nearest(
    typed,
    scenario.states.flatMap((s) => [s.id, s.name]),
  );
  const meant = scenario.states.find((s) => s.id === close || s.name === close);
  const hint = meant ? ` Did you mean ${meant.id} (${meant.name})?` : '';
  throw new UserError(`there is no state “${typed}” in this scenario.${hint}`);
};
