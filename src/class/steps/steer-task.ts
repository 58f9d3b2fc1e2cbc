import { MOVE_WORDS } from '../../exercise/exercise.ts';
import { turnAhead } from '../../exercise/game.ts';
import { sayIn } from '../../report/labels/say.ts';
import { namesOf } from '../../report/words/names.ts';
import type { Desk } from '../desk.ts';
import { type Task, TEACHER } from '../task.ts';
import { rungNow, turnTitle } from '../world-texts.ts';
import { choiceField, textField } from './fields.ts';

/** The id of the teacher's act that opens this task. */
export const STEER = 'steer';

/** The most states to choose from that no team plays. */
const MOST_OTHERS = 12;

/** The states that teams play, then other states that recognise or are a step below recognition. */
const statesOf = (desk: Desk): readonly string[] => {
  const { exercise, scenario } = desk.game;
  const played = exercise.seats.flatMap(({ states }) => states);
  const near = scenario.ladder.length - 2;
  const others = scenario.states
    .map(({ id }) => id)
    .filter((id) => !played.includes(id) && rungNow(desk, id) >= near);
  return [...played, ...others.slice(0, MOST_OTHERS)];
};

/** What the teacher fills in to force a step of a state in the coming turn, or to block it. */
export const steerTask = (desk: Desk): Task => {
  const { exercise, scenario, table } = desk.game;
  const names = namesOf(scenario);
  const say = sayIn(exercise.lang);
  const states = statesOf(desk).map((id) => ({
    value: id,
    label: `${names.state(id)} (${names.rung(rungNow(desk, id))})`,
  }));
  const words = { up: say('a step up'), hold: say('no step'), down: say('a step down') };
  const moves = MOVE_WORDS.toReversed().map((value) => ({ value, label: words[value] }));
  const refusal = say('Choose one of the options.');
  return {
    id: STEER,
    entry: { do: 'steer', seat: TEACHER, turn: turnAhead(table) },
    team: say('The teacher'),
    title: turnTitle(desk),
    about: say('Force or block a move'),
    fields: [
      choiceField('state', say('Which state?'), states, refusal, states[0]?.value ?? ''),
      choiceField('word', say('What does it do in this turn?'), moves, refusal, 'hold'),
      textField(
        'reason',
        say('Why? All read it when the turn is revealed:'),
        say('A move needs a reason: one sentence is enough.'),
      ),
    ],
    submit: say('Force or block a move'),
    done: say('The teacher has decided for a state. All see it at the reveal.'),
  };
};
