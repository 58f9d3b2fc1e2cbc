import { availableParallelism } from 'node:os';
import { LIVE_THREADS } from '../../domain/limits.ts';
import type { Model } from '../../model/model.ts';
import type { Live } from '../../play/live.ts';
import type { Asked } from '../../play/pairing.ts';
import type { LiveQuestion } from '../../report/compare/live-question.ts';
import type { LiveOddsView } from '../../report/odds/live-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { FRAME_PAUSE } from '../../tui/pace.ts';
import type { Weigh, Weighing } from '../../tui/panels/matters.ts';
import type { Event } from '../../tui/update/update.ts';
import { isSameAsked, type Wish } from '../../tui/update/wish.ts';
import { exportTo } from '../exports/to-file.ts';
import type { Keeper } from './keeper.ts';
import { type OpenedFrom, saveWhatIf } from './save-what-if.ts';

/** A wish that takes threads or files. */
type WorkWish = Extract<Wish, { readonly kind: 'count' | 'weigh' | 'keep' | 'write' | 'export' }>;

/** The services for the screens while a person looks at them. No service delays a key. */
export interface Services {
  /** The odds before any future was played. Undefined if no futures are counted. */
  readonly firstOdds: (question: LiveQuestion) => LiveOddsView | undefined;
  readonly fulfil: (wish: WorkWish) => void;
  readonly close: () => Promise<void>;
}

/** Reports events to the screens. */
export type Tell = (event: Event) => void;

/** Has futures counted for the shown screen. The same question twice in a row is asked only once. */
const counter = (live: Live, noOdds: boolean): ((asked: Asked) => void) => {
  let newest: Asked | undefined;
  return (asked) => {
    if (newest && isSameAsked(newest, asked)) return;
    newest = asked;
    live.ask(noOdds && asked.kind === 'odds' ? undefined : asked);
  };
};

/** Has separate threads find out what matters. A new question ends the work on the question before. */
const weigher = (scenario: Scenario, tell: Tell) => {
  let ending = new AbortController();
  let pool: Promise<StudyPool> | undefined;
  return {
    weigh: async (asked: Weigh): Promise<void> => {
      ending.abort();
      ending = new AbortController();
      const { signal } = ending;
      pool ??= openThreads();
      const { weighOnThreads } = await import('../study/weigh.ts');
      const onFound = (found: Weighing): void => tell({ kind: 'weighed', asked, found });
      await weighOnThreads(await pool, scenario, asked, { signal, onFound });
    },
    close: async (): Promise<void> => {
      ending.abort();
      await (await pool)?.close();
    },
  };
};

interface ServicesOptions {
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
const openThreads = async (): Promise<StudyPool> => {
  const { openPool } = await import('../threads/pool.ts');
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
}: ServicesOptions): Promise<(tell: Tell) => Services> => {
  const { openLive } = await import('../../play/live.ts');
  return (tell) => {
    const live = openLive({ ...options, open: openThreads, tell });
    const count = counter(live, noOdds);
    const weighing = weigher(options.scenario, tell);
    const write = async ({ play, path, mayReplace }: Extract<Wish, { kind: 'write' }>): Promise<void> => {
      // The screen shows this first, because reading the scenario again takes a moment.
      await new Promise((done) => setTimeout(done, FRAME_PAUSE));
      const result = await saveWhatIf(play, from, path, mayReplace);
      if (result.kind === 'saved') keeper?.saved(play);
      tell({ kind: 'saved', result, play });
    };
    const writeOther = async (wish: Extract<Wish, { kind: 'export' }>): Promise<void> => {
      await new Promise((done) => setTimeout(done, FRAME_PAUSE));
      tell({ kind: 'exported', result: await exportTo(wish, from) });
    };
    return {
      firstOdds: (question) => (noOdds ? undefined : live.nothing(question)),
      fulfil: (wish) => {
        if (wish.kind === 'count') count(wish.asked);
        else if (wish.kind === 'weigh') weighing.weigh(wish.asked);
        else if (wish.kind === 'keep') keeper?.keep(wish.play);
        else if (wish.kind === 'write') write(wish);
        else writeOther(wish);
      },
      close: async () => {
        await keeper?.close();
        await weighing.close();
        await live.close();
      },
    };
  };
};
