import { parsedJson } from '../../domain/characters.ts';
import { safeJson } from './safe-text.ts';

/** Version of every machine-readable output. */
export const FORMAT = 2;

/** The kinds of answers, named after the commands that give them. */
export type AnswerKind =
  | 'run'
  | 'odds'
  | 'forecast'
  | 'compare'
  | 'tip'
  | 'sensitivity'
  | 'cascade'
  | 'discover'
  | 'levers'
  | 'evidence'
  | 'why'
  | 'report'
  | 'score'
  | 'backtest'
  | 'fit'
  | 'exercise'
  | 'gather';

/** A scenario as it was played. */
export interface ScenarioMark {
  readonly id: string;
  /** Its name in the command: the name under which it comes with demarche, else the name of its file or folder. */
  readonly name: string;
  readonly title: string;
  /** SHA-256, in hex, of the canonical scenario with its edits; of a wave with the weights laid over it. */
  readonly sha256: string;
}

/** A what-if that was compared with the scenario: a file, or the scenario with edits of its own. Of a score, and of classes that were gathered: each file that was read. */
export interface VariantMark extends ScenarioMark {
  /** The `--set` arguments that make it. Empty if it is a file. */
  readonly edits: readonly string[];
}

/** A wave that was scored or fitted. */
export interface WaveMark extends ScenarioMark {
  /** SHA-256 of what happened. */
  readonly observed_sha256: string;
}

type OptionValue = string | number | boolean | readonly string[];

/**
 * The inputs of an output, which are enough to make it again. Contains nothing about the machine. All outputs have the
 * same keys. A key that does not apply is null or empty.
 */
export interface Manifest {
  readonly format: number;
  /** Version of the program. */
  readonly engine: string;
  readonly answer: AnswerKind;
  /** The scenario that was played. For a comparison it is the base, for a pack the exercise with its scenario. */
  readonly scenario: ScenarioMark | null;
  readonly variants: readonly VariantMark[];
  readonly waves: readonly WaveMark[];
  /** SHA-256 of the canonical form of each part of the scenario's data. */
  readonly data: Readonly<Record<string, string>>;
  readonly seed: string | null;
  /** Which future of the seed, from 0. */
  readonly future: number | null;
  /** The number of futures counted, and the number asked for. They differ if a person stopped the study. */
  readonly futures: number | null;
  readonly asked: number | null;
  readonly turns: number | null;
  /** The `--set` and `--move` arguments, as given. */
  readonly edits: readonly string[];
  readonly decisions: readonly string[];
  /** Everything else that was asked, by the name of its option. Days are ISO days, states and blocs are ids. */
  readonly options: Readonly<Record<string, OptionValue>>;
  /** The command line that gives the same bytes. */
  readonly command: string;
}

/** The manifest of an answer about futures of one scenario. */
export interface StudyManifest extends Manifest {
  readonly scenario: ScenarioMark;
  readonly seed: string;
  readonly futures: number;
  readonly asked: number;
  readonly turns: number;
}

/** A word as a shell takes it. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

const flagWords = (name: string, value: OptionValue): readonly string[] => {
  const flag = name.replaceAll('_', '-');
  if (value === true) return [`--${flag}`];
  if (value === false) return [`--no-${flag}`];
  const values = typeof value === 'object' ? value : [String(value)];
  return values.flatMap((each) => [`--${flag}`, each]);
};

/** The words of the command line that give each form of output. */
const OUTPUT_WORDS = {
  text: [],
  json: ['--json'],
  csv: ['--csv'],
  md: ['--md'],
  parquet: [],
  dot: ['--dot'],
  html: ['-o', 'classes.html'],
  'report.html': ['-o', 'briefing.html'],
  'report.md': ['-o', 'briefing.md'],
  pack: ['-o', 'pack'],
} as const;
export type ManifestOutput = keyof typeof OUTPUT_WORDS;

type Asked = Omit<Manifest, 'format' | 'command'>;

/** Commands with an option for the number of turns. */
const WITH_TURNS: readonly AnswerKind[] = ['run', 'odds', 'forecast', 'compare', 'report'];

