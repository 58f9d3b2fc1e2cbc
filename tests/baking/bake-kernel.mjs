// Compiles src/kernel/assembly with AssemblyScript and writes it into src/kernel/kernel-wasm.ts.
import { writeFileSync } from 'node:fs';
import { compileKernel } from './compile-kernel.mjs';

const bytes = await compileKernel();
const base64 = Buffer.from(bytes).toString('base64');
writeFileSync(
  'src/kernel/kernel-wasm.ts',
  `// Made by \`npm run bake-kernel\` from src/kernel/assembly. Do not edit.

/** The compiled passes, in base64: ${bytes.length} bytes. */
export const KERNEL =
  '${base64}';
`,
);
