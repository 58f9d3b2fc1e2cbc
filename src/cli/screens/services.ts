import { availableParallelism } from 'node:os';
import type { Model } from '../../model/model.ts';
import type { LiveOddsView, OddsQuestion } from '../../report/live-odds-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { FRAME_PAUSE } from '../../tui/pace.ts';
import type { Event } from '../../tui/update/update.ts';
import { isSameWanted, type Wanted, type Wish } from '../../tui/update/wish.ts';
import type { StudyPool } from '../study/pool.ts';
import type { Keeper } from './keeper.ts';
import type { LiveCompare } from './live-compare.ts';
import type { LiveOdds } from './live-odds.ts';
import { type OpenedFrom, saveWhatIf } from './save-what-if.ts';

/** A wish that takes threads or files. */
export type WorkWish = Extract<Wish, { readonly kind: 'count' | 'keep' | 'write' }>;

/** What works for the screens while a person looks at them. None of it makes a key wait. */
export interface Services {
  /** The odds before any future was played; undefined where no futures are counted. */
  readonly firstOdds: (question: OddsQuestion) => LiveOddsView | undefined;
  readonly fulfil: (wish: WorkWish) => void;
  readonly close: () => Promise<void>;
}

/** Reports to the screens what has happened. */
export type Tell = (event: Event) => void;

export interface Counting {
  readonly odds: Omit<LiveOdds, 'nothing'>;
  readonly compare: LiveCompare;
}

/** Counts futures for what is looked at; a question that is asked twice in a row is asked once. */
export const counter = ({ odds, compare }: Counting): ((wanted: Wanted) => void) => {
  let asked: Wanted | undefined;
  return (wanted) => {
    if (asked && isSameWanted(asked, wanted)) return;
    asked = wanted;
    if (wanted.kind === 'odds') {
      compare.ask(undefined);
      odds.ask(wanted.question);
    } else {
      // A thread does one thing at a time.
      odds.rest();
      compare.ask(wanted.question);
    }
  };
};

/** Where no futures are counted for the screen that is looked at. */
const NO_ODDS: LiveOdds | Counting['odds'] = { ask: () => {}, rest: () => {}, close: async () => {} };

export interface ServicesOptions {
  readonly scenario: Scenario;
  /** The scenario, compiled. */
  readonly model: Model;
  readonly turns: number;
  readonly from: OpenedFrom;
  readonly keeper: Keeper | undefined;
  /** Count nothing before branches are compared. */
  readonly noOdds: boolean;
}

/** More threads would take memory and gain nothing that an eye could see. */
const MOST_THREADS = 8;

/** Threads that stay as long as the screens, because a new thread is slow at first. */
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
}: ServicesOptions): Promise<(tell: Tell) => Services> => {
  const { liveCompare } = await import('./live-compare.ts');
  const { liveOdds } = await import('./live-odds.ts');
  let threads: Promise<StudyPool> | undefined;
  const open = (): Promise<StudyPool> => {
    threads ??= openThreads();
    return threads;
  };
  return (tell) => {
    const live = noOdds
      ? undefined
      : liveOdds({ ...options, open, tell: (odds) => tell({ kind: 'odds', odds }) });
    const odds = live ?? NO_ODDS;
    const compare = liveCompare({ ...options, open, tell: (answer) => tell({ kind: 'comparison', answer }) });
    const count = counter({ odds, compare });
    const write = async ({ play, path, mayReplace }: Extract<Wish, { kind: 'write' }>): Promise<void> => {
      // The screen says so first: reading the scenario again takes a moment.
      await new Promise((done) => setTimeout(done, FRAME_PAUSE));
      const result = await saveWhatIf(play, from, path, mayReplace);
      if (result.kind === 'saved') keeper?.saved(play);
      tell({ kind: 'saved', result });
    };
    return {
      firstOdds: (question) => live?.nothing(question),
      fulfil: (wish) => {
        if (wish.kind === 'count') count(wish.wanted);
        else if (wish.kind === 'keep') keeper?.keep(wish.play);
        else write(wish);
      },
      close: async () => {
        await keeper?.close();
        compare.close();
        await odds.close();
      },
    };
  };
};
