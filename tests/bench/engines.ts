import { execFileSync } from 'node:child_process';
import { chooseEngine, ENGINES } from '../../src/engine/worlds/engine-choice.ts';
import { loadKernel } from '../../src/engine/worlds/in-world.ts';
import { compile } from '../../src/model/compile.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { flagship, TURNS } from './flagship.ts';
import { sideBySide } from './measure.ts';
import { type Row, times } from './table.ts';

const FUTURES = 10_000;
const ROUNDS = 3;

/** In a process of its own: reads the flagship, plays futures with their twins on one engine, and writes what CPU time that took. */
export const playOnEngine = async ([name]: readonly string[]): Promise<void> => {
  const engine = ENGINES.find((each) => each === name);
  if (engine === undefined) throw new Error(`no engine ${name}`);
  chooseEngine(engine);
  await loadKernel();
  ensemble(compile(flagship()), { seed: 'bench', futures: { from: 0, to: FUTURES }, twins: true });
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${(user + system) / 1e6}\n`);
};

const seconds = (engine: string): number =>
  Number(execFileSync(process.execPath, [process.argv[1] ?? '', 'engine', engine], { encoding: 'utf8' }));

/** The kernel against the rules in TypeScript: whole processes in turn, since in one process each slows the other down. */
export const engines = (): readonly Row[] => {
  const { kernel, typescript } = sideBySide(ROUNDS, {
    kernel: () => seconds('kernel'),
    typescript: () => seconds('typescript'),
  });
  return [
    {
      what: `${FUTURES} futures of ${TURNS} turns and their twins on the kernel, against the rules in TypeScript`,
      ratio: times(kernel / typescript, 2),
      note: `${kernel.toFixed(2)} s against ${typescript.toFixed(2)} s, start and compiling included`,
    },
  ];
};
