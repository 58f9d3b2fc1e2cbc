import { readingsByTurn } from '../../engine/explain/explain.ts';
import { indexPartsAt } from '../../engine/explain/index-parts.ts';
import { playRun } from '../../engine/run.ts';
import { compile } from '../../model/compile.ts';
import { plainSteps } from '../../report/run/plain-run.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT } from '../errors.ts';
import { type Asker, terminalAsker } from '../exercise/asker.ts';
import { type Loaded, noteDoubts, type StudyFlags } from '../load.ts';

const KEYS = 'enter: the next turn; all: to the end; q: leave';

/** Asks before each step after the first. `answer` is the first answer if there is one already. */
const tell = async (steps: readonly (readonly string[])[], asker: Asker, answer?: string): Promise<void> => {
  const [first = [], ...others] = steps;
  asker.say(first);
  let given = answer;
  let isAll = false;
  for (const step of others) {
    while (!isAll) {
      const typed = (given ?? (await asker.ask(KEYS)))?.toLowerCase();
      given = undefined;
      if (typed === undefined || typed === 'q' || typed === 'quit') return;
      isAll = typed === 'all';
      if (isAll || typed === '') break;
      asker.say(`“${typed}” means nothing here.`);
    }
    asker.say(step);
  }
};

/**
 * Plays one future turn by turn, in plain text. It serves screen readers, and scripts that type Enter. Undefined if the
 * input has no line, because then nobody steps.
 */
export const playStepByStep = async (
  loaded: Loaded,
  flags: Pick<StudyFlags, 'seed' | 'turns'>,
): Promise<number | undefined> => {
  const asker = terminalAsker();
  try {
    const isTyped = process.stdin.isTTY === true;
    const first = isTyped ? undefined : await asker.next();
    if (!isTyped && first === undefined) return undefined;
    noteDoubts(loaded);
    const { scenario } = loaded;
    const options = {
      seed: seedOf(flags.seed),
      future: 0,
      turns: flags.turns ?? scenario.turns,
    };
    const model = compile(scenario);
    const read = readingsByTurn(model, { ...options, turns: options.turns + 1 });
    const run = playRun(model, options);
    const steps = plainSteps({
      scenario,
      run,
      readings: (turn) => read(turn).clocks,
      parts: (turn) => indexPartsAt(model, options, turn),
    });
    await tell(steps, asker, first);
    return EXIT.done;
  } finally {
    asker.close();
  }
};
