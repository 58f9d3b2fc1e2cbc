import * as z from 'zod';
import { CLIMATE_INDICES, INDEX_IDS } from '../../src/domain/indices.ts';
import { BUILT_IN_VARIABLES } from '../../src/domain/variables.ts';
import { BOUNDS } from '../../src/scenario/bounds.ts';
import { COLUMNS, TABLE_NAMES } from '../../src/scenario/files/tables.ts';
import { scenarioFile } from '../../src/scenario/schema/file.ts';
import { EXAMPLES } from './format-examples.ts';

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const part = (schema: Json, ...path: readonly string[]): Json =>
  path.reduce<Json>((here, key) => (isRecord(here[key]) ? here[key] : {}), schema);

const number = (schema: Json): string => {
  const what = schema.type === 'integer' ? 'whole number' : 'number';
  if (schema.exclusiveMinimum !== undefined) return `${what} above ${schema.exclusiveMinimum}`;
  const { minimum, maximum } = schema;
  if (minimum === undefined || Math.abs(Number(minimum)) >= 1000) return what;
  return schema.exclusiveMaximum !== undefined
    ? `${what}, ${minimum} to below ${schema.exclusiveMaximum}`
    : `${what}, ${minimum} to ${maximum}`;
};

const text = (schema: Json): string => {
  const pattern = typeof schema.pattern === 'string' ? schema.pattern : '';
  return pattern.startsWith('^[A-Z')
    ? 'id'
    : pattern.includes('{4}')
      ? 'day'
      : pattern.includes('{2}')
        ? 'day of the year'
        : 'text';
};

/** The type of a schema in words. */
const typeOf = (schema: Json): string => {
  if (typeof schema.$ref === 'string')
    return schema.$ref.endsWith('Effect') ? '[effect](#effects)' : '[condition](#conditions)';
  const [only] = Array.isArray(schema.allOf) ? schema.allOf : [];
  if (isRecord(only)) return typeOf(only);
  if (Array.isArray(schema.anyOf)) return schema.anyOf.filter(isRecord).map(typeOf).join(' or ');
  if (Array.isArray(schema.type))
    return schema.type.map((each) => (each === 'string' ? 'text' : String(each))).join(' or ');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (Array.isArray(schema.enum)) return schema.enum.map((word) => `\`${String(word)}\``).join(', ');
  if (schema.type === 'array' && isRecord(part(schema, 'items').properties)) return 'list of maps';
  if (schema.type === 'array')
    return `list of ${typeOf(part(schema, 'items'))}s`
      .replace('days of the years', 'days')
      .replace(/number(, .+)s$/, 'numbers$1')
      .replace(')s', ')');
  if (schema.type === 'object' && isRecord(schema.properties)) {
    const keys = Object.keys(schema.properties);
    return keys.length <= 3 ? `{${keys.join(', ')}}` : 'map';
  }
  if (schema.type === 'object') return 'map by id';
  if (schema.type === 'boolean') return 'true or false';
  return schema.type === 'string' ? text(schema) : number(schema);
};

const cell = (value: string): string => value.replaceAll('|', '\\|').replaceAll('\n', ' ');

const defaultOf = (schema: Json, isRequired: boolean): string => {
  if (isRequired) return 'required';
  if (typeof schema.otherwise === 'string') return schema.otherwise;
  const value = schema.default;
  if (value === undefined) return '';
  const isEmpty = value === '' || JSON.stringify(value) === '[]' || JSON.stringify(value) === '{}';
  return isEmpty
    ? 'none'
    : typeof value === 'string'
      ? `\`${value}\``
      : JSON.stringify(value).replaceAll(',', ', ');
};

/** The definition that a reference to a nameless one means. */
const resolve = (schema: Json, definitions: Json): Json => {
  const name = typeof schema.$ref === 'string' ? (schema.$ref.split('/').at(-1) ?? '') : '';
  return name.startsWith('__') ? part(definitions, name) : schema;
};

