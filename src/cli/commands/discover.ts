import type { CommandSpec } from '../command.ts';
import {
  option,
  pointsFlags,
  RULE_FLAG,
  runs,
  SET_FLAG,
  scenarioArgument,
  seedFlag,
  wholeNumber,
} from '../options.ts';

/** `discover`: under which conditions something happens. */
export const DISCOVER: CommandSpec = {
  name: 'discover',
  summary: 'find the conditions under which something happens: boxes of the uncertain inputs',
  about:
    'Under which conditions something happens: boxes of the uncertain inputs in which it is frequent (PRIM), each as a sentence, and a tree (CART) as a cross-check.',
  args: [scenarioArgument(), ['[what-ifs...]', 'what-ifs: which of them is played is one more input']],
  options: [
    option('--when <condition>', 'what should happen: "count >= 5 by 2028-07", "CHN recognises by 2027-12"'),
    option('--input <id>', 'look only at this input; may be repeated (default: all)', { many: true }),
    option('--points <n>', 'how many points of the inputs are tried (default: 4096)', {
      parse: wholeNumber(1, 100_000),
    }),
    runs(1),
    seedFlag(),
    SET_FLAG,
    RULE_FLAG,
    ...pointsFlags('one row per box and input'),
  ],
  examples: [
    'discover scenarios/russia-precedent --seed moscow --when "count >= 5 by 2028-07"',
    'discover scenarios/two-states.yaml --seed one --when "B recognises by 2026-07" --set weights.gain.sd=1 --points 1000',
  ],
  load: async () => (await import('../actions/discover.ts')).discoverAction,
};
