import type { Model } from '../model/model.ts';
import type { TableRoom } from '../model/parts/table-room.ts';
import { COUNT_TABLES, COUNTED_TABLES, type CountedTables } from './counted.ts';
import {
  MODEL_TABLES,
  type ModelTables,
  NUMBERS,
  type Table,
  WHOLE_NUMBERS,
  WORLD_TABLES,
  type WorldTables,
} from './layout.ts';
import { numbersOf, wholeNumbersOf } from './model-tables.ts';

/**
 * Tables begin at multiples of this number. As many bytes are free after each, since vectors may read beyond its end.
 */
const GRAIN = 32;

/** Tables one after another in a memory. Tables that do not fit into it lie outside, and have to be made again. */
interface Shelf {
  readonly room: TableRoom;
  /** The bytes up to the end of all tables. */
  readonly end: () => number;
}

export const shelfIn = (buffer: ArrayBuffer, start: number): Shelf => {
  let next = GRAIN * Math.ceil(start / GRAIN);
  const take = (bytes: number): readonly [buffer: ArrayBuffer, at: number] => {
    const at = next;
    next += GRAIN * (Math.ceil(bytes / GRAIN) + 1);
    return next > buffer.byteLength ? [new ArrayBuffer(bytes), 0] : [buffer, at];
  };
  const room: TableRoom = {
    f64: (length) => new Float64Array(...take(8 * length), length),
    i32: (length) => new Int32Array(...take(4 * length), length),
    u16: (length) => new Uint16Array(...take(2 * length), length),
    u8: (length) => new Uint8Array(...take(length), length),
  };
  return { room, end: () => next };
};

const copyOn = ({ f64, i32, u16, u8 }: TableRoom, table: Table): Table => {
  const { length } = table;
  const blank = (): Table => {
    if (table instanceof Float64Array) return f64(length);
    if (table instanceof Int32Array) return i32(length);
    return table instanceof Uint16Array ? u16(length) : u8(length);
  };
  const copy = blank();
  copy.set(table);
  return copy;
};

/** Views on the layout's numbers. */
interface Numbers {
  readonly numbers: Float64Array;
  readonly whole: Int32Array;
}

export const numbersIn = (buffer: ArrayBuffer, layout: number): Numbers => ({
  numbers: new Float64Array(buffer, layout, NUMBERS.length),
  whole: new Int32Array(buffer, layout + 8 * NUMBERS.length, WHOLE_NUMBERS.length),
});

/** What lies in the memory: the tables of a model, those of a world of it, and those in which futures are counted. */
interface Laid {
  readonly model: Model;
  readonly tables: ModelTables & WorldTables & CountedTables;
  readonly shelf: Shelf;
}

/** Writes the layout: the numbers of the model, and where tables lie; puts tables that lie elsewhere on the shelf. */
export const writeLayout = (buffer: ArrayBuffer, layout: number, { model, tables, shelf }: Laid): void => {
  const { numbers, whole } = numbersIn(buffer, layout);
  const ofModel = { ...numbersOf(model), ...wholeNumbersOf(model) };
  NUMBERS.forEach((name, n) => {
    numbers[n] = ofModel[name] ?? 0;
  });
  WHOLE_NUMBERS.forEach((name, n) => {
    whole[n] = ofModel[name] ?? 0;
  });
  const places = new Uint32Array(buffer, whole.byteOffset + whole.byteLength);
  [...MODEL_TABLES, ...WORLD_TABLES, ...COUNT_TABLES, ...COUNTED_TABLES].forEach((name, n) => {
    const table = tables[name];
    places[n] = (table.buffer === buffer ? table : copyOn(shelf.room, table)).byteOffset;
  });
};
