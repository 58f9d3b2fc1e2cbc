import type { Command, Option } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

interface Words {
  readonly name: string;
  readonly about: string;
  readonly options: readonly Option[];
}

const wordsOf = (program: Command): readonly Words[] =>
  program.commands.map((command) => ({
    name: command.name(),
    about: command.summary() || command.description(),
    options: command.createHelp().visibleOptions(command),
  }));

const flagsOf = (option: Option): readonly string[] =>
  [option.short, option.long].filter((flag) => flag !== undefined);

/** A bash function that completes commands, options and files. zsh runs it as well. */
const bashFunction = (program: Command): string => {
  const words = wordsOf(program);
  const cases = words.map(
    ({ name, options }) => `    ${name}) options='${options.flatMap(flagsOf).join(' ')}' ;;`,
  );
  return `_demarche() {
  local current="\${COMP_WORDS[COMP_CWORD]}" options='--help --version'
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ "$COMP_CWORD" == 1 ]]; then
    COMPREPLY=($(compgen -W '${words.map((w) => w.name).join(' ')}' -- "$current") $(compgen -f -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _demarche demarche
`;
};

const bash = (program: Command): string =>
  `# Completion for bash. Add to ~/.bashrc:  source <(demarche completion bash)\n${bashFunction(program)}`;

const zsh = (program: Command): string =>
  `# Completion for zsh. Add to ~/.zshrc, after compinit:  source <(demarche completion zsh)
autoload -U +X bashcompinit && bashcompinit
${bashFunction(program)}`;

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const fishOption = (command: string, option: Option): string => {
  const short = option.short ? ` -s ${option.short.slice(1)}` : '';
  const long = option.long ? ` -l ${option.long.slice(2)}` : '';
  const value = option.required ? ' -r' : '';
  return `complete -c demarche -n '__fish_seen_subcommand_from ${command}'${short}${long}${value} -d ${quoted(option.description)}`;
};

const fish = (program: Command): string =>
  [
    '# Completion for fish:  demarche completion fish > ~/.config/fish/completions/demarche.fish',
    ...wordsOf(program).flatMap(({ name, about, options }) => [
      `complete -c demarche -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
      ...options.map((option) => fishOption(name, option)),
    ]),
    '',
  ].join('\n');

const SCRIPTS: Readonly<Record<Shell, (program: Command) => string>> = { bash, zsh, fish };

/** The script that teaches a shell to complete the program's commands, options and files. */
export const completionScript = (shell: Shell, program: Command): string => SCRIPTS[shell](program);
