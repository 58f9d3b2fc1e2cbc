import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { locateExercise } from '../../src/cli/files/find-scenario.ts';
import { loadScenario } from '../../src/cli/load.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { ROOT } from '../e2e/program.ts';

const GUIDES = join(ROOT, 'docs', 'teaching');
const EXERCISES = join(ROOT, 'scenarios', 'exercises');

const read = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

/** Whole commands that a guide or a brief tells people to type. */
const commandsIn = (text: string): readonly string[] => [
  ...[...text.matchAll(/npm run -s demarche -- ([^`#\n…]+)(?=[`#\n])/g)].map((found) => found[1] ?? ''),
  ...[...text.matchAll(/`demarche ((?:compare|tip|check|exercise|sensitivity|fit) [^`…]+)`/g)].map(
    (found) => found[1] ?? '',
  ),
];

const typed = [...read(GUIDES), ...read(EXERCISES)].flatMap(([name, text]) =>
  commandsIn(text).map((command) => [name, command.trim()] as const),
);

/** The command with its options as the program would have them; throws what it would refuse. */
const parsed = (line: string): { readonly name: string; readonly files: readonly string[] } => {
  const [name = '', ...args] = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
  const program: Command = buildProgram(() => {});
  const command = program.commands.find((each) => each.name() === name);
  if (!command) throw new Error(`no command ${name}`);
  let files: readonly string[] = [];
  command.exitOverride().action(() => {
    files = command.args;
  });
  command.parse(args, { from: 'user' });
  return { name, files };
};

describe('commands in the guides and briefs', () => {
  it('are there to be tried', () => {
    expect(typed.length).toBeGreaterThan(16);
    for (const kind of ['compare', 'tip', 'check', 'exercise', 'sensitivity', 'fit'])
      expect(typed.some(([, command]) => command.startsWith(kind))).toBe(true);
  });

  it.each(typed)('%s: %s', (_, line) => {
    const { name, files } = parsed(line);
    for (const file of files)
      if (name === 'exercise') expect(locateExercise(file)).toBeDefined();
      else expect(() => loadScenario(file, [])).not.toThrow();
  });
});
