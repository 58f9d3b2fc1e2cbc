import { nearTo } from '../near.ts';
import { codeOf, codesNamed, countryNames, knownForms } from './known-countries.ts';
import { nameKeys, nameWords } from './name-keys.ts';
import { SUCCESSORS } from './other-names.ts';

export interface NamedState {
  readonly id: string;
  readonly name: string;
}

/** The states that a name may mean. If it means none, the states that a person may have meant. */
interface StateFound<Found extends NamedState> {
  /** One state: it is found. Several states: each has this name. */
  readonly found: readonly Found[];
  readonly meant: readonly Found[];
}

/** How many states a suggestion lists. */
const MOST_MEANT = 6;

/**
 * Alpha-3 codes of the countries that a state of a scenario is, by its name and by its id. A code of two letters is
 * often an invented id, so it counts only where the name says the same. A code of three letters counts only where the
 * name says nothing else, or names what was the same country: the Soviet Union of 1988 has the id RUS.
 */
const countriesOf = ({ id, name }: NamedState): readonly string[] => {
  const named = codesNamed(name);
  const code = codeOf(id);
  if (code === undefined) return named.length === 1 ? named : [];
  if (named.includes(code)) return [code];
  const isFormer = named.some((each) => SUCCESSORS[each]?.includes(code));
  if (named.length > 0) return isFormer ? [...named, code] : named;
  return id.length === 3 ? [code] : [];
};

const initials = (words: readonly string[]): string =>
  words.length > 1 ? words.map((word) => word.charAt(0)).join('') : '';

/** A state of a list, with the keys by which its names are compared. */
interface Indexed {
  readonly at: number;
  readonly state: NamedState;
  readonly countries: readonly string[];
  readonly ownKeys: readonly string[];
  readonly initials: string;
  /** The words of each name. */
  readonly words: readonly (readonly string[])[];
}

const indexed = (state: NamedState, at: number): Indexed => {
  const countries = countriesOf(state);
  return {
    at,
    state,
    countries,
    ownKeys: nameKeys(state.name),
    initials: initials(nameWords(state.name)),
    words: [state.id, state.name, ...countries.flatMap(countryNames)].map(nameWords),
  };
};

/** Making the index of 200 states takes 10 ms, so each list of states keeps its own. */
const indices = new WeakMap<readonly NamedState[], readonly Indexed[]>();

const indexOf = (states: readonly NamedState[]): readonly Indexed[] => {
  const index = indices.get(states) ?? states.map(indexed);
  indices.set(states, index);
  return index;
};

/** The countries that a text names by code or name. */
const countriesMeant = (typed: string): readonly string[] => {
  const code = codeOf(typed);
  return code === undefined ? codesNamed(typed) : [code];
};

const sharesKey = (a: readonly string[], b: readonly string[]): boolean => a.some((key) => b.includes(key));

/** The states that an id, a code, a name or initials mean. The first kind of name that means any state decides. */
const exactly = (typed: string, index: readonly Indexed[]): readonly Indexed[] => {
  const folded = typed.trim().toLowerCase();
  const keys = nameKeys(typed);
  const own = index.filter(
    ({ state, ownKeys }) => state.id.toLowerCase() === folded || sharesKey(ownKeys, keys),
  );
  if (own.length > 0) return preferJust(folded, own);
  const meant = countriesMeant(typed);
  const listed = index.filter(({ countries }) => sharesKey(countries, meant));
  const isReal = index.some(({ countries }) => countries.length > 0);
  if (listed.length > 0 || (meant.length > 0 && isReal)) return listed;
  const short = keys[0];
  return short === undefined ? [] : index.filter((each) => each.initials === short);
};

/** The one of several states whose id or name is exactly this text, apart from case. */
const preferJust = (folded: string, index: readonly Indexed[]): readonly Indexed[] => {
  const byId = index.filter(({ state }) => state.id.toLowerCase() === folded);
  if (byId.length === 1) return byId;
  const byName = index.filter(({ state }) => state.name.toLowerCase() === folded);
  return byName.length === 1 ? byName : index;
};

/** Whether all words of one name are among those of the other. */
const holds = (a: readonly string[], b: readonly string[]): boolean => {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.length > 0 && few.every((word) => many.includes(word));
};

