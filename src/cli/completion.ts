export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * The word with which the program asks a shell for its own file names too. A shell knows best how to quote a name that has
 * blanks in it.
 */
export const FILES = ':files';

const bash = `# Completion for bash. Add to ~/.bashrc:  source <(demarche completion bash)
_demarche() {
  local -a words=() replies=()
  local word line last files=''
  # Bash splits a word at = and at :, and leaves backslashes and quotes in it.
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    word=\${word//[\\\\\\"\\']/}
    last=$((\${#words[@]} - 1))
    if ((last >= 0)) && [[ $word == [=:] || $line == [=:] ]]; then words[last]+=$word; else words+=("$word"); fi
    line=$word
  done
  local current=\${words[\${#words[@]}-1]} split=''
  [[ $current == *[=:]* && \${COMP_WORDS[COMP_CWORD]} != *[=:]*[!=:]* ]] && split=\${current%"\${current##*[=:]}"}
  while IFS= read -r line; do
    line=\${line%%$'\\t'*}
    if [[ $line == ${FILES} ]]; then files=1; elif [[ $line ]]; then replies+=("\${line#"$split"}"); fi
  done < <(demarche complete -- "\${words[@]}" 2>/dev/null)
  if [[ $files ]]; then
    while IFS= read -r line; do replies+=("$line"); done < <(compgen -f -- "\${current#"$split"}")
    compopt -o filenames 2>/dev/null
  else
    for last in "\${!replies[@]}"; do [[ \${replies[last]} == *' '* ]] && replies[last]=\${replies[last]// /\\\\ }; done
  fi
  [[ \${#replies[@]} == 1 && \${replies[0]} == *[.=@] ]] && compopt -o nospace 2>/dev/null
  COMPREPLY=("\${replies[@]}")
}
complete -F _demarche demarche
`;

const zsh = `#compdef demarche
# Completion for zsh. Add to ~/.zshrc, after compinit:  source <(demarche completion zsh)
_demarche() {
  local -a values shown begun
  local line value files=
  for line in "\${(@f)$(demarche complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    value=\${line%%$'\\t'*}
    case $value in
      '') ;;
      ${FILES}) files=1 ;;
      *[.=@]) begun+=("$value") ;;
      *) values+=("$value"); shown+=("\${line/$'\\t'/  -- }") ;;
    esac
  done
  (( $#values )) && compadd -l -d shown -a values
  (( $#begun )) && compadd -S '' -a begun
  if [[ -n $files ]]; then compset -P '--*='; _files; fi
}
compdef _demarche demarche
`;

const fish = `# Completion for fish:  demarche completion fish > ~/.config/fish/completions/demarche.fish
function __demarche_complete
  set -l words (commandline -opc)
  set -l last (commandline -ct | string unescape)
  for line in (demarche complete -- $words[2..-1] "$last" 2>/dev/null)
    if test "$line" = ${FILES}
      __fish_complete_path "$last"
    else
      echo $line
    end
  end
end
complete -c demarche -f -a '(__demarche_complete)'
`;

const SCRIPTS: Readonly<Record<Shell, string>> = { bash, zsh, fish };

/** The script with which a shell asks the program itself, by \`demarche complete\`, how a line can go on. */
export const completionScript = (shell: Shell): string => SCRIPTS[shell];
