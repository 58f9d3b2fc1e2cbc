import { createHash } from 'node:crypto';
import { chooseDigest } from '../domain/sha256.ts';
import { guardStreams } from './output.ts';
import { runToTheEnd } from './program.ts';

chooseDigest((bytes) => createHash('sha256').update(bytes).digest());
guardStreams();
process.exitCode = await runToTheEnd(process.argv.slice(2));