/** Whether a text is the start of a name. It must have at least three letters. */
const begins = (wanted: string, name: string): boolean => wanted.length > 2 && name.startsWith(wanted);

const letters = (text: string): string => [...text].toSorted().join('');

/**
 * Forms of names, each with the states that have it. The names of other countries have no states. They are here so that
 * a name of another country is not taken for a misspelt state.
 */
const formsOf = (index: readonly Indexed[]): ReadonlyMap<string, readonly Indexed[]> => {
  const forms = new Map<string, Indexed[]>();
  const isReal = index.some(({ countries }) => countries.length > 0);
  if (isReal) for (const [form] of knownForms()) forms.set(form, []);
  for (const each of index)
    for (const form of each.words.map((words) => words.join('')))
      forms.set(form, [...(forms.get(form) ?? []), each]);
  forms.delete('');
  return forms;
};

const nearly = (typed: string, index: readonly Indexed[]): readonly Indexed[] => {
  const words = nameWords(typed);
  const wanted = words.join('');
  const within = index.filter((each) =>
    each.words.some((name) => begins(wanted, name.join('')) || holds(words, name)),
  );
  if (within.length > 0 && within.length <= MOST_MEANT) return within;
  const forms = formsOf(index);
  const swapped = [...forms.keys()].filter((form) => letters(form) === letters(wanted));
  const near = swapped.length > 0 ? swapped : nearTo(wanted, forms.keys());
  return [...new Set(near.flatMap((form) => forms.get(form) ?? []))].slice(0, MOST_MEANT);
};

/**
 * The states that a person names by id, ISO code, name (short, official, former or everyday, in any order of its words)
 * or initials. Case, accents, punctuation and small words do not count. If the text is none of these, gives the states
 * that were likely meant: first the states whose names hold these words, otherwise the states with the nearest
 * spelling. Where a name is known, no other country is meant.
 */
export const findStates = <Found extends NamedState>(
  typed: string,
  states: readonly Found[],
): StateFound<Found> => {
  const byId = states.filter(({ id }) => id === typed.trim());
  if (byId.length > 0) return { found: byId, meant: [] };
  const index = indexOf(states);
  const those = (all: readonly Indexed[]): readonly Found[] => all.flatMap(({ at }) => states[at] ?? []);
  const found = those(exactly(typed, index));
  if (found.length > 0) return { found, meant: [] };
  const countries = countriesMeant(typed);
  if (countries.length === 0) return { found, meant: those(nearly(typed, index)) };
  const later = countries.flatMap((code) => SUCCESSORS[code] ?? []);
  return { found, meant: those(index.filter((each) => sharesKey(each.countries, later))) };
};

/** The states of which a name begins with a text. */
export const statesBeginning = <Found extends NamedState>(
  typed: string,
  states: readonly Found[],
): readonly Found[] => {
  const wanted = nameWords(typed).join('');
  if (wanted === '') return [];
  const index = indexOf(states).filter(({ words }) => words.some((each) => each.join('').startsWith(wanted)));
  return index.flatMap(({ at }) => states[at] ?? []);
};

/** The one state that a text names. Undefined if it names none or several. */
export const stateNamed = <Found extends NamedState>(
  typed: string,
  states: readonly Found[],
): Found | undefined => {
  const byId = states.find(({ id }) => id === typed);
  if (byId) return byId;
  const [only, ...others] = exactly(typed, indexOf(states));
  return only && others.length === 0 ? states[only.at] : undefined;
};

const label = ({ id, name }: NamedState): string => (id === name ? id : `${id} (${name})`);

/** `IRN (Iran)`, or `COD (DR Congo) or COG (Republic of the Congo)`: states for a sentence. */
export const statesListed = (states: readonly NamedState[]): string => {
  const all = states.map(label);
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
};

/** The ids, with names, to suggest if a file has this text where it must have an id. Undefined if there are none. */
export const suggestedIds = (typed: string, states: readonly NamedState[]): string | undefined => {
  const { found, meant } = findStates(typed, states);
  return statesListed([...found, ...meant].filter(({ id }) => id !== typed)) || undefined;
};
