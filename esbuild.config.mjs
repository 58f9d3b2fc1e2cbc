import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const { build } = await import('esbuild').catch(() => ({}));
if (build === undefined) {
  // To install without the tools is no fault.
  const isInstall = process.env.npm_lifecycle_event === 'postprepare';
  if (!isInstall || !existsSync('dist/demarche.js'))
    console.error(
      'demarche was not built: its tools are not installed. Run npm ci --include=dev, which also builds it.',
    );
  process.exit(isInstall ? 0 : 1);
}

const filesIn = (folder) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).map((name) => join(folder, name)) : [];

/** SHA-256 of files, names included. */
const hashOf = (files) => {
  const hash = createHash('sha256');
  for (const file of [...files].sort())
    if (existsSync(file) && statSync(file).isFile())
      hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
};

/** All that the program is built from: what one build keeps is of no use to another. */
const SOURCES = [...filesIn('src'), 'package.json', 'esbuild.config.mjs'];

/** Says what was built last, tests included: to build the same again is left out, as after `npm ci`. */
const BUILT = 'dist/built.txt';
const toBuild = hashOf([...SOURCES, ...filesIn('tests'), 'package-lock.json']);
const isBuilt = existsSync(BUILT) && readFileSync(BUILT, 'utf8') === toBuild;
if (isBuilt && !process.argv.includes('--types')) process.exit(0);

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const common = {
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  sourcemap: false,
  // piscina starts its threads from a file of its own.
  external: ['piscina'],
  define: {
    __DEMARCHE_VERSION__: JSON.stringify(version),
    __DEMARCHE_BUILD__: JSON.stringify(hashOf(SOURCES)),
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
  },
  logLevel: 'warning',
};

/** What a queue needs and a person installs. */
const PEERS = ['bullmq', 'ioredis'];

const worker = { in: 'src/cli/threads/worker.ts', out: 'study-worker' };

/** Without fetch, yoga decodes its base64 itself: fetch of a data URL would load the whole of Node's HTTP client. */
const yogaWithoutFetch = {
  name: 'yoga-without-fetch',
  setup: ({ onLoad }) =>
    onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({
      contents: `const fetch = undefined;${readFileSync(path, 'utf8')}`,
    })),
};

/** To make a segmenter and the pattern of all emoji takes 15 ms, and most texts need neither: they are made when first used. */
const widthWhenUsed = {
  name: 'width-when-used',
  setup: ({ onLoad }) =>
    onLoad({ filter: /string-width[\\/]index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(
          'const segmenter = new Intl.Segmenter();',
          () =>
            'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };',
        )
        .replace(
          'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
          () =>
            "let emoji; const rgiEmojiRegex = { test: (text) => (emoji ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(text) };",
        ),
    })),
};

const forNode = {
  ...common,
  keepNames: true,
  platform: 'node',
  target: 'node20',
  // Ink asks for its development tools, the benches for a native terminal.
  external: [...common.external, ...PEERS, 'react-devtools-core', '@lydell/node-pty'],
  plugins: [yogaWithoutFetch, widthWhenUsed],
  // Some dependencies are CommonJS and call require for Node's own modules.
  banner: {
    js: "import{createRequire as __demarcheRequire}from'node:module';const require=__demarcheRequire(import.meta.url);",
  },
};

const slowWorker = { in: 'src/cli/serve/slow-worker.ts', out: 'slow-worker' };

/** The program, with lazy chunks: --version and --help load neither ink, react nor zod. */
const program = { ...forNode, entryPoints: [{ in: 'src/cli/main.ts', out: 'main' }, worker, slowWorker] };

/** What starts the program: it is also read by versions of Node that are too old for the rest. */
const starter = {
  ...common,
  splitting: false,
  platform: 'node',
  target: 'node12',
  supported: { 'dynamic-import': true },
  entryPoints: [{ in: 'src/cli/start.ts', out: 'demarche' }],
  plugins: [
    {
      name: 'main-apart',
      setup: ({ onResolve }) =>
        onResolve({ filter: /\/main\.ts$/ }, () => ({ path: './main.js', external: true })),
    },
  ],
};

/** The library: only `node` may import Node's own modules. */
const library = {
  ...common,
  // Modules are UTF-8 everywhere: names of countries need no escapes.
  charset: 'utf8',
  platform: 'browser',
  target: 'es2022',
  external: [...common.external, ...PEERS, 'node:*'],
  entryPoints: ['index', 'node', 'pages', 'waves', 'exercises'].map((out) => ({ in: `src/${out}.ts`, out })),
};

/** The two scripts of a living page, which `report --live` writes into it. */
const living = {
  ...common,
  splitting: false,
  format: 'iife',
  charset: 'utf8',
  platform: 'browser',
  target: 'es2022',
  entryPoints: ['page', 'worker'].map((name) => ({
    in: `src/web/browser/${name}.ts`,
    out: `living-${name}`,
  })),
};

/** The script of the pages of a class on its own devices, which `exercise --serve` sends. */
const classPages = {
  ...living,
  entryPoints: [{ in: 'src/web/class/browser/main.ts', out: 'class-pages' }],
};

/** What tests and benches start; no part of the package. */
const forTests = {
  ...forNode,
  outdir: 'dist/bench',
  entryPoints: [
    { in: 'tests/bench/main.ts', out: 'main' },
    { in: 'tests/bench/worker.ts', out: 'worker' },
    { in: 'tests/e2e/tui-stage.ts', out: 'tui-stage' },
    worker,
  ],
};

/** What the served program has in the place of some modules: what one command has started or read stays for the next. */
const LASTING = {
  [resolve('src/cli/threads/pool.ts')]: resolve('tests/e2e/lasting-pool.ts'),
  [resolve('src/scenario/parse.ts')]: resolve('tests/e2e/lasting-parse.ts'),
  [resolve('src/scenario/canonical.ts')]: resolve('tests/e2e/lasting-canonical.ts'),
};

/** The program as the tests' server. */
const served = {
  ...forNode,
  // Names are kept as they are written: to set them costs time in each call.
  minify: false,
  keepNames: false,
  outdir: 'dist/served',
  entryPoints: [{ in: 'tests/e2e/server.ts', out: 'server' }, worker],
  plugins: [
    ...forNode.plugins,
    {
      name: 'lasting',
      setup: ({ onResolve }) =>
        onResolve({ filter: /\/(?:pool|parse|canonical)\.ts$/ }, ({ path, importer, resolveDir }) => {
          const lasting = LASTING[resolve(resolveDir, path)];
          return lasting === undefined || lasting === importer ? undefined : { path: lasting };
        }),
    },
  ],
};

// Declarations are made by another command, and stay.
if (existsSync('dist'))
  for (const entry of readdirSync('dist'))
    if (entry !== 'types') rmSync(`dist/${entry}`, { recursive: true, force: true });
await Promise.all([starter, program, library, living, classPages, forTests, served].map(build));
writeFileSync(BUILT, toBuild);
if (process.argv.includes('--types')) {
  const shell = process.platform === 'win32';
  const { status } = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell });
  process.exitCode = status ?? 1;
}
