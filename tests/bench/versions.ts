import { chooseEngine } from '../../src/engine/worlds/engine-choice.ts';
import { compile } from '../../src/model/compile.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { playFlocc } from '../plain/flocc.ts';
import { playPlain } from '../plain/play.ts';
import { countWork } from './count-work.ts';
import { flagship, TURNS } from './flagship.ts';
import { makeFloor } from './floor.ts';
import { cpu, sideBySide } from './measure.ts';
import { ms, type Row, times } from './table.ts';

const SEED = 'bench';
const FUTURES = 400;
const ROUNDS = 7;

const thousands = (n: number): string => `${(n / 1000).toFixed(n < 10_000 ? 1 : 0)}k`;

/** The engine, one thread, tallies on, against the same rules written otherwise: CPU time a future. */
export const versions = (): readonly Row[] => {
  // The kernel has rows of its own.
  chooseEngine('typescript');
  const scenario = flagship();
  const model = compile(scenario);
  const work = countWork(model, SEED, 100);
  const floor = makeFloor(work, SEED);
  let kept = 0;
  const took = sideBySide(ROUNDS, {
    ours: (round) =>
      cpu(
        () =>
          void ensemble(model, {
            seed: SEED,
            futures: { from: round * FUTURES, to: (round + 1) * FUTURES },
          }),
      ) / FUTURES,
    floor: (round) =>
      cpu(() => {
        for (let future = 0; future < FUTURES; future++) kept += floor(round * FUTURES + future);
      }) / FUTURES,
    immer: (round) => cpu(() => void playPlain(scenario, SEED, round)),
    flocc: (round) => cpu(() => void playFlocc(scenario, SEED, round)),
  });
  chooseEngine('kernel');
  if (Number.isNaN(kept)) throw new Error('the floor computes nonsense');
  const { multiplyAdds, compares, exps, draws } = work;
  return [
    {
      what: `the rules in TypeScript: a future of ${scenario.states.length} states, ${TURNS} turns, with tally`,
      ratio: '1',
      note: ms(took.ours),
    },
    {
      what: 'the same rules as plain objects with immer, a draft a turn',
      ratio: times(took.immer / took.ours, 0),
      note: ms(took.immer),
    },
    {
      what: 'the same rules with flocc, an agent a state',
      ratio: times(took.flocc / took.ours, 0),
      note: ms(took.flocc),
    },
    {
      what: 'the rules in TypeScript against their bare arithmetic (the floor)',
      ratio: times(took.ours / took.floor),
      note: `${ms(took.floor)}: ${thousands(multiplyAdds)} multiply-adds, ${thousands(compares)} compares, ${thousands(exps)} exps, ${thousands(draws)} draws`,
    },
  ];
};
