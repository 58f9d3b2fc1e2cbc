import { guardStreams } from './output.ts';
import { runToTheEnd } from './program.ts';

guardStreams();
process.exitCode = await runToTheEnd(process.argv.slice(2));
