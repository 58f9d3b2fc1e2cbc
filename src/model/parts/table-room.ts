/** Where tables lie. All start with zeros. */
export interface TableRoom {
  readonly f64: (length: number) => Float64Array;
  readonly i32: (length: number) => Int32Array;
  readonly u16: (length: number) => Uint16Array;
  readonly u8: (length: number) => Uint8Array;
}

/** Each table in memory of its own. */
export const OWN_MEMORY: TableRoom = {
  f64: (length) => new Float64Array(length),
  i32: (length) => new Int32Array(length),
  u16: (length) => new Uint16Array(length),
  u8: (length) => new Uint8Array(length),
};

/** The names of the parts that are tables, not single values. */
type Tables<Made> = { [Name in keyof Made]: Made[Name] extends object ? Name : never }[keyof Made];

/** What a maker gives that is filled again for each future: its tables stay the same, its single values change. */
export type Refilled<Made> = { readonly [Name in Tables<Made>]: Made[Name] } & {
  -readonly [Name in Exclude<keyof Made, Tables<Made>>]: Made[Name];
};
