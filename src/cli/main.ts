#!/usr/bin/env node
import { describeFailure } from './errors.ts';
import { guardStreams, note } from './output.ts';
import { runProgram } from './program.ts';

guardStreams();
try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  const { text, exitCode } = describeFailure(error, process.env.DEMARCHE_DEBUG === '1');
  note(text);
  process.exitCode = exitCode;
}
