import { LIVE_RUNS } from '../../domain/limits.ts';
import { loadKernel } from '../../engine/worlds/in-world.ts';
import { compile } from '../../model/compile.ts';
import { openLive } from '../../play/live.ts';
import type { Answer } from '../../play/pairing.ts';
import type { LiveOddsView } from '../../report/odds/live-view.ts';
import { type Counted, type CountTask, countFutures, type StudyPool } from '../../study/futures/pool.ts';
import { type Chosen, isAsFile, SHA_SIGNS } from '../chosen.ts';
import type { Given } from '../given.ts';
import { countedParts, leverParts, seenParts, stateToExplain } from '../live-page.ts';
import type { FromWorker, ToWorker } from '../messages.ts';
import { sortTurned } from '../parts/all-states.ts';
import { oddsTable, whatIfFile } from '../saved.ts';
import { seer } from '../seen.ts';
import { LIKELIEST, type Shown, type Sorting } from '../shown.ts';
import { type ChosenSide, firstChoice, questionFor, sideMemory } from '../sides.ts';
import { type Helper, type HelperTask, helperIn, helping } from './helper.ts';

// The engine behind the page. It plays futures in pieces. Between the pieces it answers the requests of the page.

declare const self: {
  onmessage: ((event: MessageEvent<ToWorker | HelperTask>) => void) | null;
  postMessage: (message: FromWorker | ReturnType<ReturnType<typeof helping>>) => void;
  readonly location: { readonly href: string };
  readonly navigator: { readonly hardwareConcurrency?: number };
};

const say = (message: FromWorker): void => self.postMessage(message);

const failed = (error: unknown): void =>
  say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Lets messages of the page come in between two pieces. */
const breath = (): Promise<void> =>
  new Promise((done) => {
    waiting.push(done);
    channel.port2.postMessage(0);
  });

/** The number of tasks that a helper has at a time. The helper plays one task, and the next task waits there. */
const AT_HELPER = 2;

/** A second thread of this script, if the machine has a spare thread and the browser lets a worker start a worker. */
const openHelper = (): Helper | undefined => {
  if ((self.navigator.hardwareConcurrency ?? 1) < 2) return undefined;
  try {
    return helperIn(new Worker(self.location.href));
  } catch {
    return undefined;
  }
};

/** This thread, and a helper. If the helper loses tasks, this thread counts them. */
const openThreads = (): StudyPool => {
  const helper = openHelper();
  let atHelper = 0;
  const countHere = async (task: CountTask): Promise<Counted> => {
    await breath();
    return countFutures(task);
  };
  return {
    threads: helper ? 1 + AT_HELPER : 1,
    count: async (task) => {
      if (!helper || helper.isLost() || atHelper >= AT_HELPER) return countHere(task);
      atHelper++;
      try {
        return await helper.count(task);
      } catch {
        return countHere(task);
      } finally {
        atHelper--;
      }
    },
    pair: () => Promise.reject(new Error('A page plays no pairs of its own.')),
    points: () => Promise.reject(new Error('A page plays no points of a study.')),
    cascades: () => Promise.reject(new Error('A page looks for no cascades.')),
    close: () => Promise.resolve(),
  };
};

/** Odds from fewer futures than this are not shown. */
const LEAST = 250;

const COUNTING = { open: async (): Promise<StudyPool> => openThreads(), least: LEAST };

/** The written odds of the file rest on many futures. They stay until this number of futures is counted here. */
const LEAST_OF_FILE = 2000;

/** Odds worth this number of futures are good. Other slow work then need not wait any longer. */
const GOOD = 2000;

/** The things that the page looks at. */
interface Looked {
  readonly chosen: Chosen;
  readonly side: ChosenSide;
  readonly isStopped: boolean;
  readonly isPlaying: boolean;
  readonly sort: Sorting;
}

/** The file that the page wants to save. Undefined if there is no such file. */
const fileFor = (message: ToWorker, given: Given, side: ChosenSide, odds: LiveOddsView | undefined) => {
  const { id } = given.scenario;
  if (message.kind === 'table' && odds)
    return { name: `${id}-odds.csv`, type: 'text/csv', text: oddsTable(odds) };
  if (message.kind !== 'file') return undefined;
  const text = whatIfFile(given, message.chosen, side);
  return { name: `${id}-what-if.yaml`, type: 'application/yaml', text };
};

const STILL = { isStopped: false, isPlaying: false, sort: LIKELIEST };

/** Whether odds have enough futures to be shown. The page already has an answer with the odds of the file itself. */
const isEnough = (given: Given, chosen: Chosen, { futures, question }: LiveOddsView): boolean => {
  const isFile = isAsFile(chosen) && !question.past && chosen.seed === given.seed;
  return futures >= (isFile ? Math.min(LEAST_OF_FILE, given.futures) : LEAST);
};

