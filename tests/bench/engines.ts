import { execFileSync } from 'node:child_process';
import { ENGINES } from '../../src/engine/worlds/engine-choice.ts';
import { sideBySide } from './measure.ts';
import { type Row, times } from './table.ts';

const PROGRAM = 'dist/demarche.js';
const ODDS = ['odds', 'scenarios/russia-precedent', '--runs', '10000', '--seed', 'bench', '--json'];
const ROUNDS = 5;
const MOST_BYTES = 1e9;

/** The program writes what CPU time it took, all threads included, after its answer. */
const SAYS_TIME = `data:text/javascript,process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write('\\n' + (user + system) / 1e6);
});`;

/** CPU seconds of the whole command. */
const seconds = (args: readonly string[]): number => {
  const written = execFileSync(process.execPath, ['--import', SAYS_TIME, PROGRAM, ...ODDS, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: MOST_BYTES,
  });
  return Number(written.slice(written.lastIndexOf('\n')));
};

const row = (what: string, args: readonly string[]): Row => {
  const [kernel, typescript] = ENGINES;
  const taken = sideBySide(ROUNDS, {
    kernel: () => seconds([...args, '--engine', kernel]),
    typescript: () => seconds([...args, '--engine', typescript]),
  });
  return {
    what: `odds --runs 10000 with twins, ${what}: the kernel against the rules in TypeScript`,
    ratio: times(taken.kernel / taken.typescript, 2),
    note: `${taken.kernel.toFixed(2)} s against ${taken.typescript.toFixed(2)} s, start included`,
  };
};

/** The kernel against the rules in TypeScript: whole commands in turn. */
export const engines = (): readonly Row[] => [row('one thread', ['--threads', '1']), row('all threads', [])];
