import { availableParallelism } from 'node:os';
import type { Model } from '../../model/model.ts';
import type { LiveOddsView, OddsQuestion } from '../../report/live-odds-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Trail } from '../../session/branches.ts';
import { comparisonWanted, isSameComparison } from '../../tui/compare.ts';
import { FRAME_PAUSE } from '../../tui/pace.ts';
import { isSameQuestion, questionOf, type Ui } from '../../tui/state.ts';
import type { Event } from '../../tui/update.ts';
import type { StudyPool } from '../study/pool.ts';
import type { Keeper } from './keeper.ts';
import type { LiveCompare } from './live-compare.ts';
import type { LiveOdds } from './live-odds.ts';
import { type OpenedFrom, saveWhatIf } from './save-what-if.ts';

/** What works for the screens while a person looks at them. None of it makes a key wait. */
export interface Services<Play> {
  /** The odds before any future was played. */
  readonly firstOdds: (question: OddsQuestion) => LiveOddsView | undefined;
  /** Starts what the screens want first, once they stand. */
  readonly begin: (ui: Ui<Play>) => void;
  /** Follows the screens from one state to the next. */
  readonly follow: (before: Ui<Play>, after: Ui<Play>) => void;
  readonly close: () => Promise<void>;
}

/** Tells the screens what has happened. */
export type Tell = (event: Event) => void;

export interface Counting {
  readonly odds: Omit<LiveOdds, 'nothing'> & {
    readonly nothing: (question: OddsQuestion) => LiveOddsView | undefined;
  };
  readonly compare: LiveCompare;
}

/** Writes a branch to a file when a person has said which. */
const savingService = (from: OpenedFrom, tell: Tell): Services<Trail>['follow'] => {
  const write = async ({ play, saving }: Ui<Trail>): Promise<void> => {
    if (!saving) return;
    // What is asked for is drawn before the scenario is read again, which takes a moment.
    await new Promise((done) => setTimeout(done, FRAME_PAUSE));
    tell({ kind: 'saved', result: await saveWhatIf(play, from, saving.path, saving.mayReplace) });
  };
  return (before, after) => {
    if (after.saving?.stage === 'writing' && before.saving?.stage !== 'writing') write(after);
  };
};

/** Keeps the session whenever something in it has changed. */
const keepingService =
  (keeper: Keeper): Services<Trail>['follow'] =>
  (before, after) => {
    if (after.saving?.stage === 'saved' && before.saving?.stage === 'writing') keeper.saved(after.play);
    if (after.play === before.play) return;
    keeper.look(after.play);
    if (after.play.now !== before.play.now) keeper.keep();
  };

/** For who wants no futures played while they look at one. */
const NO_ODDS: Counting['odds'] = {
  nothing: () => undefined,
  ask: () => {},
  rest: () => {},
  close: async () => {},
};

/** Counts futures for whatever is looked at: the odds of a branch, or a comparison of two. */
export const countingServices = <Play>({ odds, compare }: Counting): Services<Play> => ({
  firstOdds: odds.nothing,
  begin: (ui) => odds.ask(questionOf(ui)),
  follow: (before, after) => {
    if (!isSameQuestion(questionOf(before), questionOf(after))) odds.ask(questionOf(after));
    const [had, wanted] = [comparisonWanted(before), comparisonWanted(after)];
    if (!isSameComparison(had, wanted)) {
      compare.ask(wanted);
      if (!wanted) odds.ask(questionOf(after));
    }
    // Threads do one thing at a time.
    if (wanted) odds.rest();
  },
  close: async () => {
    compare.close();
    await odds.close();
  },
});

export interface ServicesOptions {
  readonly scenario: Scenario;
  /** The scenario, compiled. */
  readonly model: Model;
  readonly turns: number;
  readonly from: OpenedFrom;
  readonly keeper: Keeper | undefined;
  /** Count nothing before somebody compares branches. */
  readonly noOdds: boolean;
}

/** More would take memory and gain nothing that an eye could see. */
const MOST_THREADS = 8;

/** Threads that stay as long as the screens: one that begins anew is slow at first. */
export const openThreads = async (): Promise<StudyPool> => {
  const { openPool } = await import('../study/pool.ts');
  return openPool({
    threads: Math.min(MOST_THREADS, availableParallelism()),
    idle: Number.POSITIVE_INFINITY,
  });
};

/** Everything that works for the screens: threads that count, a file that keeps the session, files that are saved. */
export const servicesOf = async ({
  from,
  keeper,
  noOdds,
  ...options
}: ServicesOptions): Promise<(tell: Tell) => Services<Trail>> => {
  const { liveCompare } = await import('./live-compare.ts');
  const { liveOdds } = await import('./live-odds.ts');
  let threads: Promise<StudyPool> | undefined;
  const open = (): Promise<StudyPool> => {
    threads ??= openThreads();
    return threads;
  };
  return (tell) => {
    const counting = countingServices<Trail>({
      odds: noOdds ? NO_ODDS : liveOdds({ ...options, open, tell: (odds) => tell({ kind: 'odds', odds }) }),
      compare: liveCompare({ ...options, open, tell: (answer) => tell({ kind: 'comparison', answer }) }),
    });
    const others = [savingService(from, tell), ...(keeper ? [keepingService(keeper)] : [])];
    return {
      ...counting,
      close: async () => {
        await keeper?.close();
        await counting.close();
      },
      follow: (before, after) => {
        counting.follow(before, after);
        for (const follow of others) follow(before, after);
      },
    };
  };
};
