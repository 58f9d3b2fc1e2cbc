import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const FOLDER = 'src/kernel/assembly';

/** The class Layout from the lists of src/kernel/layout.ts and src/kernel/counted.ts. */
const layoutSource = () => {
  const source = ['layout', 'counted'].map((file) => readFileSync(`src/kernel/${file}.ts`, 'utf8')).join('');
  const namesOf = (list) => {
    const [, text = ''] = new RegExp(`const ${list} = \\[([^\\]]*)\\] as const`).exec(source) ?? [];
    return [...text.matchAll(/'(\w+)'/g)].map(([, name]) => name);
  };
  const fields = [
    ...namesOf('NUMBERS').map((name) => `${name}: f64;`),
    ...namesOf('WHOLE_NUMBERS').map((name) => `${name}: i32;`),
    ...['MODEL_TABLES', 'WORLD_TABLES', 'COUNT_TABLES', 'COUNTED_TABLES']
      .flatMap(namesOf)
      .map((name) => `${name}: usize;`),
  ];
  return `@unmanaged class Layout { ${fields.join('\n')} }
    const AT = memory.data(${8 * fields.length}, 16);
    export const L = changetype<Layout>(AT);
    export const layout: usize = AT;
    export const free: usize = __heap_base;`;
};

/** The sources end in .as, so that TypeScript leaves them alone. */
const readSource = (main) => (name) => {
  const [, file] = /^([\w-]+)\.ts$/.exec(name) ?? [];
  if (file === undefined) return null;
  if (file === 'layout') return layoutSource();
  try {
    return readFileSync(file === 'main' ? main : join(FOLDER, `${file}.as`), 'utf8');
  } catch {
    return null;
  }
};

const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--initialMemory', '1'];

/**
 * Compiles a file of AssemblyScript that may import those of src/kernel/assembly; the same sources and compiler give the same
 * bytes. Throws Error with the compiler's words.
 */
export const compileKernel = async (main = `${FOLDER}/kernel.as`) => {
  let bytes = new Uint8Array();
  const { error, stderr } = await asc.main(['main.ts', '--outFile', 'kernel.wasm', ...OPTIONS], {
    readFile: readSource(main),
    writeFile: (_, contents) => {
      bytes = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(stderr.toString());
  return bytes;
};
