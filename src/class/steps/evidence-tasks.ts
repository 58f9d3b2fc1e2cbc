import { correctionAhead, correctionsOf, MOST_CORRECTIONS } from '../../exercise/evidence/acts.ts';
import { correctionTask, type EvidenceCard, JUDGEMENT_TASK } from '../../exercise/evidence/card.ts';
import type { Seat } from '../../exercise/exercise.ts';
import { figureText } from '../../report/debrief/evidence/cards.ts';
import { sayIn } from '../../report/labels/say.ts';
import type { Say } from '../../report/labels/saying.ts';
import { type Names, namesOf } from '../../report/words/names.ts';
import { quantity } from '../../report/words/numbers.ts';
import type { Desk } from '../desk.ts';
import type { Field, FieldOption, Task } from '../task.ts';
import { buttonField, choiceField, textField } from './fields.ts';

const rowField = (id: string, label: string, options: readonly FieldOption[], say: Say): Field =>
  choiceField(id, label, options, say('Choose one of your rows.'));

const reasonField = (say: Say): Field =>
  textField('reason', say('Why? One sentence:'), say('A reason is needed: one sentence is enough.'));

/** What a step `judge` asks of a team: which of its rows moves the answer most, and which is weakest. */
export const judgeTask = ({ game }: Desk, { id: seat, label: team, rows }: Seat): Task => {
  const say = sayIn(game.exercise.lang);
  const names = namesOf(game.scenario, say);
  const options = rows.map((card) => ({ value: card.id, label: figureText(card, names) }));
  return {
    id: JUDGEMENT_TASK,
    entry: { do: 'judge', seat },
    team,
    title: say('Judgement'),
    about: say('Judgement'),
    fields: [
      rowField('most', say('Which row moves the answer most?'), options, say),
      rowField('weakest', say('Which row is the weakest?'), options, say),
      reasonField(say),
    ],
    submit: say('Seal our judgement'),
    done: say('{team}: sealed.', { team }),
  };
};

const boundsText = (card: EvidenceCard, names: Names, say: Say): string => {
  const row = figureText(card, names);
  if (!card.number) return say('{row} (no number)', { row });
  const { least, most } = card.number;
  return say('{row} (from {least} to {most})', { row, least: quantity(least), most: quantity(most) });
};

/** Whether another row is corrected after this one. */
const anotherField = (say: Say): Field =>
  buttonField(
    'more',
    [
      { value: 'done', label: say('Hand in our correction') },
      { value: 'more', label: say('Hand it in, and correct another row') },
    ],
    'Choose done or more.',
  );

/** What a step `recode` asks of a team: a row, and what is to be written in its place. */
export const recodeTask = ({ game }: Desk, { id: seat, label: team, rows }: Seat): Task => {
  const { exercise, scenario, table } = game;
  const say = sayIn(exercise.lang);
  const names = namesOf(scenario, say);
  const n = correctionAhead(game, seat) ?? MOST_CORRECTIONS;
  const made = new Set(correctionsOf(table, seat).map(({ row }) => row));
  const options = rows
    .filter(({ id }) => !made.has(id))
    .map((card) => ({ value: card.id, label: boundsText(card, names, say) }));
  const needed = say('This is needed.');
  const value = say(
    'Its new value; the old one if only the source is wrong; empty if the row sets no number:',
  );
  const source = say(
    'Its source: an address that begins with https:, or the symbol of a document such as S/2025/109:',
  );
  return {
    id: correctionTask(n),
    entry: { do: 'recode', seat },
    team,
    title: say('Corrections'),
    about: say('Correction {n} of {all}', { n, all: MOST_CORRECTIONS }),
    fields: [
      rowField('row', say('Which row do you correct?'), options, say),
      textField('value', value, needed, 0),
      textField('source', source, needed),
      textField('date', say('Of when it is: YYYY-MM-DD or YYYY-MM:'), needed),
      textField('reporter', say('Who reports it?'), needed),
      reasonField(say),
      ...(n < MOST_CORRECTIONS ? [anotherField(say)] : []),
    ],
    submit: say('Hand in our correction'),
    done: say('{team}: the correction is kept.', { team }),
  };
};
