import { type Share, shareAfter } from '../../domain/intervals.ts';
import { sizeOf } from '../../domain/ranges.ts';
import type { StudyFrame } from '../futures/frame.ts';
import { type Tally, WAY } from '../futures/tally.ts';

/** In which share of futures a track of the target is better, the same or worse at the end of a turn than at the start. */
interface TrackAt {
  readonly turn: number;
  readonly better: Share;
  readonly same: Share;
  readonly worse: Share;
}

/** A track of the target over all futures. */
export interface TrackOdds {
  readonly id: string;
  readonly label: string;
  /** The values half-way to the turn that was asked for, and in that turn. */
  readonly looks: readonly TrackAt[];
}

/** How the target's tracks compare with their start, half-way to the turn `query.at` and at its end. */
export const trackOdds = (
  tally: Tally,
  frame: StudyFrame,
  { at, from = -1 }: { readonly at: number; readonly from?: number | undefined },
): readonly TrackOdds[] => {
  const n = sizeOf(tally.futures);
  const turns = [...new Set([Math.round(at / 2), at])];
  return frame.tracks.map(({ id, label }, t) => ({
    id,
    label,
    looks: turns.map((turn) => {
      const row = (turn * frame.tracks.length + t) * WAY.size;
      const [better, worse] = [tally.tracks[row + WAY.up] as number, tally.tracks[row + WAY.down] as number];
      const share = (count: number): Share => shareAfter(turn <= from, count, n);
      return { turn, better: share(better), same: share(n - better - worse), worse: share(worse) };
    }),
  }));
};
