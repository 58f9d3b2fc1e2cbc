import type { Model } from '../model/model.ts';
import type { TableRoom } from '../model/parts/table-room.ts';
import { type CountedTables, type CountLengths, countedTables } from './counted.ts';
import type { WorldTables } from './layout.ts';
import { numbersIn, shelfIn, writeLayout } from './memory.ts';
import { modelTables } from './model-tables.ts';
import { newInstance } from './module.ts';

/** The compiled rules (assembly/kernel.as), for the world whose tables lie in their memory. */
interface CompiledRules {
  /** Puts the world at its start, with all parameters at their means under the rule with this position. */
  readonly begin: (rule: number) => void;
  /** Brings up to date all that follows from what a future has drawn, and starts its clocks. */
  readonly settleStart: () => void;
  readonly drawDispositions: (spread: number) => void;
  /** Draws the parameters of the rule with this position. */
  readonly drawParameters: (rule: number) => void;
  readonly refresh: (turn: number) => void;
  /** Returns the number of states with a clock that fires. Their list is in the world. */
  readonly advanceStates: () => number;
  readonly fade: (turn: number) => void;
  readonly rungsChanged: () => void;
  /** Plays a whole turn in which no person decides. Returns 0 if near rates do not decide the turn. */
  readonly playTurn: (turn: number) => number;
  /**
   * Plays the turns of a future that has been started, and counts what comes after turn `after` (−1: all of it) if `counts` is
   * not 0. Returns the last turn that was played. It is earlier than `turns` if near rates do not decide the next turn.
   */
  readonly playFuture: (turns: number, rule: number, after: number, counts: number) => number;
}

interface Exports extends CompiledRules {
  readonly memory: WebAssembly.Memory;
  readonly layout: WebAssembly.Global;
  readonly key: WebAssembly.Global;
  readonly free: WebAssembly.Global;
}

/** The compiled rules bound to a world, and the values that they and the engine exchange besides its tables. */
export interface Kernel {
  readonly rules: CompiledRules;
  /** By the positions of NUMBERS, and of WHOLE_NUMBERS. */
  readonly numbers: Float64Array;
  readonly whole: Int32Array;
  /** The key of all luck. */
  readonly key: Int32Array;
  readonly counted: CountedTables;
}

const PAGE = 0x10000;

/** The one instance of a thread. With many models, a memory for each model would fill the address space. */
let instance: Exports | undefined;

/**
 * Makes a world's tables in the memory of the compiled rules, with room for counts of these lengths, and binds the rules to them. The tables of the world that was made
 * before are lost. Undefined if WebAssembly or its vectors are missing.
 */
export const bindKernel = <World>(
  model: Model,
  make: (room: TableRoom) => World,
  tablesOf: (world: World) => WorldTables,
  lengthOf: CountLengths = () => 0,
): { readonly world: World; readonly kernel: Kernel } | undefined => {
  instance ??= newInstance() as Exports | undefined;
  if (!instance) return undefined;
  const { memory, layout, key, free, ...rules } = instance;
  const ofModel = modelTables(model);
  for (;;) {
    const { buffer } = memory;
    new Uint8Array(buffer, free.value).fill(0);
    const shelf = shelfIn(buffer, free.value);
    const world = make(shelf.room);
    const counted = countedTables(model, shelf.room, lengthOf);
    writeLayout(buffer, layout.value, {
      model,
      tables: { ...tablesOf(world), ...counted, ...ofModel },
      shelf,
    });
    const lacking = shelf.end() - buffer.byteLength;
    if (lacking <= 0) {
      const words = new Int32Array(buffer, key.value, 4);
      return { world, kernel: { rules, ...numbersIn(buffer, layout.value), key: words, counted } };
    }
    memory.grow(Math.ceil(lacking / PAGE));
  }
};
