import { createInterface } from 'node:readline';
import { safeText } from '../../report/words/safe-text.ts';
import { drawn, say } from '../output.ts';

/** Asks a person line by line, in any terminal and on a pipe. */
export interface Asker {
  /** The next line without blanks at its ends; undefined at the end of the input or after Ctrl-C. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  readonly say: (lines: string | readonly string[]) => void;
  /** Clears the screen and the lines that have scrolled away. */
  readonly curtain: () => void;
  readonly close: () => void;
}

/** An asker that can also take a line without asking for it. */
interface LineAsker extends Asker {
  readonly next: () => Promise<string | undefined>;
}

/** Clears screen and scroll-back, and goes to the top. */
const CLEAR = '\u001B[2J\u001B[3J\u001B[H';
const RULE = '─'.repeat(72);

/** Most characters of a line. */
const LONGEST = 2000;

/** Asks on standard input and output. */
export const terminalAsker = (): LineAsker => {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    output: isTerminal ? process.stdout : undefined,
    terminal: isTerminal,
    // The arrow keys must not show what another team typed.
    historySize: 0,
  });
  const waiting: string[] = [];
  let isOver = process.stdin.readableEnded;
  let answer: ((line: string | undefined) => void) | undefined;
  const give = (line: string | undefined): void => {
    const taken = answer;
    answer = undefined;
    if (taken) taken(line);
    else if (line !== undefined) waiting.push(line);
  };
  lines.on('line', (line) => give(safeText(line.slice(0, LONGEST)).trim()));
  lines.on('SIGINT', () => lines.close());
  lines.on('close', () => {
    isOver = true;
    give(undefined);
  });
  const next = (): Promise<string | undefined> => {
    const line = waiting.shift();
    if (line !== undefined || isOver) return Promise.resolve(line);
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  return {
    next,
    ask: (given) => {
      const prompt = safeText(given);
      if (isTerminal) lines.setPrompt(drawn(prompt));
      if (isTerminal && waiting.length === 0 && !isOver) lines.prompt();
      else say(prompt);
      return next();
    },
    say: (said) => say(typeof said === 'string' ? said : said.join('\n')),
    curtain: () => {
      process.stdout.write(isTerminal ? CLEAR : `${drawn(RULE)}\n`);
    },
    close: () => lines.close(),
  };
};
