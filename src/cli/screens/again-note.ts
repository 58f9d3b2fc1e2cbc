import { setOfEdit } from '../../domain/edit.ts';
import type { Decisions } from '../../domain/run.ts';
import { changeKey } from '../../play/kept-session.ts';
import { quoted } from '../../report/words/manifest.ts';
import { shownRecipe } from '../../session/branches.ts';
import type { Left } from './screens.ts';

const movesOf = (decisions: Decisions): readonly string[] =>
  Object.entries(decisions).flatMap(([turn, byState]) =>
    Object.entries(byState).map(
      ([state, what]) => `--move ${state}@${turn}=${typeof what === 'string' ? what : what.to}`,
    ),
  );

/** What to type to see the same future again: as it was saved, if it was. */
export const againNote = ({ play, saved }: Pick<Left, 'play' | 'saved'>): string => {
  const { seed, decisions, edits, events } = shownRecipe(play);
  const file = saved.get(changeKey(play, shownRecipe(play)));
  if (events.length > 0)
    return (
      file ??
      `This future had seed ${quoted(seed)}. No command line can say which events were dropped in; a file can (ctrl+s on the screens).`
    );
  const sets = edits.map((edit) => `--set ${setOfEdit(edit)}`);
  return `To see this future again: ${['--seed', quoted(seed), ...sets, ...movesOf(decisions)].join(' ')}`;
};
