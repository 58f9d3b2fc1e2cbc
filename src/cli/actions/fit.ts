import { join } from 'node:path';
import * as z from 'zod/mini';
import { VERSION } from '../../domain/version.ts';
import { asLines } from '../../library/forms.ts';
import { didYouMean } from '../../library/nearest.ts';
import { fitJson } from '../../report/waves/fit-json.ts';
import type { FitReport } from '../../report/waves/fit-report.ts';
import { fitText, socialText } from '../../report/waves/fit-text.ts';
import { weightsFile } from '../../report/waves/fit-weights.ts';
import { recoveryText } from '../../report/waves/recovery-text.ts';
import { type Manifest, type ManifestOutput, manifestOf } from '../../report/words/manifest.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type FitOptions, PRIOR_SPREAD } from '../../study/fit/fit.ts';
import { recover } from '../../study/fit/recovery.ts';
import { fitSocial, fitStudy, type Held, heldWithin } from '../../study/fit/study.ts';
import { type FitWave, fitWaveOf, WAVE_RULES } from '../../study/fit/wave-rules.ts';
import { type Deliver, type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { EXIT, UserError } from '../errors.ts';
import { nameOf, ownWaves } from '../files/find-scenario.ts';
import { readJson } from '../files/read-json.ts';
import { type GivenWave, type LoadedWave, loadWave, NO_WEIGHTS, waveMark } from '../study/load-wave.ts';
import { startProgress } from '../threads/progress.ts';

/** The largest size of a record of a fit, in bytes. */
const MOST_BYTES = 20e6;

const fitFile = z.object({
  demarche: z.literal([1, 2]),
  fits: z
    .array(z.object({ estimates: z.array(z.object({ id: z.string(), mean: z.number() })) }))
    .check(z.minLength(1)),
});

/** The estimates of an earlier fit, by parameter. Another fit may start there. Throws UserError if there are none. */
const readStart = (file: string): ReadonlyMap<string, number> => {
  const read = readJson(file, MOST_BYTES);
  const parsed = fitFile.safeParse(read.ok ? read.value : undefined);
  if (!parsed.success)
    throw new UserError(
      `--start: “${file}” is no fit${read.ok ? '' : `: ${read.why}`}. Expected a file that demarche fit -o fit.json wrote.`,
    );
  return new Map(parsed.data.fits[0]?.estimates.map(({ id, mean }) => [id, mean]));
};

interface FitFlags extends FormatFlags {
  readonly leaveOut?: string;
  readonly eachOut?: string;
  readonly priorSd?: number;
  readonly frailty?: boolean;
  readonly start?: string;
  readonly uncertainty?: boolean;
  readonly recover?: number;
  readonly seed?: string;
}

/** Spreads of dispositions under which the weights of social terms are left free. */
const UNCERTAINTIES = [0.5, 1, 1.5, 2];

/** A wave with its data for fits. Preparing the data takes as long as fitting. */
interface Prepared {
  readonly loaded: LoadedWave;
  readonly fit: FitWave;
}

const prepare = (loaded: LoadedWave): Prepared => ({ loaded, fit: fitWaveOf(loaded.wave) });

const optionsOf = ({ priorSd = PRIOR_SPREAD.weight, frailty = true, start }: FitFlags): FitOptions => ({
  prior: { ...PRIOR_SPREAD, weight: priorSd },
  frailty,
  start: start === undefined ? undefined : readStart(start),
});

const fitOf = (
  waves: readonly Prepared[],
  flags: FitFlags,
  leftOut: Scenario | undefined,
  alone = true,
): FitReport => {
  const progress = startProgress();
  let done = 0;
  try {
    const study = fitStudy(
      waves.map(({ fit }) => fit),
      {
        ...optionsOf(flags),
        leftOut,
        alone,
        onFit: () => progress.show(done++, waves.length + WAVE_RULES.length),
      },
    );
    return { waves: waves.map(({ loaded }) => waveMark(loaded)), study };
  } finally {
    progress.clear();
  }
};

const manifestFor = (
  waves: readonly LoadedWave[],
  { priorSd = PRIOR_SPREAD.weight, frailty = true, start }: FitFlags,
  leftOut: string | undefined,
  output: ManifestOutput,
): Manifest => {
  const options = {
    ...(leftOut === undefined ? {} : { leave_out: leftOut }),
    ...(priorSd === PRIOR_SPREAD.weight ? {} : { prior_sd: priorSd }),
    ...(frailty ? {} : { frailty }),
    // The rounded numbers of a weights file do not depend on the start of the fit.
    ...(start === undefined || output === 'text' ? {} : { start: nameOf(start) }),
  };
  return manifestOf({ engine: VERSION, answer: 'fit', waves: waves.map(waveMark), options }, output);
};

const leftOutOf = (waves: readonly LoadedWave[], given: string): LoadedWave => {
  const found = waves.find(({ wave, path, name }) => [wave.id, path, name].includes(given));
  if (found) return found;
  const ids = waves.map(({ wave }) => wave.id);
  throw new UserError(
    `--leave-out: “${given}” is none of the waves. Expected one of ${ids.join(', ')}.${didYouMean(given, ids)}`,
  );
};

const enough = (waves: readonly Prepared[]): readonly Prepared[] => {
  if (waves.length > 0) return waves;
  throw new UserError('no wave is left to fit: name at least two, or leave none out.');
};

const recoveryLines = (waves: readonly LoadedWave[], flags: FitFlags): readonly string[] => {
  const [only, ...more] = waves;
  if (!only || more.length > 0) throw new UserError('--recover makes up waves like one wave: name just one.');
  const { recover: count = 1, seed = 'recover', frailty = true } = flags;
  const progress = startProgress();
  const onWave = (done: number): void => progress.show(done, count);
  const { scenario } = only.wave;
  const report = recover(scenario, { seed, waves: count, frailty, onWave });
  progress.clear();
  return recoveryText(scenario.id, seed, report);
};

/** The waves that have base rates and weights in common with others. */
const ofTwoRungs = (waves: readonly LoadedWave[]): readonly LoadedWave[] =>
  waves.filter(({ wave }) => wave.scenario.ladder.length === 2);

/**
 * Writes a weights file for each wave, fitted on the other waves. Then counts how often the intervals in these files
 * hold the wave's own estimates.
 */
const writeEachOut = async (
  waves: readonly LoadedWave[],
  folder: string,
  flags: FitFlags,
  open: (output: string) => Promise<Deliver>,
): Promise<readonly string[]> => {
  const places = waves.map(({ wave }) => open(join(folder, `without-${wave.id}.yaml`)));
  const delivers = await Promise.all(places);
  const prepared = waves.map(prepare);
  const held: (readonly Held[])[] = [];
  for (const [at, { loaded, fit }] of prepared.entries()) {
    const { id, scenario } = loaded.wave;
    const others = enough(prepared.filter((other) => other.loaded !== loaded));
    const manifest = manifestFor(waves, flags, id, 'text');
    const report = fitOf(others, flags, scenario, false);
    const { fitted } = report.study;
    if (fitted) held.push(heldWithin(fit, fitted, optionsOf(flags)));
    await delivers[at]?.({ pieces: [weightsFile(report, manifest)] });
  }
  return WAVE_RULES.map(({ label }, r) => {
    const sum = (pick: (each: Held) => number): number =>
      held.reduce((total, each) => total + (each[r] ? pick(each[r]) : 0), 0);
    return `${label}: intervals of 90 % of the weights hold ${sum(({ within }) => within)} of the ${sum(({ of }) => of)} estimates that left-out waves inform.`;
  });
};

/** Fits weights to waves and prints the result. Throws UserError or ScenarioError for bad input. */
export const fitAction = async (
  asked: readonly GivenWave[],
  flags: FitFlags,
  open = openDelivery,
): Promise<number> => {
  const { output, start, leaveOut, eachOut } = flags;
  const given = asked.length > 0 ? asked : ownWaves();
  // A fit starts from weights of judgement, not from weights that were fitted on other waves.
  const all = given.map((wave) => loadWave(wave, NO_WEIGHTS));
  // Waves of more than two rungs are fitted only if they are named.
  const loaded = asked.length > 0 ? all : ofTwoRungs(all);
  const read = new Set(loaded.flatMap(({ files }) => [...files]));
  if (start !== undefined) read.add(start);
  if (flags.recover !== undefined) {
    const deliver = await open({ output, format: formatOf(flags, ['text']), read });
    await deliver({ pieces: asLines(recoveryLines(loaded, flags)) });
    return EXIT.done;
  }
  if (eachOut !== undefined) {
    const toFile = (file: string): Promise<Deliver> => open({ output: file, format: 'yaml', read });
    const lines = await writeEachOut(loaded, eachOut, flags, toFile);
    const deliver = await open({ format: 'text', read });
    await deliver({ pieces: asLines(lines) });
    return EXIT.done;
  }
  const format = formatOf(flags, ['text', 'json', 'yaml']);
  const deliver = await open({ output, format, read });
  const out = leaveOut === undefined ? undefined : leftOutOf(loaded, leaveOut);
  const waves = enough(loaded.filter((wave) => wave !== out).map(prepare));
  if (flags.uncertainty) {
    const fits = fitSocial(
      waves.map(({ fit }) => fit),
      UNCERTAINTIES,
      optionsOf(flags),
    );
    await deliver({ pieces: asLines(socialText(fits)) });
    return EXIT.done;
  }
  const report = fitOf(waves, flags, out?.wave.scenario);
  const manifest = manifestFor(loaded, flags, out?.wave.id, format === 'yaml' ? 'text' : format);
  const written: Readonly<Record<typeof format, () => Iterable<string>>> = {
    json: () => [fitJson(report, manifest)],
    yaml: () => [weightsFile(report, manifest)],
    text: () => asLines(fitText(report)),
  };
  await deliver({ pieces: written[format](), manifest });
  return EXIT.done;
};
