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
    .summary('explain how likely a state is to move, and why')
    .description(
      'Why a state is as likely to move as it is: the factors, its peers, the evidence, what would change it.',
    )
    .argument('<scenario>', 'a scenario file, its folder, or the name of a scenario that comes with demarche')
    .argument('<state>', 'a state, by id or by name')
    .option('--at <when>', 'a turn: 2026-03, 2026-03-15 or a turn number (default: the first turn)')
    .option('--no-tip', 'leave out what would make even odds: it takes a second or two of playing futures')
    .option('--json', 'machine-readable')
    .option('-o, --output <file>', 'write to a file, whole or not at all');
  withSeed(command, 'default: demarche');
  withMoves(withFuture(withSets(command)));
  withExamples(command, EXAMPLES).action(async (scenario: string, state: string, flags: WhyFlags) => {
    const { whyAction } = await import('../actions/why.ts');
    finish(await whyAction(scenario, state, flags));
  });
};
