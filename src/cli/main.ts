import { keepCompiled } from './cache/compiled.ts';
import { guardStreams } from './output.ts';
import { runToTheEnd } from './program.ts';

keepCompiled();
guardStreams();
process.exitCode = await runToTheEnd(process.argv.slice(2));
