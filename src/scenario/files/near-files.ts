import { capitalised } from '../../domain/characters.ts';

/** Endings of the same kind, which people and programs mix up. */
const TWINS: Readonly<Record<string, readonly string[]>> = {
  yaml: ['yml', 'txt'],
  yml: ['yaml', 'txt'],
  csv: ['tsv', 'txt', 'xlsx', 'xls', 'ods', 'numbers'],
};

/** Names under which a file may be there instead: `scenario.yml`, `Scenario.yaml`, `scenario.yaml.txt`, `states.xlsx`. */
export const nearFiles = (name: string): readonly string[] => {
  const dot = name.lastIndexOf('.');
  const slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
  if (dot <= slash) return [];
  const [folder, stem, ending] = [name.slice(0, slash), name.slice(slash, dot), name.slice(dot + 1)];
  const stems = [...new Set([stem, stem.toLowerCase(), capitalised(stem), stem.toUpperCase()])];
  const endings = [ending, ...(TWINS[ending.toLowerCase()] ?? [])];
  const all = [
    ...endings,
    `${ending}.txt`,
    `${ending}.${ending}`,
    ...endings.map((each) => each.toUpperCase()),
    `${capitalised(ending)}`,
  ];
  const names = stems.flatMap((each) => [...new Set(all)].map((end) => `${folder}${each}.${end}`));
  return names.filter((each) => each !== name);
};
