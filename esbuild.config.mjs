import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

// One bundle with lazy chunks: --version and --help load neither ink, react nor zod.
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const forTests = [
  { in: 'tests/bench/main.ts', out: 'bench/main' },
  { in: 'tests/bench/worker.ts', out: 'bench/worker' },
  { in: 'tests/e2e/server.ts', out: 'bench/server' },
];

// Declarations are made by another command, and stay.
if (existsSync('dist'))
  for (const entry of readdirSync('dist'))
    if (entry !== 'types') rmSync(`dist/${entry}`, { recursive: true, force: true });
await build({
  entryPoints: [
    { in: 'src/cli/main.ts', out: 'demarche' },
    { in: 'src/index.ts', out: 'index' },
    { in: 'src/cli/study/worker.ts', out: 'study-worker' },
    ...forTests,
  ],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  keepNames: true,
  sourcemap: false,
  // piscina starts its threads from a file of its own; the benches' terminal is native.
  external: ['react-devtools-core', 'piscina', '@lydell/node-pty'],
  define: {
    __DEMARCHE_VERSION__: JSON.stringify(version),
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
  },
  // Some dependencies are CommonJS and call require for Node's own modules.
  banner: {
    js: "import{createRequire as __demarcheRequire}from'node:module';const require=__demarcheRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
