// What the kernel uses of WebAssembly: the types of Node.js 20 name it only in part, and those of browsers come with the DOM.
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    readonly exports: unknown;
    constructor(module: Module);
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    /** Adds pages of 64 KiB. Earlier views of the buffer are empty after that. */
    readonly grow: (pages: number) => number;
  }
  interface Global {
    readonly value: number;
  }
}
