import { KERNEL } from './kernel-wasm.ts';

let compiled: WebAssembly.Module | 'missing' | undefined;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

const compile = (): WebAssembly.Module | 'missing' => {
  try {
    return new WebAssembly.Module(bytesOf(KERNEL));
  } catch {
    // There is no WebAssembly here, or it has no vectors, or the page forbids it.
    return 'missing';
  }
};

/**
 * What a new instance of the compiled passes exports. Undefined if the passes cannot run. They are compiled once,
 * at the first call.
 */
export const newInstance = (): unknown => {
  compiled ??= compile();
  return compiled === 'missing' ? undefined : new WebAssembly.Instance(compiled).exports;
};
