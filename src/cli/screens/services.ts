import { availableParallelism } from 'node:os';
import { LIVE_THREADS } from '../../domain/limits.ts';
import type { Model } from '../../model/model.ts';
import type { Live } from '../../play/live.ts';
import type { Asked } from '../../play/pairing.ts';
import type { LiveOddsView, OddsQuestion } from '../../report/live-odds-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Trail } from '../../session/branches.ts';
import type { StudyPool } from '../../study/pool.ts';
import { comparisonWanted, isSameComparison } from '../../tui/compare.ts';
import { FRAME_PAUSE } from '../../tui/pace.ts';
import { isSameQuestion, questionOf, type Ui } from '../../tui/state.ts';
import type { Event } from '../../tui/update.ts';
import type { Keeper } from './keeper.ts';
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

/** Counts futures for what is looked at: a comparison of two branches, else the odds of the shown one. */
export const countingServices = <Play>(live: Live, noOdds = false): Services<Play> => {
  const oddsAsked = (ui: Ui<Play>): Asked | undefined =>
    noOdds ? undefined : { kind: 'odds', question: questionOf(ui) };
  return {
    firstOdds: (question) => (noOdds ? undefined : live.nothing(question)),
    begin: (ui) => live.ask(oddsAsked(ui)),
    follow: (before, after) => {
      const [had, wanted] = [comparisonWanted(before), comparisonWanted(after)];
      if (wanted) {
        if (!isSameComparison(had, wanted)) live.ask({ kind: 'comparison', question: wanted });
      } else if (had || !isSameQuestion(questionOf(before), questionOf(after))) live.ask(oddsAsked(after));
    },
    close: live.close,
  };
};

export interface ServicesOptions {
  readonly scenario: Scenario;
  /** The scenario, compiled. */
  readonly model: Model;
  readonly turns: number;
  readonly from: OpenedFrom;
  readonly keeper: Keeper | undefined;
  /** Counts nothing before a person compares branches. */
  readonly noOdds: boolean;
}

/** Threads that stay as long as the screens: a new one is slow at first. */
export const openThreads = async (): Promise<StudyPool> => {
  const { openPool } = await import('../study/pool.ts');
  return openPool({
    threads: Math.min(LIVE_THREADS, availableParallelism()),
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
  const { openLive } = await import('../../play/live.ts');
  return (tell) => {
    const counting = countingServices<Trail>(openLive({ ...options, open: openThreads, tell }), noOdds);
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
