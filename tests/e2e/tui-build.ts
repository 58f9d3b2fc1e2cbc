import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the stage as the program itself is bundled, into a folder of its own; gives the path of its entry. */
export const buildStage = async (): Promise<string> => {
  // Where packages that are not bundled are found.
  const folder = mkdtempSync(join('node_modules', '.demarche-stage-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n');
  await build({
    entryPoints: [
      { in: 'tests/e2e/tui-stage.ts', out: 'tui-stage' },
      { in: 'src/cli/threads/worker.ts', out: 'study-worker' },
    ],
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['react-devtools-core', 'piscina'],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    banner: {
      js: "import{createRequire as stageRequire}from'node:module';const require=stageRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return join(folder, 'tui-stage.js');
};