const namesIn = ({ answer, scenario, variants, waves, options }: Asked): readonly string[] => {
  const named = variants.filter(({ edits }) => edits.length === 0);
  // The record of a score is an option.
  const files = answer === 'score' ? named : [scenario, ...named, ...waves];
  const names = files.flatMap((each) => (each ? [each.name.replace(/^-/, './-')] : []));
  // For `why` the state is an argument. A pack holds its own game.
  if (answer === 'why') return [...names, String(options.state)];
  if (answer === 'gather') return ['--gather', ...names];
  return answer === 'exercise' ? [...names, '--game', 'game.jsonl'] : names;
};

/** The beginning of the edit that plays one rule alone (the option `--rule`). */
const ONE_RULE = 'rules=';

const commandOf = (asked: Asked, output: ManifestOutput): string => {
  const { answer, variants, seed, future, asked: runs, turns, options } = asked;
  const { state, ...others } = options;
  const sets = variants.flatMap(({ edits }) => edits);
  const rules = asked.edits.filter((edit) => edit.startsWith(ONE_RULE));
  const hasFuture = future !== null && (future > 0 || answer === 'compare');
  const flags: Readonly<Record<string, OptionValue>> = {
    ...(seed === null ? {} : { seed }),
    ...(runs === null ? {} : { runs }),
    ...(turns === null || !WITH_TURNS.includes(answer) || options.live === true ? {} : { turns }),
    ...(hasFuture ? { future } : {}),
    set: [...asked.edits.filter((edit) => !rules.includes(edit)), ...sets],
    rule: rules.map((edit) => edit.slice(ONE_RULE.length)),
    ...(variants.some(({ edits }) => edits.length > 1) ? { together: true } : {}),
    move: asked.decisions,
    ...others,
    ...(state === undefined || answer === 'why' ? {} : { state }),
  };
  const words = Object.entries(flags).flatMap(([name, value]) => flagWords(name, value));
  const form = output === 'parquet' ? ['-o', `${answer}.parquet`] : OUTPUT_WORDS[output];
  const command = answer === 'gather' ? 'exercise' : answer;
  return ['demarche', command, ...namesIn(asked), ...words, ...form].map(quoted).join(' ');
};

const NOTHING = {
  engine: '',
  answer: 'run',
  scenario: null,
  variants: [],
  waves: [],
  data: {},
  seed: null,
  future: null,
  futures: null,
  asked: null,
  turns: null,
  edits: [],
  decisions: [],
  options: {},
} as const;

/** The manifest of an output. `asked` says what was asked, `output` is the form of the output. */
export const manifestOf = <const Given extends Pick<Asked, 'engine' | 'answer'> & Partial<Asked>>(
  asked: Given,
  output: ManifestOutput,
): Manifest & Given => {
  const command = commandOf({ ...NOTHING, ...asked }, output);
  return { format: FORMAT, ...NOTHING, ...asked, command };
};

/** An answer as JSON text: the version of the format, the manifest, then the results. */
export const answerJson = (manifest: Manifest, found: object): string =>
  `${safeJson(JSON.stringify({ demarche: FORMAT, manifest, ...found }, null, 1))}\n`;

const MARK = 'demarche manifest ';

/** JSON of plain ASCII letters. It cannot begin a tag, end a comment or hold the mark of a manifest. */
const plainJson = (value: object): string =>
  JSON.stringify(value)
    .replace(/[<>]|[^\u0020-\u007E]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('--', '-\\u002d')
    .replaceAll(MARK, `\\u0064${MARK.slice(1)}`);

/** The manifest as the last line of a page, for programs: in a comment of HTML, or in a block of code of Markdown. */
export const manifestLine = (manifest: Manifest): string => MARK + plainJson(manifest);

/** The manifest in the last such line of a page, unchecked. Undefined if the page has no such line. */
export const manifestInPage = (page: string): unknown => {
  const at = page.lastIndexOf(MARK);
  const [json] = at < 0 ? [] : (/\{.*\}/.exec(page.slice(at)) ?? []);
  return parsedJson(json ?? '');
};
