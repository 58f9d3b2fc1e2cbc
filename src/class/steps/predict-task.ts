import { isOwnQuestion } from '../../exercise/debrief/scores.ts';
import { predictionTask, RATIONALE, type Seat } from '../../exercise/exercise.ts';
import { forecastsIn, personAhead, roundAt } from '../../exercise/forecasts.ts';
import { sayIn } from '../../report/labels/say.ts';
import type { Say } from '../../report/labels/saying.ts';
import { givenPercent } from '../../report/words/numbers.ts';
import { personLabel } from '../ahead.ts';
import type { Desk } from '../desk.ts';
import type { Field, Task } from '../task.ts';
import { predictionTexts } from '../world-texts.ts';
import { buttonField, textField } from './fields.ts';

const SEAL = 'Seal our predictions' as const;

/** The field that says whether another person of the team predicts. */
export const MORE = 'forecast more';

/** Whether another person of the team predicts. Default: as many persons predict as in the round before. */
const moreField = (isMore: boolean, say: Say): Field =>
  buttonField(
    MORE,
    [
      { value: 'done', label: say(SEAL) },
      { value: 'more', label: say('Seal them, and another of us predicts') },
    ],
    say('Choose {options}.', { options: say('{a} or {b}', { a: 'done', b: 'more' }) }),
    isMore ? 'more' : 'done',
  );

/** What a step `predict` asks of the next person of a team. */
export const predictTask = ({ game }: Desk, { id: seat, label, states }: Seat): Task => {
  const { exercise, table } = game;
  const [round, person] = [roundAt(game), personAhead(game, seat) ?? 1];
  const { question, asks } = predictionTexts(exercise);
  const before = forecastsIn(table, seat, round - 1);
  const mine = before.find((each) => each.person === person);
  const say = sayIn(exercise.lang);
  const team = personLabel(label, person, say);
  const numbers = exercise.predictions.map((prediction, i): Field => {
    const { id, ask } = prediction;
    const given = mine?.odds[id];
    const asked = asks[i] ?? ask;
    const own = isOwnQuestion(prediction, states)
      ? say('{ask} (yours to decide: not scored)', { ask: asked })
      : asked;
    const said =
      given === undefined
        ? own
        : say('{ask} (before: {chance}; leave empty to keep it)', { ask: own, chance: givenPercent(given) });
    return {
      id,
      label: said,
      kind: 'number',
      ...(given === undefined ? {} : { value: String(Math.round(given * 1000) / 10) }),
      least: 0,
      most: 100,
      unit: '%',
      refusal: say('From 0 to 100, one decimal at most: 5.5 or 5,5.'),
    };
  });
  return {
    id: predictionTask(round, person),
    entry: { do: 'predict', seat, person },
    team,
    title: say(round > 1 ? 'Predictions, revised' : 'Predictions'),
    about: question,
    fields: [
      ...numbers,
      textField(RATIONALE, say('Why? One sentence; you may leave it out:')),
      moreField(before.length > person, say),
    ],
    submit: say(SEAL),
    done: say('{team}: sealed.', { team }),
  };
};
