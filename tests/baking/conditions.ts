/**
 * What states ask of the Taliban before they recognise, by track of the target: made from the dated statements in
 * statements.csv by the rule of docs/data.md, "conditions.csv".
 */
export type Row = Readonly<Record<string, string>>;

export interface Condition {
  readonly state: string;
  readonly track: string;
  readonly level: number;
  readonly strength: number;
  readonly source: string;
  readonly reason: string;
  readonly confidence: string;
}

/** A condition is met at this level of its track: halfway where there is next to nothing, .8 where half was not enough. */
const LEVELS: Readonly<Record<string, number>> = { rights: 0.5, counter_terrorism: 0.8, inclusivity: 0.5 };

const STRENGTHS: Readonly<Record<string, number>> = { must: 1, should: 0.5, hint: 0.25 };

/** The blocs that have spoken. A member is bound half as much by a text that it signed as by its own word. */
const BLOCS: Readonly<Record<string, string>> = {
  EU: 'EU',
  G7: 'G7',
  'Moscow Format': 'MOSCOW_FORMAT',
  OIC: 'OIC',
  SCO: 'SCO',
};
const BLOC_SHARE = 0.5;

/** They bind the seat in the General Assembly, not a state. */
const NOT_STATES = ['UN', 'UNSC'];

/** The last possible day of a date: a day, a month, a year, or two of them. */
const lastDay = (date: string): string => {
  const [year = '', month = '12', day = '31'] = (date.split('/').at(-1) ?? '').split('-');
  return [year, month, day].join('-');
};

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The kinds of statement of a speaker that are no track of the target, and so no condition here. */
export const otherKinds = (rows: readonly Row[]): readonly string[] =>
  [...new Set(rows.map(({ condition = '' }) => condition))].filter((kind) => !(kind in LEVELS)).sort();

/** A state says, more or less firmly, that it asks for nothing. What its blocs ask does not bind one that is quite firm. */
const takeBack = (
  held: Map<string, Condition>,
  state: string,
  firm: number,
  source: string,
  reason: string,
): void => {
  for (const [track, level] of Object.entries(LEVELS)) {
    const asked = held.get(`${state} ${track}`);
    const left = asked
      ? {
          ...asked,
          strength: rounded(asked.strength * (1 - firm)),
          reason: `${asked.reason} ${reason}`,
          source: `${asked.source}; ${source}`,
        }
      : { state, track, level, strength: 0, source, reason, confidence: 'high' };
    if (asked || firm === 1) held.set(`${state} ${track}`, left);
  }
};

/** The speakers' conditions on a day: the latest statement of each on each track. */
const statedOn = (day: string, rows: readonly Row[]): readonly Condition[] => {
  const known = rows
    .filter(({ date = '', state = '' }) => lastDay(date) <= day && !NOT_STATES.includes(state))
    .toSorted((a, b) => (lastDay(a.date ?? '') < lastDay(b.date ?? '') ? -1 : 1));
  const held = new Map<string, Condition>();
  for (const { state = '', condition = '', strength = '', date = '', paraphrase = '', ...row } of known) {
    const firm = STRENGTHS[strength] ?? 0;
    if (condition === 'none') takeBack(held, state, firm, row.source ?? '', `${date}: ${paraphrase}`);
    const level = LEVELS[condition];
    if (level === undefined) continue;
    held.set(`${state} ${condition}`, {
      state: BLOCS[state] ?? state,
      track: condition,
      level,
      strength: firm * (state in BLOCS ? BLOC_SHARE : 1),
      source: row.source ?? '',
      reason: `${date}, ${strength}: ${paraphrase}`,
      confidence: row.confidence ?? '',
    });
  }
  return [...held.values()];
};

const byName = (a: Condition, b: Condition): number =>
  `${a.state} ${a.track}` < `${b.state} ${b.track}` ? -1 : 1;

/**
 * The conditions that hold on a day, those of states first. The latest statement of each speaker and track counts. Who later
 * says that no condition holds takes back as much of what it asked before as it says so firmly. A state without a word of its
 * own that is in several blocs which have spoken has a row with the firmest of their texts.
 */
export const conditionsOn = (
  day: string,
  rows: readonly Row[],
  members: readonly Row[],
): readonly Condition[] => {
  const blocs = new Set(Object.values(BLOCS));
  const stated = statedOn(day, rows);
  const own = stated.filter(({ state }) => !blocs.has(state));
  const joint = stated.filter(({ state }) => blocs.has(state)).toSorted(byName);
  const several = [...new Set(members.map(({ state = '' }) => state))].flatMap((state) => {
    const mine = members.filter((row) => row.state === state).map(({ bloc }) => bloc);
    return Object.keys(LEVELS).flatMap((track): readonly Condition[] => {
      const texts = joint
        .filter((row) => row.track === track && mine.includes(row.state))
        .toSorted((a, b) => b.strength - a.strength);
      const [firmest] = texts;
      if (!firmest || texts.length === 1 || own.some((row) => row.state === state && row.track === track))
        return [];
      return [
        { ...firmest, state, reason: `${firmest.reason} (${firmest.state}, the firmest of its blocs.)` },
      ];
    });
  });
  return [...[...own, ...several].toSorted(byName), ...joint];
};

/** How early a state minds to be: 1, and half of the strength with which it last said that it acts only with others. */
export const tabooOn = (day: string, rows: readonly Row[], state: string): number => {
  const said = rows
    .filter((row) => row.state === state && row.condition === 'consensus' && lastDay(row.date ?? '') <= day)
    .toSorted((a, b) => (lastDay(a.date ?? '') < lastDay(b.date ?? '') ? -1 : 1))
    .at(-1);
  return 1 + (STRENGTHS[said?.strength ?? ''] ?? 0) / 2;
};
