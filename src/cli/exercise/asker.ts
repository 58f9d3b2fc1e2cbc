import { createInterface } from 'node:readline';
import { toAscii } from '../../report/words/ascii.ts';
import { safeText } from '../../report/words/safe-text.ts';

/** Asks a person line by line, in any terminal and on a pipe. */
export interface Asker {
  /** The next line without blanks at its ends; undefined at the end of the input or after Ctrl-C. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  readonly say: (lines: string | readonly string[]) => void;
  /** Clears the screen and what has scrolled away. */
  readonly curtain: () => void;
  readonly close: () => void;
}

/** Clears screen and scroll-back, and goes to the top. */
const CLEAR = '\u001B[2J\u001B[3J\u001B[H';
const RULE = '─'.repeat(72);

/** Most characters of a line. */
const LONGEST = 2000;

/** Asks on standard input and output; says all in ASCII if `ascii`. */
export const terminalAsker = (ascii: boolean): Asker => {
  const drawn = (text: string): string => (ascii ? text.split('\n').map(toAscii).join('\n') : text);
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    output: isTerminal ? process.stdout : undefined,
    terminal: isTerminal,
    // The arrow keys must not show what another team typed.
    historySize: 0,
  });
  const waiting: string[] = [];
  let isOver = false;
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
  return {
    ask: (given) => {
      const prompt = drawn(given);
      if (isTerminal) lines.setPrompt(prompt);
      const next = waiting.shift();
      if (next !== undefined || isOver) {
        process.stdout.write(`${prompt}\n`);
        return Promise.resolve(next);
      }
      if (isTerminal) lines.prompt();
      else process.stdout.write(`${prompt}\n`);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    say: (said) => {
      process.stdout.write(`${drawn(typeof said === 'string' ? said : said.join('\n'))}\n`);
    },
    curtain: () => {
      process.stdout.write(isTerminal ? CLEAR : `${drawn(RULE)}\n`);
    },
    close: () => lines.close(),
  };
};
