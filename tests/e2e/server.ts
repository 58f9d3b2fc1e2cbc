import { createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { runToTheEnd } from '../../src/cli/program.ts';

/**
 * The program as a server: reads requests from one named pipe, a line of JSON each, and answers on another. What a
 * command writes is caught; the rest is the program as it is. It ends with the process that asks.
 */
const asked = z.object({
  args: z.readonly(z.array(z.string())),
  cwd: z.string(),
  env: z.record(z.string(), z.string()),
});

type Stream = 'out' | 'err';
const caught: Record<Stream, string[]> = { out: [], err: [] };

const catchWrites = (stream: NodeJS.WriteStream, name: Stream): void => {
  Object.assign(stream, {
    write: (piece: string | Uint8Array): true => {
      caught[name].push(typeof piece === 'string' ? piece : new TextDecoder().decode(piece));
      return true;
    },
  });
};

const setEnv = (env: Readonly<Record<string, string>>): void => {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
};

const writeAll = (fd: number, text: string): void => {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
};

const [requests = '', answers = ''] = process.argv.slice(2);
catchWrites(process.stdout, 'out');
catchWrites(process.stderr, 'err');
// In the order in which the other end opens them: each waits for its partner.
const lines = createInterface({ input: createReadStream('', { fd: openSync(requests, 'r') }) });
const answerTo = openSync(answers, 'w');
for await (const line of lines) {
  const { args, cwd, env } = asked.parse(JSON.parse(line));
  caught.out = [];
  caught.err = [];
  setEnv(env);
  process.chdir(cwd);
  const code = await runToTheEnd(args);
  writeAll(answerTo, `${JSON.stringify({ code, out: caught.out.join(''), err: caught.err.join('') })}\n`);
}
