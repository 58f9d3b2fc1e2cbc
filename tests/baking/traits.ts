/**
 * The traits of the flagship that have a measured proxy, computed from indicators.csv by the rules of docs/data.md.
 * Sources and licences of its columns are on that page. `exposure`, `usefulness`, `stake`, `rights_cost` and `pull` are the
 * analyst's scores, `image` the makers'.
 */
export type Indicators = Readonly<Record<string, string>>;

export const MEASURED = ['power', 'security', 'economy', 'rights', 'audience', 'rivalry'] as const;
export type MeasuredTraits = Readonly<Record<(typeof MEASURED)[number], number>>;

const NEIGHBOURS = ['CHN', 'IRN', 'PAK', 'TJK', 'TKM', 'UZB'];
/** Harbour carries their loss. */
const FLOORED = ['PAK', 'TJK'];
/** Governments that changed after the votes, or that have no recent ones. */
const VOTES_TOO_OLD = ['BGD', 'SYR', 'VEN'];

const figure = (row: Indicators, column: string): number | undefined => {
  const text = row[column] ?? '';
  return text === '' ? undefined : Number(text);
};

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const mean = (...values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

/** Rounds half away from zero, as docs/data.md does; a hair is added for halves that floating point puts just below. */
const rounded = (value: number, digits: number): number =>
  (Math.sign(value) * Math.floor(Math.abs(value) * 10 ** digits + 0.5 + 1e-9)) / 10 ** digits || 0;

const near = (row: Indicators): number => {
  const byDistance = 2 ** (-(figure(row, 'capital_km') ?? 0) / 1500);
  return NEIGHBOURS.includes(row.id ?? '') ? Math.max(0.7, byDistance) : byDistance;
};

/** A state's value; else the median of its subregion (three states at least), of its region, of all. */
const filled = (
  rows: readonly Indicators[],
  row: Indicators,
  value: (row: Indicators) => number | undefined,
): number => {
  const own = value(row);
  if (own !== undefined) return own;
  const known = rows.filter((each) => value(each) !== undefined);
  const sub = known.filter((each) => each.subregion === row.subregion);
  const region = known.filter((each) => each.region === row.region);
  const pool = sub.length >= 3 ? sub : region.length > 0 ? region : known;
  return median(pool.map((each) => value(each) ?? 0));
};

const securityOf = (rows: readonly Indicators[], row: Indicators): number => {
  const measured = near(row) * (0.5 + (0.5 * (figure(row, 'is_years') ?? 0)) / 5);
  const exposure = mean(measured, figure(row, 'exposure')) ?? 0;
  const trait = exposure * filled(rows, row, (each) => figure(each, 'usefulness'));
  return FLOORED.includes(row.id ?? '') ? Math.max(0, trait) : trait;
};

const measuredEconomy = (row: Indicators): number | undefined => {
  const [trade, gdp] = [figure(row, 'trade_musd'), figure(row, 'gdp_musd')];
  if (trade === undefined) return undefined;
  const relative = gdp === undefined ? 0 : within(Math.sqrt(trade / gdp / 0.012), 0, 1);
  const absolute = within(Math.log10(Math.max(trade, 10) / 10) / 2.5, 0, 1);
  return (near(row) * (relative + absolute)) / 2;
};

const measuredRights = (row: Indicators): number | undefined =>
  mean(figure(row, 'women'), figure(row, 'libdem'), figure(row, 'civil'));

const rivalryOf = (middle: number, row: Indicators): number => {
  const votes = figure(row, 'ideal_point');
  if (votes === undefined || VOTES_TOO_OLD.includes(row.id ?? '')) return figure(row, 'pull') ?? 0;
  const usa = row.id !== 'USA' && isAlly(middle, row) ? 0.15 : 0;
  const russia = figure(row, 'pact_rus') === 1 ? 0.15 : 0;
  return mean(within(-(votes - middle) / 2.5 - usa + russia, -1, 1), figure(row, 'pull')) ?? 0;
};

/** A defence pact with the USA; not an old one of a state that votes against it. */
const isAlly = (middle: number, row: Indicators): boolean =>
  row.id === 'USA' || (figure(row, 'pact_usa') === 1 && (figure(row, 'ideal_point') ?? middle) > middle);

/** How much it costs a state to be seen to endorse: what ties it to Western opinion, markets, pacts and aid. */
const audienceOf = (middle: number, row: Indicators): number => {
  const [votes, wealth] = [figure(row, 'ideal_point'), figure(row, 'gdp_head')];
  const exposure = mean(
    votes === undefined ? undefined : within((votes - middle) / 1.5, 0, 1),
    Number(isAlly(middle, row)),
    Number((row.market ?? '') !== ''),
    wealth === undefined ? undefined : within(Math.log10(wealth / 1000) / 2, 0, 1),
  );
  return figure(row, 'image') ?? exposure ?? 0;
};

/** The measured traits of each state, by its id. */
export const measuredTraits = (rows: readonly Indicators[]): ReadonlyMap<string, MeasuredTraits> => {
  const largest = Math.max(...rows.map((row) => figure(row, 'cinc') ?? 0));
  const middle = median(rows.flatMap((row) => figure(row, 'ideal_point') ?? []));
  return new Map(
    rows.map((row) => [
      row.id ?? '',
      {
        power: rounded(Math.sqrt((figure(row, 'cinc') ?? 0) / largest), 3),
        security: rounded(securityOf(rows, row), 2),
        economy: rounded(
          mean(measuredEconomy(row), figure(row, 'stake')) ?? filled(rows, row, measuredEconomy),
          2,
        ),
        rights: rounded(mean(filled(rows, row, measuredRights), figure(row, 'rights_cost')) ?? 0, 2),
        audience: rounded(audienceOf(middle, row), 2),
        rivalry: rounded(rivalryOf(middle, row), 2),
      },
    ]),
  );
};
