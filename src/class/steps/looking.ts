import type { Exercise, Seat } from '../../exercise/exercise.ts';
import type { Label } from '../../report/labels/labels.ts';
import { sayIn } from '../../report/labels/say.ts';
import type { Say } from '../../report/labels/saying.ts';
import type { WhyView } from '../../report/why/why-view.ts';
import { quantity, times } from '../../report/words/numbers.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Passage } from '../passage.ts';

/** The part of a view that these passages need. */
type Seen = Pick<WhyView, 'id' | 'name' | 'up' | 'peers' | 'rivals'>;

const factorText = ({ name, up }: Seen, id: string, say: Say): readonly string[] => {
  // A term about one of several things has two words: `conditions rights`.
  const own = up.factors.filter((each) => each.id.split(' ')[0] === id);
  return own.map(({ label, value }) =>
    say('{factor} multiplies the chance that {state} steps up by {times}.', {
      factor: label,
      state: name,
      times: times(value),
    }),
  );
};

/**
 * For each role of a team: the factors of the model that the role speaks for, with their values for the next step up.
 */
export const rolePassages = (
  { roles }: Pick<Seat, 'roles'>,
  { lang }: Pick<Exercise, 'lang'>,
  whys: readonly Seen[],
): readonly Passage[] => {
  const say = sayIn(lang);
  return roles
    .filter(({ factors }) => factors.length > 0)
    .map(({ label, factors }) => {
      const texts = factors.flatMap((id) => whys.flatMap((why) => factorText(why, id, say)));
      const none = say('The model gives it no factor in this turn.');
      return {
        title: say('{role}: what the model counts', { role: label }),
        paragraphs: (texts.length > 0 ? texts : [none]).map((text) => `  · ${text}`),
      };
    });
};

/** The most states that a state is said to listen to. */
const MOST_PEERS = 5;

/** Who listens to whom: for each state of a team, the states that it looks at, and the teams that look at it. */
export const tiesPassage = (
  { seats, lang }: Pick<Exercise, 'seats' | 'lang'>,
  seat: Pick<Seat, 'states'>,
  whys: readonly Seen[],
  ties: Scenario['ties'],
): readonly Passage[] => {
  const say = sayIn(lang);
  const own = whys.filter(({ id }) => seat.states.includes(id));
  const texts = own.flatMap(({ id, name, peers, rivals }) => {
    const listed = peers
      .slice(0, MOST_PEERS)
      .map(({ name: other, weight, rungLabel }) => `${other} ${quantity(weight)} (${rungLabel})`);
    const against = rivals
      .slice(0, MOST_PEERS)
      .map(({ name: other, rungLabel }) => `${other} (${rungLabel})`);
    const watching = seats
      .filter(({ states }) =>
        states.some(
          (each) =>
            each !== id && ties.some(({ from, to, kind }) => kind === 'peer' && from === each && to === id),
        ),
      )
      .map(({ label }) => label);
    const sentence = (words: Label, others: string): readonly string[] =>
      others === '' ? [] : [say(words, { state: name, others })];
    return [
      ...sentence('{state} listens to: {others}.', listed.join(', ')),
      ...sentence('{state} does not want to be behind: {others}.', against.join(', ')),
      ...sentence('At this table these listen to {state}: {others}.', say.list(watching)),
    ];
  });
  return texts.length === 0
    ? []
    : [{ title: say('Who listens to whom'), paragraphs: texts.map((text) => `  · ${text}`) }];
};
