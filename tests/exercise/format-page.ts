import * as z from 'zod';
import { exerciseFile } from '../../src/exercise/schema.ts';

interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Node[];
  readonly default?: unknown;
  readonly otherwise?: string;
}

const HEAD = `# Exercises as files

An exercise is one YAML file. \`demarche check FILE\` names every slip with its line, column and the nearest valid name;
\`demarche exercise FILE --auto\` plays it through with its scripted answers. The six that come with demarche, in
\`scenarios/exercises/\`, are the best examples: copy one and change it. \`demarche new NAME --exercise SCENARIO\` writes one for your
scenario that can be played at once ([your own case](own-case.md)).

Effects and conditions are written as in [scenario files](scenario-format.md). Texts of several paragraphs use \`|\`. A team's move is carried
out in the first of the scenario's turns that its turn lasts; in the others its state holds. Measures and injects happen on the
same day. All other states are played by the model, with the luck of the run without people.

This page is made from the schema: \`UPDATE_DOCS=1 npx vitest run tests/exercise\` regenerates it.
`;

const kindOf = (node: Node): string => {
  if (node.const !== undefined) return String(node.const);
  if (node.enum) return node.enum.join(', ');
  if (node.anyOf) return node.anyOf.map(kindOf).join(' or ');
  if (node.type === 'array') return 'list';
  if (node.type === 'object') return node.properties ? 'map' : 'map by id';
  return (
    { string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false' }[
      node.type ?? ''
    ] ?? 'see there'
  );
};

/** The entries of a list, or of a map by id. */
const entryOf = (node: Node): Node =>
  node.items ?? (typeof node.additionalProperties === 'object' ? node.additionalProperties : node);

const otherwise = (node: Node, needed: boolean): string => {
  if (needed) return '*needed*';
  if (node.otherwise !== undefined) return node.otherwise;
  return node.default === undefined ? 'nothing' : `\`${JSON.stringify(node.default)}\``;
};

/** Described with the scenario format. */
const ELSEWHERE = new Set(['effects', 'when']);

const sectionsOf = (title: string, node: Node): readonly string[] => {
  const { properties = {}, required = [] } = node;
  const rows = Object.entries(properties).map(
    ([key, each]) =>
      `| \`${key}\` | ${kindOf(each)} | ${each.description ?? 'As its name says.'} | ${otherwise(each, required.includes(key))} |`,
  );
  const table = [
    `## ${title}`,
    '',
    '| key | what | meaning | if left out |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
  const inner = Object.entries(properties).flatMap(([key, each]) => {
    const entry = entryOf(entryOf(each));
    if (ELSEWHERE.has(key) || !entry.properties) return [];
    return sectionsOf(title === 'At the top' ? `\`${key}\`` : `${title}, \`${key}\``, entry);
  });
  return [table, ...inner];
};

/** The page of the exercise format, from its schema. */
export const exerciseFormatPage = (): string => {
  const schema = z.toJSONSchema(exerciseFile, { io: 'input', reused: 'inline', unrepresentable: 'any' });
  return `${[HEAD.trim(), ...sectionsOf('At the top', schema as Node)].join('\n\n')}\n`;
};