/** A table of the keys of a map: key, type, default, meaning. */
const keyTable = (schema: Json, definitions: Json = {}): string => {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const rows = Object.entries(part(schema, 'properties')).flatMap(([key, value]) => {
    if (!isRecord(value)) return [];
    const meant = resolve(value, definitions);
    const columns = [
      `\`${key}\``,
      typeOf(meant),
      defaultOf(meant, required.includes(key)),
      String(meant.description ?? ''),
    ];
    return [`| ${columns.map(cell).join(' | ')} |`];
  });
  return ['| key | type | left out | meaning |', '|---|---|---|---|', ...rows].join('\n');
};

const columnTable = (): string =>
  [
    '| table | columns |',
    '|---|---|',
    ...TABLE_NAMES.map((name) => {
      const columns = Object.keys(COLUMNS[name]).map((column) => `\`${column}\``);
      const all = name === 'states' ? [...columns, 'one column for each driver, named by its id'] : columns;
      return `| \`${name}\` | ${all.join(', ')} |`;
    }),
  ].join('\n');

const count = (value: number): string => value.toLocaleString('en-GB');

const BOUND_LINES = (): string =>
  [
    `A file holds at most ${BOUNDS.file / 1e6} MB and ${count(BOUNDS.parts)} parts (words and signs), its aliases stand for at most ${BOUNDS.aliases / 1000} kB,`,
    `and nothing nests deeper than ${BOUNDS.depth} levels. At most ${BOUNDS.files} files extend each other, with tables ${BOUNDS.together / 1e6} MB together.`,
    `A scenario has at most ${count(BOUNDS.states)} states, ${count(BOUNDS.drivers)} drivers, ${BOUNDS.rules} rules, ${count(BOUNDS.events)} events,`,
    `${count(BOUNDS.institutions)} institutions, ${count(BOUNDS.blocs)} blocs, ${count(BOUNDS.variables)} variables, ${count(BOUNDS.tracks)} tracks, ${count(BOUNDS.ties)} ties, as many rows of evidence, and ${count(BOUNDS.conditions)} of conditions.`,
    'Beyond that the scenario is refused with a clear error.',
  ].join('\n');

const yaml = (example: string): string => ['```yaml', example.trimEnd(), '```'].join('\n');

const list = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

