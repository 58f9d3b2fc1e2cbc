import { type BuildOptions, build } from 'esbuild';

/** As the library itself is built (esbuild.config.mjs). */
const LIKE_THE_LIBRARY: BuildOptions = {
  entryPoints: ['src/index.ts'],
  bundle: true,
  minify: true,
  charset: 'utf8',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'silent',
};

/** Bytes of the core of the library and of all that it loads at once. The kernel comes when the first future is played. */
export const coreBytes = async (): Promise<number> => {
  const { metafile } = await build({
    ...LIKE_THE_LIBRARY,
    write: false,
    splitting: true,
    format: 'esm',
    outdir: 'dist',
    metafile: true,
  });
  const files = new Set(Object.keys(metafile.outputs).filter((file) => file.endsWith('/index.js')));
  // What is added meanwhile is looked at too.
  for (const file of files)
    for (const { path, kind } of metafile.outputs[file]?.imports ?? [])
      if (kind === 'import-statement') files.add(path);
  return [...files].reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0);
};

/**
 * The core of the library as one script for a browser: what it exports is in the global `demarche`. Fails with the place
 * of every import that a browser does not have.
 */
export const browserBundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    ...LIKE_THE_LIBRARY,
    write: false,
    format: 'iife',
    globalName: 'demarche',
  });
  const [script] = outputFiles;
  if (!script) throw new Error('esbuild wrote nothing');
  return script.text;
};
