/**
 * Chances of the flagship's events and rates of the Taliban's steps, counted in the record of August 2021 to July 2025
 * (record/shocks.csv, record/exchanges.csv). The column `event` says which event of the catalogue a row counts for.
 * The rules are in docs/data.md, "Events".
 */
export type Row = Readonly<Record<string, string>>;

/** From 15 August 2021 to 3 July 2025. */
export const MONTHS = 47;

/** An event of the catalogue that the record does not have counts as half an event: the mean by the prior of Jeffreys. */
const NEVER_SEEN = 0.5;

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

export const countOf = (rows: readonly Row[], event: string): number =>
  rows.filter((row) => row.event === event).length;

/** The chance in a month of what happened `count` times in the record. */
export const chanceOf = (count: number): number => rounded((count > 0 ? count : NEVER_SEEN) / MONTHS, 3);

/** ψ(n + 1/2). */
const digammaAtHalf = (n: number): number => {
  let sum = -0.5772156649015329 - 2 * Math.log(2);
  for (let k = 1; k <= n; k++) sum += 2 / (2 * k - 1);
  return sum;
};

/** ψ'(n + 1/2). */
const trigammaAtHalf = (n: number): number => {
  let sum = Math.PI ** 2 / 2;
  for (let k = 1; k <= n; k++) sum -= 4 / (2 * k - 1) ** 2;
  return sum;
};

/**
 * The log of a monthly rate of which `count` events were seen in the record: mean and sd after the prior of Jeffreys for a
 * Poisson rate. The rate then is Gamma(count + 1/2) over the months; its log has mean ψ(count + 1/2) − ln months and
 * variance ψ'(count + 1/2).
 */
export const logRate = (count: number): { readonly mean: number; readonly sd: number } => ({
  mean: digammaAtHalf(count) - Math.log(MONTHS),
  sd: rounded(Math.sqrt(trigammaAtHalf(count)), 2),
});

/** Steps of the Taliban's tracks in the record, with their rows; up are gains that lasted longer than a year or hold still. */
export const TRACK_STEPS: Readonly<Record<string, { readonly up: number; readonly down: number }>> = {
  // Universities opened in February 2022 were closed ten months later: no gain, one step back. The 18 edicts are an event.
  rights: { up: 0, down: 1 },
  // Up: Uyghur fighters moved (October 2021), two ceasefires brokered (November 2021, June 2022), families of the Pakistani
  // Taliban moved (January 2025). Down: both ceasefires ended, al-Zawahiri was found in Kabul.
  counter_terrorism: { up: 4, down: 3 },
  inclusivity: { up: 0, down: 0 },
};

/** Edicts, and acts of institutions that name them: both are days of record/shocks.csv. */
export const REACTIONS = [
  ['2022-03-23', '2022-06-20'], // girls' schools; the travel exemption of two education officials ends
  ['2022-12-20', '2023-03-07'], // universities; the EU lists the minister of higher education
  ['2023-04-04', '2023-04-27'], // work for the UN; resolution 2681
  ['2022-12-20', '2023-07-20'], // universities; the EU lists the minister of education
  ['2023-08-26', '2023-12-08'], // the national park; the USA lists two officials
  ['2024-08-21', '2025-01-23'], // the law on virtue; the prosecutor asks for warrants
] as const;

const DAYS_OF_MONTH = 30.436875;

/**
 * The half-life of attention, in months: ln 2 times the mean lag from an edict to an act that names it. If acts come in
 * proportion to an attention that fades exponentially, their lags are exponential with that mean.
 */
export const attentionHalfLife = (): number => {
  const lags = REACTIONS.map(
    ([edict, act]) => (Date.parse(act) - Date.parse(edict)) / 86_400_000 / DAYS_OF_MONTH,
  );
  return rounded((Math.LN2 * lags.reduce((sum, lag) => sum + lag, 0)) / lags.length, 1);
};

/**
 * The chance in a month of an exchange that moves a state. The record's exchanges found their states by a trait; those with
 * a state that is above the highest rung of the event, or below the lowest, would move nobody and are left out.
 */
export const exchangeChance = (count: number, all: readonly number[], movable: readonly number[]): number => {
  const sum = (traits: readonly number[]): number => traits.reduce((total, x) => total + Math.max(0, x), 0);
  return rounded(((count > 0 ? count : NEVER_SEEN) / MONTHS) * (sum(movable) / sum(all)), 3);
};
