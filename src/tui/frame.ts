const ESC = '\u001B[';

/** Begins and ends an update that a terminal shows all at once (DEC private mode 2026); others ignore it. */
const SYNC_BEGIN = `${ESC}?2026h`;
const SYNC_END = `${ESC}?2026l`;

const BARE = `${ESC}?7l${ESC}?25l${ESC}?2004h${ESC}2J${ESC}H`;
const WHOLE = `${SYNC_END}${ESC}0m${ESC}?2004l${ESC}?7h${ESC}?25h`;

/** Which screen is drawn on: the other buffer, as full-screen programs do, or the terminal's own. */
interface ScreenChoice {
  readonly alternate: boolean;
  readonly rows: number;
}

/**
 * Takes the screen over: no cursor, no wrapping at the right margin, pasted text marked as such, an empty screen (GNU screen has no other buffer).
 * Where it is the terminal's own, what stood on it is scrolled out first, so that nothing is lost.
 */
export const enterScreen = ({ alternate, rows }: ScreenChoice): string =>
  (alternate ? `${ESC}?1049h` : `${ESC}${rows};1H${'\n'.repeat(rows)}`) + BARE;

/** Gives the screen back: as it was, or with the last frame left standing where it is the terminal's own. */
export const leaveScreen = ({ alternate, rows }: ScreenChoice): string =>
  WHOLE + (alternate ? `${ESC}?1049l` : `${ESC}${rows};1H\n`);

/** The lines of a frame, no more than the screen has rows. */
export const frameLines = (frame: string, rows: number): readonly string[] =>
  frame.split('\n').slice(0, Math.max(0, rows));

/**
 * The bytes that turn one frame on the screen into the next: changed lines alone, each at its place. A line is wiped
 * before it is written, since wiping after a full line would take its last character. Without a frame before, the
 * whole screen is drawn anew. Empty if nothing changes.
 */
export const frameUpdate = (before: readonly string[] | undefined, after: readonly string[]): string => {
  const old = before ?? [];
  let out = before ? '' : `${ESC}0m${ESC}2J`;
  for (let row = 0; row < Math.max(old.length, after.length); row++) {
    const text = after[row] ?? '';
    if (text !== (old[row] ?? '')) out += `${ESC}${row + 1};1H${ESC}2K${text}${ESC}0m`;
  }
  return out === '' ? '' : SYNC_BEGIN + out + SYNC_END;
};