/** The page docs/scenario-format.md: tables made from the schema, examples that a test runs. */
export const formatPage = (): string => {
  const schema: Json = z.toJSONSchema(scenarioFile, { target: 'draft-7', io: 'input' });
  const section = (name: string): Json => part(schema, 'properties', name);
  const entry = (name: string): Json => part(section(name), 'additionalProperties');
  const items = (name: string): Json => part(section(name), 'items');
  const definition = (name: string): Json => part(schema, 'definitions', name);
  const of = (from: Json, index: number): Json => {
    const choices = Array.isArray(from.anyOf) ? from.anyOf.filter(isRecord) : [];
    return choices[index] ?? {};
  };
  return `# The scenario format

<!-- Made from the schema by tests/scenario/format-page.test.ts: UPDATE_DOCS=1 npx vitest run tests/scenario/format-page.test.ts -->

A scenario is a text file in YAML 1.2, alone or in a folder as \`scenario.yaml\` beside tables in CSV. [The
glossary](glossary.md) explains the words, [the model](model.md) the numbers. \`demarche check FILE\` reports all errors at
once, each with its line, column and the nearest valid name. \`demarche check --deep FILE\` also [plays](own-case.md#what-moves-nothing)
the scenario and says what moves nothing. \`demarche schema\` prints a JSON Schema: with it editors complete keys and show what they
mean. The files that come with demarche, and those that \`demarche new\` writes, begin with a line that names the
schema (\`# yaml-language-server: $schema=…\`).

This is a whole scenario:

${yaml(EXAMPLES.small)}

An id is a letter, then letters, digits, \`_\` or \`-\`, at most 64 in all. Upper and lower case differ. An empty
key counts as left out. The order of states, ties, drivers and events never matters.

## At the top

${keyTable(schema)}

Any weight or rate may be a number or \`{mean: 4, sd: 0.5}\`: then each future draws its own.

## The ladder

A list, lowest rung first; the last rung is recognition.

${keyTable(items('ladder'))}

**Three facts.** A rung may name the levels of what a state sends, accepts and says that bring it there, and a state may give its level of
each fact in place of a rung. Its rung is then the highest rung that one of its levels belongs to:

\`\`\`yaml
ladder:
  - {id: none, standing: 0, sends: [none], accepts: [none], says: [silent, conditions]}
  - {id: mission, standing: 0.1, sends: [mission], accepts: [consul]}
  - {id: recognition, standing: 1, says: [recognises]}      # what is sent or accepted does not recognise
states:
  A: {sends: mission, accepts: none, says: conditions}      # rung mission
\`\`\`

A fact that is left out is unknown. A level belongs to one rung; a level that no rung names is an error. It is also an error if one
file gives a state a rung and facts that lead to another rung. But where a fact is unknown, the rung may be higher than the known facts say. What a later file or
\`--set\` writes wins: \`--set A.accepts=consul\` moves the rung with the fact, and \`--set A.rung=none\` removes the facts.

## Rates

${keyTable(section('rates'))}

A term of \`by_fact\` needs one fact or more (a state must have one of the levels of each) or \`held_by\`, and \`up\`, \`down\` or both:

${keyTable(part(section('rates'), 'properties', 'by_fact', 'additionalProperties'))}

\`\`\`yaml
rates:
  by_fact:
    hostile: {label: hostile by declaration, says: [hostile], up: [none], add: {mean: -1.2, sd: 0.4}}
    accepted: {held_by: accepts, down: all, add: -1.5}      # what was accepted is seldom withdrawn
\`\`\`

## Rival rules

If you do not know by which of several rules states decide, the scenario may name them all. Each future then plays one of them; its chance
is its share of the sum of all shares. A rule may have weights, base rates and an uncertainty of its own. All that it does not name is the
scenario's, so a change of a weight of the scenario still changes the rules that do not name it. A state's own weight counts under every rule.

\`\`\`yaml
rules:
  drivers-alone: {label: Drivers alone, share: 0.5, uncertainty: 1.5, weights: {precedent: 0, pulse: 0}}
  with-examples: {label: Drivers and examples, share: 0.5}      # as the scenario says
\`\`\`

${keyTable(entry('rules'))}

\`up\` and \`down\` under \`rates\` are as in the rates above, for some or all rungs. A file of weights may have rules too. \`--rule drivers-alone\` plays one rule in
all futures. \`odds\` shows the answer under each, and how much of the spread comes from luck, parameters and rules.

## Social terms

${keyTable(section('social'))}

## Drivers

${keyTable(entry('drivers'))}

A factor of a climate is an id, for the value itself, or a map. The value of a map is base + slope × what it reads: a variable, a
track, the norm, or one of the indices ${list(CLIMATE_INDICES)}, as a share from 0 to 1. If a variable or track has the name of an
index, the name means the variable or track.

${keyTable(of(part(entry('drivers'), 'properties', 'climate', 'items'), 1))}

## States

${keyTable(entry('states'))}

## Ties

${keyTable(items('ties'))}

## Blocs

${keyTable(entry('blocs'))}

## Evidence

${keyTable(items('evidence'))}

## Conditions of states

What states ask of the target before they recognise it: a list, or a table.

${keyTable(items('conditions'))}

\`\`\`yaml
conditions:
  - {state: EU, track: rights, level: 0.6, source: a declaration}      # a bloc: all its members
  - {state: DEU, track: rights, level: 0.4, strength: 0.5}             # a state's own row comes first
\`\`\`

The weight \`conditions\` says how much they count. A scenario without conditions has no weight \`conditions\`, and one without \`social.leading_driver\` has
no weight \`leading\`. \`check\` has a doubt about a condition that is met at the start, and about two conditions for one state and track.

## The target

${keyTable(section('target'))}

Each track:

${keyTable(part(section('target'), 'properties', 'tracks', 'additionalProperties'))}

## The claim

What is known of the claim on the first day. It changes no history: \`fit\` and \`backtest\` read it. Each field has a row of evidence without a state
(\`claim.sponsor\`).

${keyTable(section('claim'))}

## The norm and the variables

How firmly the world holds that the target is not recognised:

${keyTable(section('norm'))}

A variable is a number, or a map. With a half-life, what events add to it for good fades; what they add for some months does not:

${keyTable(of(entry('variables'), 1))}

These exist in every scenario: ${Object.entries(BUILT_IN_VARIABLES)
    .map(([id, value]) => `\`${id}\` (${value})`)
    .join(', ')}.

