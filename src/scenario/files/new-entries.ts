import { nearTo } from '../../domain/near.ts';
import { FACTS } from '../../domain/states/facts.ts';
import { findStates, type NamedState, statesListed, suggestedIds } from '../../domain/states/find-state.ts';
import { BUILT_IN_VARIABLES } from '../../domain/variables.ts';
import { errorAt, type Issue, type Place, warningAt } from '../issue.ts';
import { child, isNothing, type Located, type Mapping, mapEntries, scalarText } from '../located.ts';
import { idOfA } from '../nearest.ts';
import { dropEntries } from './forget.ts';

/** A map whose keys are names that the author gives. */
interface Named {
  readonly section: string;
  /** The map that holds the section, if it is not the top. */
  readonly within?: 'target';
  readonly one: string;
  /** What a new entry must have: one key of each group. */
  readonly needs: readonly (readonly string[])[];
}

const NAMED: readonly Named[] = [
  { section: 'states', one: 'state', needs: [['name'], ['rung', ...FACTS], ['traits']] },
  { section: 'drivers', one: 'driver', needs: [['sign'], ['profile']] },
  { section: 'rules', one: 'rule', needs: [['share']] },
  { section: 'blocs', one: 'bloc', needs: [['label'], ['members']] },
  {
    section: 'events',
    one: 'event',
    needs: [
      ['label', 'text'],
      ['on', 'yearly', 'chance', 'when'],
    ],
  },
  { section: 'institutions', one: 'institution', needs: [['decides'], ['when']] },
  { section: 'decisions', one: 'decision', needs: [['state'], ['on'], ['do']] },
  { section: 'uncertain', one: 'uncertain thing', needs: [['set', 'event']] },
  { section: 'levers', one: 'lever', needs: [['set', 'event']] },
  { section: 'variables', one: 'variable', needs: [['label'], ['start']] },
  { section: 'tracks', within: 'target', one: 'track', needs: [['up'], ['down']] },
];

const sectionIn = (tree: Mapping, { section, within }: Named): Mapping | undefined => {
  const found = child(within === undefined ? tree : child(tree, within), section);
  return found?.kind === 'map' ? found : undefined;
};

const isEmpty = (value: Located | undefined): boolean =>
  isNothing(value) || (value?.kind === 'map' && value.entries.size === 0);

/** The groups of keys that an entry lacks wholly. A scenario without drivers has states without traits. */
const lacking = (value: Located, { section, needs }: Named, base: Mapping): readonly string[] =>
  needs
    .filter((keys) => keys.every((key) => isEmpty(child(value, key))))
    .filter(([key]) => section !== 'states' || key !== 'traits' || !isEmpty(child(base, 'drivers')))
    .map((keys) => keys.join(' or '));

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\s_.-]/gu, '')
    .toLowerCase();

const nameOf = (entry: Located | undefined): string | undefined =>
  scalarText(child(entry, 'name')) ?? scalarText(child(entry, 'label'));

/** The entries that a person may have meant: the entries with this name, or else the nearest by id or by name. */
const meant = (id: string, all: readonly NamedState[]): string | undefined => {
  const exact = all.filter((each) => [each.id, each.name].some((form) => folded(form) === folded(id)));
  const near = new Set(
    nearTo(
      id,
      all.flatMap((each) => [each.id, each.name]),
    ),
  );
  const found = exact.length > 0 ? exact : all.filter((each) => near.has(each.id) || near.has(each.name));
  return statesListed(found.slice(0, MOST_MEANT)) || undefined;
};

const MOST_MEANT = 5;

const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const strangerIssue = (
  stranger: { readonly id: string; readonly place: Place; readonly lacks: readonly string[] },
  { one, section }: Named,
  known: readonly NamedState[],
): Issue => {
  const { id, place, lacks } = stranger;
  return errorAt(place, `there is no ${one} of this name in what this file extends`, {
    found: id,
    expected: `${idOfA(one)} that is there; a new entry of ${section} also needs ${listed(lacks)}`,
    suggestion: section === 'states' ? suggestedIds(id, known) : meant(id, known),
  });
};

/** An issue for a new state that has the name of an existing state. The state would be there twice. */
const twinIssue = (
  id: string,
  place: Place,
  name: string,
  known: readonly NamedState[],
): Issue | undefined => {
  const forms = [id, name];
  const same = known.filter((each) =>
    forms.some((form) => [each.id, each.name].map(folded).includes(folded(form))),
  );
  const twins = same.length > 0 ? same : forms.flatMap((form) => findStates(form, known).found);
  const [twin] = twins;
  if (!twin) return undefined;
  const details = {
    found: id === name ? id : `${id} (${name})`,
    expected: `the id ${twin.id} to change that state, or another name for a new one`,
    suggestion: statesListed([twin]),
  };
  const [issueAt, message] =
    same.length > 0
      ? [errorAt, 'a state of this name is there already']
      : ([warningAt, 'a state that is there goes by this name too'] as const);
  return issueAt(place, message, details);
};

const isBuiltIn = ({ section }: Named, id: string): boolean =>
  section === 'variables' && Object.hasOwn(BUILT_IN_VARIABLES, id);

/** The most misnamed entries of one section that are reported. Each costs a search among all names. */
const MOST = 20;

const refuseIn = (named: Named, base: Mapping, merged: Mapping, issues: Issue[]): ReadonlySet<string> => {
  const [known, all] = [sectionIn(base, named), sectionIn(merged, named)];
  const refused = new Set<string>();
  const { section } = named;
  let twins = 0;
  // If the base has no entries, no name can be a misspelt one.
  if (!known || !all || known.entries.size === 0) return refused;
  const names = Array.from(known.entries, ([id, { value }]) => ({ id, name: nameOf(value) ?? id }));
  for (const [id, { key, value }] of all.entries) {
    if (known.entries.has(id) || isBuiltIn(named, id)) continue;
    const lacks = lacking(value, named, base);
    if (lacks.length === 0) {
      const twin = section === 'states' ? twinIssue(id, key, nameOf(value) ?? id, names) : undefined;
      if (twin && twins++ < MOST) issues.push(twin);
      continue;
    }
    if (refused.size < MOST) issues.push(strangerIssue({ id, place: key, lacks }, named, names));
    refused.add(id);
  }
  return refused;
};

/**
 * Refuses entries that a layer adds under a new name without all that a new entry needs: their names are misspelt. Gives
 * the merged tree without them, so that no other error follows from them.
 */
export const refuseStrangers = (base: Mapping, merged: Mapping, issues: Issue[]): Mapping =>
  NAMED.reduce((tree, named) => {
    const refused = refuseIn(named, base, merged, issues);
    if (refused.size === 0) return tree;
    const { section, within } = named;
    const without =
      within === undefined
        ? dropEntries(tree, section, refused)
        : mapEntries(tree, within, (holder) =>
            holder.kind === 'map' ? dropEntries(holder, section, refused) : holder,
          );
    // The weight of a driver may be written inside the driver.
    return section === 'drivers' ? dropEntries(without, 'weights', refused) : without;
  }, merged);
