/** The waves that the script bakes. */
export declare const BAKED: readonly string[];

/** The tables of a wave as the script makes them, by file. */
export declare const bakedWave: (id: string) => Readonly<Record<string, string>>;
