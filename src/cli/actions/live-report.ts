import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { DEFAULT_RUNS } from '../../domain/limits.ts';
import { VERSION } from '../../domain/version.ts';
import { playedFrom } from '../../library/open-scenario.ts';
import { compile } from '../../model/compile.ts';
import { type Played, pairMemory } from '../../play/pairing.ts';
import { type LiveQuestion, sideWith } from '../../report/compare/live-question.ts';
import type { LiveOddsView } from '../../report/odds/live-view.ts';
import { regionMapOf } from '../../report/page/draw/region-map.ts';
import { type Manifest, manifestOf } from '../../report/words/manifest.ts';
import { signed } from '../../report/words/numbers.ts';
import { isChanged } from '../../report/words/verdicts.ts';
import { scenarioHash } from '../../scenario/canonical.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { NO_CHANGE } from '../../scenario/what-if.ts';
import { frameOf } from '../../study/futures/frame.ts';
import { emptyTally, shapeOf } from '../../study/futures/tally.ts';
import { answerOdds } from '../../study/odds/odds.ts';
import { livingHtml } from '../../web/document.ts';
import type { Given, Switch } from '../../web/given.ts';
import { countedParts, leverParts, seenParts, stateToExplain } from '../../web/live-page.ts';
import { seer } from '../../web/seen.ts';
import { LIKELIEST } from '../../web/shown.ts';
import { changedScenario, firstChoice, questionFor, sideMemory } from '../../web/sides.ts';
import { openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { type GivenScenario, type Loaded, loadScenario, type StudyFlags } from '../load.ts';
import { worldMap } from '../map/world-map.ts';
import { type OnThreads, onThreads, openStudy, stopped } from '../study-command.ts';
import { countLive } from '../threads/count-live.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';

export interface LiveReportFlags extends StudyFlags {
  readonly live?: boolean;
  readonly output?: string | undefined;
}

/** Futures for the figure beside each what-if. */
const SWITCH_RUNS = 1000;

/** One of the two scripts of the page. The build writes them beside the program. */
const builtScript = (name: 'page' | 'worker'): string => {
  const place = import.meta.url.endsWith('.ts') ? '../../../dist' : '.';
  for (const folder of [place, '..'])
    try {
      return readFileSync(fileURLToPath(new URL(`${folder}/living-${name}.js`, import.meta.url)), 'utf8');
    } catch {
      // The tests' server lies one folder deeper.
    }
  throw new UserError(`the script of the living page is not there: npm run build makes it.`);
};

const packed = (text: string): string => deflateRawSync(text, { level: 9 }).toString('base64');

type Laid = Omit<Switch, 'effect'> & { readonly scenario: Scenario };

/** The id of a what-if in a link. It is the name of the file. */
export const whatIfId = (file: string): string => file.replace(/^.*[\\/]|\.ya?ml$/g, '');

/** A what-if as a switch. Throws UserError if the what-if is not only a change of the scenario. */
const laidOn = (base: Loaded, whatIf: Loaded): Laid => {
  const text = readFileSync(whatIf.path, 'utf8');
  const id = whatIfId(whatIf.name);
  const changed = changedScenario(base.scenario, [{ id, text }], []);
  if ('fault' in changed) throw new UserError(`${id} cannot be a switch of a living page. ${changed.fault}`);
  const { title, question, description, id: own } = whatIf.scenario;
  const asFile = { ...changed.scenario, title, question, description, id: own };
  if (scenarioHash(asFile) !== whatIf.hash)
    throw new UserError(
      `${id} cannot be a switch of a living page: it does more than change ${base.name}. Expected one file without tables of its own, which extends ${base.name}.`,
    );
  return { id, title, question, text, scenario: changed.scenario };
};

/** The effect of a what-if on the count of recognisers, in a few words, and its size. */
const effectOf = ({ comparison }: LiveOddsView): { readonly text: string; readonly size: number } => {
  const count = comparison?.horizons.at(-1)?.count;
  if (!comparison || !count) return { text: '', size: 0 };
  const beside = comparison.moved.length > 0 ? ' beside those that it moves' : '';
  if (!isChanged(count.verdict)) return { text: `no difference beyond luck${beside}`, size: 0 };
  const rounded = Number(count.difference.value.toFixed(1));
  const text = rounded === 0 ? `${signed(Number(count.difference.value.toFixed(2)))}` : signed(rounded);
  return { text: `${text} recognisers${beside}`, size: Math.abs(count.difference.value) };
};

type Count = (question: LiveQuestion, runs: number) => Promise<LiveOddsView>;

const withEffects = async (
  laid: readonly Laid[],
  seed: string,
  runs: number,
  count: Count,
): Promise<readonly Switch[]> => {
  const a = sideWith(NO_CHANGE);
  const found: { readonly made: Switch; readonly size: number }[] = [];
  for (const { scenario, ...each } of laid) {
    const b = { ...a, key: each.id, on: { scenario, model: compile(scenario) } };
    const { text: effect, size } = effectOf(await count({ seed, a, b }, Math.min(runs, SWITCH_RUNS)));
    found.push({ made: { ...each, effect }, size });
  }
  return found.toSorted((x, y) => y.size - x.size).map(({ made }) => made);
};

/** The number of futures that show where the spread of the count comes from. */
const SPREAD_RUNS = 2000;

/** Where the spread of the count of recognisers comes from. */
const spreadOf = async (
  { pool, signal }: OnThreads,
  { scenario, model, turns }: Played,
  seed: string,
  runs: number,
): Promise<Given['spread']> => {
  const counted = emptyTally(shapeOf(model, turns, true));
  const todo = [{ from: 0, to: Math.min(runs, SPREAD_RUNS) }];
  const tally = await runEnsemble(pool, { model, seed, counted, todo, signal });
  const { variance } = answerOdds(tally, frameOf(scenario, model), { by: turns, at: turns });
  return variance && { weights: variance.parameters, rules: variance.rules?.share };
};

interface PagePlan {
  readonly base: Loaded;
  readonly laid: readonly Laid[];
  readonly seed: string;
  readonly runs: number;
  readonly played: Played;
  readonly manifest: Manifest;
}

/** The page of a scenario and its what-ifs, after its odds are counted. */
const pageOf = async (
  { base, laid, seed, runs, played, manifest }: PagePlan,
  on: OnThreads,
): Promise<string> => {
  const pairingOf = pairMemory(played);
  const count: Count = async (question, futures) => {
    const answer = await countLive(
      on.pool,
      played,
      { kind: 'odds', question },
      pairingOf,
      futures,
      on.signal,
    );
    if (answer.kind !== 'odds') throw new Error('a question of odds has another answer');
    return answer.odds;
  };
  const { scenario, name, hash, skill } = base;
  const given: Given = {
    ...{ engine: VERSION, name, scenario, hash, seed, futures: runs, skill },
    spread: await spreadOf(on, played, seed, runs),
    map: regionMapOf(scenario, worldMap()),
    switches: await withEffects(laid, seed, runs, count),
  };
  const chosen = firstChoice(given);
  const side = sideMemory(given, played)(chosen);
  const odds = await count(questionFor(chosen, side), runs);
  const state = stateToExplain({ given, chosen, odds });
  const seen = seer(played)(chosen, side, state);
  const still = { sort: LIKELIEST, isPlaying: false, isStale: false, isCounting: false, isLive: false };
  const shown = { given, chosen, side, odds, seen, state, ...still };
  const carried = {
    given,
    manifest,
    script: builtScript('page'),
    engine: packed(builtScript('worker')),
    scenario: packed(JSON.stringify(given)),
  };
  return livingHtml(carried, { ...countedParts(shown), ...leverParts(shown), ...seenParts(shown) });
};

/**
 * Plays a study and writes a page with the engine inside. Throws UserError or ScenarioError for bad input. Writes
 * nothing if it is stopped.
 */
export const liveReportAction = async (
  given: GivenScenario,
  whatIfs: readonly GivenScenario[],
  { runs = DEFAULT_RUNS, threads, seed: asked, output }: LiveReportFlags,
  open = openDelivery,
): Promise<number> => {
  if (output === undefined) throw new UserError('--live writes a page: give its file, -o page.html.');
  const base = loadScenario(given, []);
  const variants = whatIfs.map((each) => loadScenario(each, []));
  const { deliver } = await openStudy([base, ...variants], { output, format: 'html' }, open);
  const laid = variants.map((each) => laidOn(base, each));
  const seed = seedOf(asked);
  const { scenario } = base;
  const played = { scenario, model: compile(scenario), turns: scenario.turns };
  const manifest = manifestOf(
    {
      ...playedFrom(base),
      answer: 'report',
      variants: variants.map((each) => ({ ...playedFrom(each).scenario, edits: [] })),
      seed,
      futures: runs,
      asked: runs,
      turns: scenario.turns,
      options: { live: true },
    },
    'report.html',
  );
  const plan = { base, laid, seed, runs, played, manifest };
  const { result, interrupted } = await onThreads({ threads }, (on) => pageOf(plan, on));
  if (interrupted) return stopped('Stopped before all futures were played: no page is written.');
  await deliver({ pieces: [result] });
  return EXIT.done;
};
