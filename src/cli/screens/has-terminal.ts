/** Whether screens can be drawn for somebody who sees them: a screen reader gets the plain twin instead. */
export const hasTerminal = (): boolean =>
  process.stdout.isTTY === true &&
  process.stdin.isTTY === true &&
  process.env.TERM !== 'dumb' &&
  process.env.INK_SCREEN_READER !== 'true';
