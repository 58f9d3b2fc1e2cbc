import { build } from 'esbuild';

/**
 * The core of the library as one script for a browser: what it exports is in the global `demarche`. Fails with the place
 * of every import that a browser does not have.
 */
export const browserBundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ['src/index.ts'],
    bundle: true,
    minify: true,
    // As the library itself is built (esbuild.config.mjs).
    charset: 'utf8',
    platform: 'browser',
    format: 'iife',
    globalName: 'demarche',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  const [script] = outputFiles;
  if (!script) throw new Error('esbuild wrote nothing');
  return script.text;
};
