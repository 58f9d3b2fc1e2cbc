import type { Game } from '../../../exercise/game.ts';
import type { WeightTried } from '../../../exercise/weights/tried.ts';
import type { PairedValue } from '../../../study/compare/paired-endings.ts';
import { sayIn } from '../../labels/say.ts';
import { type Block, heading, remark, tableBlock } from '../../page/blocks.ts';
import { namesOf } from '../../words/names.ts';
import { quantity, signed } from '../../words/numbers.ts';
import { seatLabel } from '../debrief-report.ts';

type Played = Pick<Game, 'exercise' | 'scenario'>;

const points = (value: number): string => signed(Math.round(value * 100));

const differenceText = ({ value, low, high, verdict }: PairedValue): string =>
  verdict === 'same' ? '0' : `${points(value)} (${points(low)} – ${points(high)})`;

const changeText = ({ exercise, scenario }: Played, { weight, from, to }: WeightTried): string => {
  const say = sayIn(exercise.lang);
  return say('{weight}, {from} to {to}', {
    weight: namesOf(scenario, say).term(weight),
    from: quantity(from),
    to: quantity(to),
  });
};

/** `Beijing would change: security, 4 to 8. China recognises 6 % → 9 % (+3).` */
export const triedText = (game: Played, tried: WeightTried): string => {
  const say = sayIn(game.exercise.lang);
  const odds = game.exercise.predictions.map(({ ask }, i) => {
    const [before = 0, after = 0] = [tried.before[i], tried.after[i]];
    return `${ask} ${say.share(before)} → ${say.share(after)}`;
  });
  return say('{team} would change: {change}. {odds}.', {
    team: seatLabel(game.exercise, tried.seat),
    change: changeText(game, tried),
    odds: odds.join('; '),
  });
};

/** The effect on the predictions of the weight that each team would change. */
export const weightBlocks = (game: Played, all: readonly WeightTried[]): readonly Block[] => {
  if (all.length === 0) return [];
  const { exercise } = game;
  const say = sayIn(exercise.lang);
  return [
    heading(2, say('Weights that teams would change')),
    remark(
      say(
        'The same {count} futures without people, before and after the change. In brackets the 95 % interval of the difference, in points.',
        { count: all[0]?.futures ?? 0 },
      ),
    ),
    ...all.map(
      (tried): Block =>
        tableBlock({
          title: `${seatLabel(exercise, tried.seat)}: ${changeText(game, tried)}`,
          columns: [say('question'), say('before'), say('after'), say('difference')],
          rows: exercise.predictions.map(({ ask }, i) => {
            const goal = tried.change.goals[i];
            return [
              ask,
              say.share(tried.before[i] ?? 0),
              say.share(tried.after[i] ?? 0),
              goal ? differenceText(goal) : '',
            ];
          }),
          numbers: [1, 2, 3],
        }),
    ),
  ];
};
