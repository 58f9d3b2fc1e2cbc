export declare const compileKernel: (main?: string) => Promise<Uint8Array<ArrayBuffer>>;
