import type { Action } from '../../exercise/actions.ts';
import { turnAhead } from '../../exercise/game.ts';
import { safeText } from '../../report/safe-text.ts';
import type { Asker } from './asker.ts';
import type { Desk } from './desk.ts';
import { teacherView } from './views.ts';

/** What came of a prompt between two teams. */
export type TableAnswer = 'on' | 'changed' | 'absent' | 'gone';

const HELP = [
  'Enter goes on. The teacher may also type:',
  '  view          everything, hidden things too (send the class away from the screen)',
  '  inject NAME   have something happen in the coming turn',
  '  absent        this team is not here: the model plays its turn',
  '  freeze, thaw  nothing can be done until thaw',
  '  undo          take back what was done last; rewind N goes back to before turn N',
  '  quit          stop here; the same command goes on from here',
] as const;

const actionOf = (word: string, rest: string): Action | undefined => {
  if (word === 'inject' && rest !== '') return { do: 'inject', inject: rest };
  if (word === 'freeze' || word === 'thaw' || word === 'undo') return { do: word };
  if (word === 'rewind' && /^[1-9]\d{0,2}$/.test(rest)) return { do: 'rewind', turn: Number(rest) };
  return undefined;
};

const showAll = async (desk: Desk, asker: Asker): Promise<boolean> => {
  asker.curtain();
  asker.say(teacherView(desk));
  const answer = await asker.ask('Enter hides this again > ');
  asker.curtain();
  return answer !== undefined;
};

/** Something that cannot be done is told in a sentence, and the table stays as it is. */
const attempt = (desk: Desk, asker: Asker, action: Action): boolean => {
  try {
    const refusal = desk.act(action);
    asker.say(
      refusal === undefined
        ? `Done: ${action.do}. The turn to play is ${turnAhead(desk.game().table)}.`
        : `Not done: ${refusal}.`,
    );
    return refusal === undefined;
  } catch (error) {
    // What was typed is no name at all: the schema of the journal refuses it before anything is written.
    if (error instanceof Error && error.name === 'ZodError') {
      asker.say('Not done: this is no name.');
      return false;
    }
    throw error;
  }
};

/** Asks at the open table, where everybody sees the screen; the teacher's words are understood here. */
export const askTable = async (desk: Desk, asker: Asker, prompt: string): Promise<TableAnswer> => {
  for (;;) {
    const { frozen } = desk.game().table;
    const text = await asker.ask(frozen ? 'Frozen. thaw goes on > ' : `${prompt} (Enter, or help) > `);
    if (text === undefined) return 'gone';
    const [word = '', ...rest] = text.toLowerCase().split(/\s+/);
    if (word === 'quit' || word === 'exit') return 'gone';
    if (word === '' && !frozen) return 'on';
    if (word === 'absent' && !frozen) return 'absent';
    if (word === 'view') {
      if (!(await showAll(desk, asker))) return 'gone';
      continue;
    }
    const action = actionOf(word, rest.join(' '));
    if (!action) {
      asker.say(
        word === 'help' ? HELP : [`“${safeText(text)}” is none of the words for this place.`, ...HELP],
      );
      continue;
    }
    if (attempt(desk, asker, action) && (action.do === 'undo' || action.do === 'rewind')) return 'changed';
  }
};
