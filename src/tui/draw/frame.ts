const ESC = '\u001B[';

/** Begins and ends an update that the terminal shows at once (DEC private mode 2026). Other terminals ignore both. */
const SYNC_BEGIN = `${ESC}?2026h`;
const SYNC_END = `${ESC}?2026l`;

const BARE = `${ESC}?7l${ESC}?25l${ESC}?2004h${ESC}2J${ESC}H`;
const WHOLE = `${SYNC_END}${ESC}0m${ESC}?2004l${ESC}?7h${ESC}?25h`;

/** Which screen is drawn on: the other buffer, as in most full-screen programs, or the terminal's own. */
interface ScreenChoice {
  readonly alternate: boolean;
  readonly rows: number;
}

/**
 * Takes over the screen: no cursor, no wrapping at the right margin, marks around pasted text, an empty screen (GNU
 * screen has no other buffer). On the terminal's own screen, the old text is scrolled out first, so that nothing is
 * lost.
 */
export const enterScreen = ({ alternate, rows }: ScreenChoice): string =>
  (alternate ? `${ESC}?1049h` : `${ESC}${rows};1H${'\n'.repeat(rows)}`) + BARE;

/** Gives back the screen as it was. The terminal's own screen keeps the last frame. */
export const leaveScreen = ({ alternate, rows }: ScreenChoice): string =>
  WHOLE + (alternate ? `${ESC}?1049l` : `${ESC}${rows};1H\n`);

/** The lines of a frame, at most as many as the screen has rows. */
export const frameLines = (frame: string, rows: number): readonly string[] =>
  frame.split('\n').slice(0, Math.max(0, rows));

/**
 * The bytes that turn one frame on the screen into the next: the changed lines, each at its place. A line is wiped before
 * it is written, because wiping after a full line would erase its last character. Without an earlier frame the whole
 * screen is drawn. Empty if nothing changes.
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
