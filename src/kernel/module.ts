import { KERNEL } from './kernel-wasm.ts';

let compiled: WebAssembly.Module | 'missing' | undefined;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

const compile = (): WebAssembly.Module | 'missing' => {
  try {
    return new WebAssembly.Module(bytesOf(KERNEL));
  } catch {
    // No WebAssembly here, or one without vectors, or a page that forbids it.
    return 'missing';
  }
};

/**
 * What a new instance of the compiled passes exports; undefined where they cannot run. They are compiled once, when they are
 * first asked for.
 */
export const newInstance = (): unknown => {
  compiled ??= compile();
  return compiled === 'missing' ? undefined : new WebAssembly.Instance(compiled).exports;
};
