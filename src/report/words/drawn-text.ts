import type { StateId } from '../../domain/ids.ts';
import type { Drawn, DrawnWeight } from '../../engine/explain/drawn.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { isShown } from '../why/factors.ts';
import type { WhyView } from '../why/why-view.ts';
import { left, printable, right, table, wrap } from './layout.ts';
import { namesOf } from './names.ts';
import { chancePerTurn, listed, quantity } from './numbers.ts';

/** A drawn weight that is nearer to 0 than this does not count as a weight with another sign than its mean. */
const SLIGHT = 0.1;

const isTurned = ({ drawn, mean }: DrawnWeight): boolean => drawn * mean < 0 && Math.abs(drawn) >= SLIGHT;

/** The figure of a state that a weight multiplies, and its path in `--set` and in the file. Empty for weights of ties. */
const scoreOf = (scenario: Scenario, id: StateId, weight: string): readonly [string, string] => {
  const state = scenario.states.find((each) => each.id === id);
  if (weight === 'taboo') return [quantity(state?.taboo ?? 1), `${id}.taboo`];
  const driver = weight === 'leading' ? (scenario.social.leading_driver ?? weight) : weight;
  const trait = state?.traits[driver];
  return trait === undefined ? ['', ''] : [quantity(trait), `${id}.traits.${driver}`];
};

/** Two parts of an explanation, as lines. */
export interface DrawnText {
  /** The effect of this future's draws on the chance. */
  readonly said: readonly string[];
  /** A table of weights: as drawn, and in the file. */
  readonly weights: readonly string[];
}

export const NOTHING_DRAWN: DrawnText = { said: [], weights: [] };

/**
 * Explains where the factors of a step come from: the weights that this future has drawn, those in the file, and the
 * state's own scores. Also gives the chance without any draw.
 */
export const drawnText = (view: WhyView, scenario: Scenario, { weights, middle }: Drawn): DrawnText => {
  if (view.up.held) return NOTHING_DRAWN;
  const names = namesOf(scenario);
  // The factors of one weight may be several: a condition on each track.
  const ids = new Set(view.up.factors.filter(isShown).map(({ id }) => id.split(' ')[0]));
  const shown = weights.filter(({ id }) => ids.has(id));
  const turned = shown.filter(isTurned).map(({ id }) => names.term(id));
  const other =
    turned.length > 0
      ? ` This future has drawn the other sign for ${listed(turned)}: here it works against its name.`
      : '';
  const rule = scenario.rules?.find((each) => each.id === view.rule);
  const chance = printable(chancePerTurn(middle, scenario.turn, names.say));
  const said =
    chance === view.up.chanceText
      ? ''
      : `Every future draws its own weights and rates. With each at its mean, and no draw for ${view.name} itself, the chance would be ${chance}, not ${view.up.chanceText}; --seed and --future show other draws.`;
  return {
    said: said + other === '' ? [] : wrap(`${said}${other}`.trimStart()),
    weights: table(
      [
        left('weight', 24),
        right('drawn'),
        right('mean'),
        right('sd'),
        right('score'),
        left('in the file', 40),
      ],
      shown.map(({ id, drawn, mean }) => {
        const [score, path] = scoreOf(scenario, view.id, id);
        const own = scenario.states.find((state) => state.id === view.id)?.weights[id];
        const ruled = rule?.weights[id];
        const sd = (own ?? ruled ?? scenario.weights[id])?.sd ?? 0;
        const shared = ruled ? `rules.${rule.id}.weights.${id}` : `weights.${id}`;
        const where = own ? `${view.id}.weights.${id}` : shared;
        return [
          names.term(id),
          quantity(drawn),
          quantity(mean),
          quantity(sd),
          score,
          path === '' ? where : `${where}, ${path}`,
        ];
      }),
    ),
  };
};
