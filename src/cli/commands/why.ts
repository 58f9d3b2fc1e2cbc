import type { Command } from 'commander';
import type { WhyFlags } from '../actions/why.ts';
import { type Finish, withExamples, withFuture, withMoves, withSeed, withSets } from '../options.ts';

const EXAMPLES = [
  'why scenarios/russia-precedent CHN',
  'why scenarios/russia-precedent China --at 2026-03 --seed moscow --set weights.rights=2',
] as const;

/** `why`: explains one state's chances in one turn. */
export const addWhy = (program: Command, finish: Finish): void => {
  const command = program
    .command('why')
    .summary('explain the chance of a state to move')
    .description(
      'Explain the chance of a state to move: the factors, its peers, the evidence, and what would change it.',
    )
    .argument('<scenario>', 'a scenario file, its folder, or the name of a scenario that comes with demarche')
    .argument('<state>', 'a state, by id or by name')
    .option('--at <when>', 'a turn: 2026-03, 2026-03-15 or a turn number (default: the first turn)')
    .option('--no-tip', 'leave out what it takes for even odds, which needs a second or two')
    .option('--json', 'machine-readable')
    .option('-o, --output <file>', 'write to a file, completely or not at all');
  withSeed(command, 'default: demarche');
  withMoves(withFuture(withSets(command)));
  withExamples(command, EXAMPLES).action(async (scenario: string, state: string, flags: WhyFlags) => {
    const { whyAction } = await import('../actions/why.ts');
    finish(await whyAction(scenario, state, flags));
  });
};