/**
 * Draws one future, and why a state waits in it. This takes a moment, so it is done after other requests of the page,
 * and only if the choice has not changed.
 */
const openExplainer = (isSame: (chosen: Chosen) => boolean) => {
  /** The state that is explained. If it is undefined, the explanation waits for good odds. */
  let explained: string | undefined;
  let hasFailed = false;
  const draw = (shown: Shown): void => {
    explained = shown.state;
    breath().then(() => {
      if (isSame(shown.chosen)) say({ kind: 'draw', parts: seenParts(shown) });
    }, failed);
  };
  return {
    draw,
    /** Draws it once there are good odds. */
    wait: (shown: Shown): void => {
      if (hasFailed) draw(shown);
      else explained = undefined;
    },
    /** Call it with each new odds. */
    follow: (shown: Shown): void => {
      const { worth, trouble } = shown.odds;
      hasFailed ||= trouble !== undefined;
      const isGood = worth >= GOOD || !shown.isCounting;
      if (explained === undefined ? isGood : explained !== shown.state) draw(shown);
    },
  };
};

/** The parts of a choice that move its odds, as a text. */
const leversOf = ({ ifs, sets }: Chosen): string => JSON.stringify([ifs, sets]);

const openGiven = (given: Given): ((message: ToWorker) => void) => {
  const { scenario, hash } = given;
  const ground = { scenario, model: compile(scenario) };
  const sideOf = sideMemory(given, ground);
  const first = firstChoice(given);
  const see = seer(ground);
  let now: Looked = { chosen: first, side: sideOf(first), ...STILL };
  let drawn: LiveOddsView | undefined;
  const explainer = openExplainer((chosen) => chosen === now.chosen);

  const shownOf = (odds: LiveOddsView): Shown => {
    const isStale = !isEnough(given, now.chosen, odds);
    if (!isStale) drawn = odds;
    const isCounting = !now.isStopped && odds.futures < LIVE_RUNS && odds.trouble === undefined;
    const looked = { given, ...now, odds: { ...(drawn ?? odds), trouble: odds.trouble } };
    const state = stateToExplain(looked);
    const { chosen, side } = now;
    return {
      ...looked,
      // Most parts do not use the future.
      get seen() {
        return see(chosen, side, state);
      },
      ...{ state, isStale, isCounting, isLive: true },
    };
  };
  const tell = (answer: Answer): void => {
    if (answer.kind !== 'odds') return;
    const shown = shownOf(answer.odds);
    if (shown.isStale && answer.odds.trouble === undefined) return;
    say({ kind: 'draw', parts: countedParts(shown) });
    explainer.follow(shown);
  };
  const live = openLive({ ...ground, ...COUNTING, turns: scenario.turns, tell });
  const choose = (chosen: Chosen, isStopped: boolean, isPlaying: boolean): void => {
    const isLever = leversOf(chosen) !== leversOf(now.chosen);
    now = { ...now, chosen, side: sideOf(chosen), isStopped, isPlaying };
    const question = questionFor(chosen, now.side);
    const known = live.nothing(question);
    if (known) {
      const shown = shownOf(known);
      // The written answer of the file stays as it is until there is a better answer.
      const counted = drawn === undefined ? {} : countedParts(shown);
      say({ kind: 'draw', parts: { ...leverParts(shown), ...counted } });
      // A person who moves a lever looks at odds. The likeliest state is known only once futures are counted.
      const isFirst = drawn === undefined && chosen.state === undefined;
      if (!isStopped && (isLever || isFirst)) explainer.wait(shown);
      else explainer.draw(shown);
    }
    live.ask(isStopped ? undefined : { kind: 'odds', question });
  };
  say({ kind: 'ready', first, scenario: given.name, sha: hash.slice(0, SHA_SIGNS), turns: scenario.turns });
  return (message) => {
    if (message.kind === 'choose') choose(message.chosen, message.isStopped, message.isPlaying);
    if (message.kind === 'sort') now = { ...now, sort: sortTurned(now.sort, message.by) };
    if (message.kind === 'sort' && drawn) say({ kind: 'draw', parts: countedParts(shownOf(drawn)) });
    const file = fileFor(message, given, now.side, drawn);
    if (file) say({ kind: 'saved', ...file });
  };
};

let answer: ((message: ToWorker) => void) | undefined;
const help = helping();

// The kernel is part of this script, so it is there before the first message.
void loadKernel();

self.onmessage = ({ data }) => {
  try {
    if (data.kind === 'count') self.postMessage(help(data));
    else if (data.kind === 'open') answer = openGiven(JSON.parse(data.given));
    else answer?.(data);
  } catch (error) {
    failed(error);
  }
};
