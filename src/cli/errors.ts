import { RequestError, ScenarioError } from '../library/errors.ts';
import { safeLines } from '../report/words/safe-text.ts';
import { cutWords } from '../scenario/issue.ts';

/** The exit codes of a program that a signal ends: 128 plus the number of the signal, as in shells. */
export const SIGNAL_EXIT = { SIGINT: 130, SIGQUIT: 131, SIGTERM: 143, SIGHUP: 129 } as const;

/** The exit codes of the program. */
export const EXIT = { done: 0, failed: 1, badInput: 2, interrupted: SIGNAL_EXIT.SIGINT } as const;
type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An error that the user can correct. Its message is shown as it is, without a stack. */
export class UserError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = EXIT.badInput) {
    super(message);
    this.name = 'UserError';
    this.exitCode = exitCode;
  }
}

/** The code of a failed system call (`ENOENT`, `EACCES`), if an error has one. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const REPORT =
  'This is a fault of demarche, not of your input. Please report it with the command that you ran;\nrun it again with DEMARCHE_DEBUG=1 to see where it happened.';

/** The message of anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A message may quote a text of any length and with any signs. */
const shownMessage = (message: string): string => safeLines(cutWords(message));

/** The text about a failure. A bug's stack is shown only in debug mode. */
export const describeFailure = (error: unknown, debug: boolean): { text: string; exitCode: ExitCode } => {
  if (error instanceof UserError)
    return { text: `Error: ${shownMessage(error.message)}`, exitCode: error.exitCode };
  if (error instanceof RequestError) {
    // Parts of a question are options on a command line.
    const option = error.option === undefined ? '' : '--';
    return { text: `Error: ${option}${shownMessage(error.message)}`, exitCode: EXIT.badInput };
  }
  if (error instanceof ScenarioError) return { text: safeLines(error.message), exitCode: EXIT.badInput };
  const detail = debug && error instanceof Error && error.stack ? `\n${error.stack}` : `\n${REPORT}`;
  return {
    text: safeLines(`Something went wrong inside demarche: ${messageOf(error)}${detail}`),
    exitCode: EXIT.failed,
  };
};