## Institutions

${keyTable(entry('institutions'))}

## Events

${keyTable(entry('events'))}

At most one of \`on\`, \`yearly\` and \`chance\`. With none of them an event happens whenever its \`when\` holds. Conditions read
the end of the turn before.

**Events that happen to one state.** With \`happens_to\` an event happens to one of several states. Luck draws the state when the event happens. Its effects
write \`that\` where they name states: \`boost: that\`. In its text \`{state}\` is the name of the state. If no state is on the right
rungs, or none has a trait above 0, the event does not happen. \`happened\` counts the event for all states together.

**Whose deed an event is.** \`by\` names the doer: \`by: target\`, \`by: PAK\`, \`by: EU\`, \`by: un-credentials\`; \`by: that\` means the state to which the event happens, and a list means
several doers. No rule of the model reads it, so it changes no future. In an [exercise](exercise-format.md) it decides what luck leaves to people.

${keyTable(part(entry('events'), 'properties', 'happens_to'))}

### Conditions

One quantity with one test (\`at_least\`, \`at_most\`, \`above\` or \`below\`), or \`all\`, \`any\`, \`not\`. For \`granted\` and \`happened\` the test
may be left out: at least 1. Counts and shares are over members.

${keyTable(definition('Condition'), part(schema, 'definitions'))}

Indices: ${list(INDEX_IDS.filter((id) => id !== 'recognisers'))}; for the number of recognisers use \`count\`.

A scenario has an index, and answers show it, only if something reads it. Climates and conditions read indices:

| index | shown where |
|---|---|
| \`recognisers\` | always: it is the question of every scenario |
| \`legitimacy\` | the weight \`legitimacy\` is not 0 for all states, or the norm is read |
| \`isolation\` | it is read |
| \`norm_strength\` | the norm is read |
| \`frozen_assets\` | it is read, or the variable \`assets\` is |
| \`regional_stability\` | it is read, or \`militancy\`, \`tension\` or \`displacement\` is |
| \`womens_rights\` | the target has a track with the id \`rights\`; the index is named after this track |

In JSON the keys of other indices are absent, in a CSV their columns are empty. All indices are computed in every scenario, so
this changes no history.

### Effects

${keyTable(definition('Effect'))}

| effect | goes with |
|---|---|
| \`variable\`, \`track\` | one of \`set\`, \`multiply\`, \`add\`; \`months\` |
| \`weight\` | \`states\`; one of \`set\`, \`multiply\`, \`add\`; \`months\` |
| \`move\` | \`to\` or \`by\` |
| \`boost\` | \`times\`; \`direction\`, \`months\` |
| \`block\` | \`direction\`, \`months\` |
| \`disposition\` | \`add\`, \`months\` |

States are one id, \`all\`, a list of ids, \`{bloc: id}\`, or \`that\`, the state to which the event happens.

Events of every kind:

${yaml(EXAMPLES.events)}

## Decisions

A decision of people for a state in one turn. The state's own clocks pause in that turn, and it does what is written here. \`--move\`
on the command line does the same, and wins over the file.

${keyTable(entry('decisions'))}

## What is not certain

For \`demarche sensitivity\` ([questions.md](questions.md)); no run reads it. What has a spread elsewhere (\`{mean, sd}\`, \`uncertainty\`, rival rules) is an input
without a word here. This names what else is not certain: any place that \`--set\` can change, with values (\`low\` and \`high\`, with or without \`mode\`; \`mean\` and \`sd\`;
or a list of \`values\`), or an event that may not happen at all. Entries of one \`group\` move together.

${keyTable(entry('uncertain'))}

## What can be changed

For \`demarche levers\` and \`demarche tip\` ([questions.md](questions.md)); no run reads it. Who asks what to change has bounds and a price. Each entry is one change
that somebody could bring about: a number with \`low\` and \`high\`, or with the only \`values\` that it may have, or an event that is kept from happening. \`cost\` is the effort of a
change by 1. With entries here both commands try these, and no other levers.

\`\`\`yaml
levers:
  reform: {label: A reform of the courts, set: target.tracks.rights.start, high: 0.6, cost: 10}
  embassy: {label: An embassy of Alphaland, set: A.rung, values: [recognition], cost: 4}
\`\`\`

${keyTable(entry('levers'))}

## Tables

\`tables: {states: states.csv, ties: ties.csv, blocs: blocs.csv, evidence: evidence.csv, conditions: conditions.csv}\` names tables in the file's own folder, each
with a header row, in CSV as spreadsheets write it (RFC 4180, UTF-8). Columns come in any order; an empty cell counts as
left out. An entry of the file itself for a state or a tie changes its row. A table of states must have \`name\`, and \`rung\` or the facts where the
ladder has more than two rungs; a table of ties must have \`from\`, \`to\`, \`kind\` and \`weight\`.

Blanks around cells do not count. A first line \`sep=,\` is skipped. Semicolons, tabs, decimal commas and days in another notation
are errors, each reported once for the table: save it as “CSV UTF-8 (comma delimited)”, with points in numbers and days as text.

${columnTable()}

## What-ifs: files that change another

A file with \`extends\` holds only what it changes. Maps merge key by key; ties merge by \`from\`, \`kind\` and \`to\`, evidence by
\`state\` and \`field\`, conditions of states by \`state\` and \`track\`. Any other list, and any condition of an event or institution, is replaced as a whole.

${yaml(EXAMPLES.overlay)}

\`extends\` may be a list: \`extends: [../russia-precedent, ../what-ifs/iskp-surge.yaml]\`. Bases are merged in this order, each file once,
the file itself last. Only the file named on the command line may extend a file outside its folder. Tables, and the files that bases
extend, must be inside the folder of the file that names them; the same holds for links. (A base may name a file that has already been
read, as \`iskp-surge.yaml\` does here.)

**A new name must come with all that it needs.** A state, driver, bloc or event of an unknown name is an error with the nearest name
that the base has, because it is probably misspelt. A name counts as new if it has all of these: a state \`name\`, \`rung\` (or a fact) and \`traits\`; a driver \`sign\` and \`profile\`; a bloc \`label\` and
\`members\`; an event \`label\` or \`text\`, and one of \`on\`, \`yearly\`, \`chance\` and \`when\`; an institution \`decides\` and \`when\`; a decision \`state\`, \`on\` and \`do\`; a
variable \`label\` and \`start\`; a track \`up\` and \`down\`.

**Nothing is removed unless the file says so.** \`remove\` in the place of a value removes an entry of a map, \`remove: true\` an entry of a
list. A state is removed with its ties, memberships, evidence and conditions, a driver with its weights and traits. You must also change
all else that names them, for example an event.

On the command line \`--set weights.rights=0\` is a what-if of one line: a path with dots, then a number or a word. A path that
starts with the id of a state means that state: \`--set B.traits.gain=0.5\`.

## What is refused

Unknown keys; keys or ids such as \`__proto__\`; control characters, escape sequences, bidirectional and invisible characters in any
text, comments included; tags, merge keys (\`<<\`), directives and more than one document; numbers that are not finite; paths
that leave their folder; files that extend each other in a circle.

${BOUND_LINES()}
`;
};
