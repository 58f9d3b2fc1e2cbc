// npm start: starts the program, or says how it is built.
import { existsSync } from 'node:fs';

const program = new URL('../dist/demarche.js', import.meta.url);
if (existsSync(program)) import(program.href);
else {
  console.error('demarche is not built yet: run npm run build.');
  process.exitCode = 1;
}
