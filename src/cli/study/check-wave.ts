import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { formatIssue, type Issue, sortIssues, warningAt } from '../../scenario/issue.ts';
import { child } from '../../scenario/located.ts';
import { parseScenario } from '../../scenario/parse.ts';
import { readYaml } from '../../scenario/text/yaml.ts';
import { readWave, waveFiles } from '../../study/waves/read-wave.ts';
import { SCENARIO_FILE, scenariosIn } from '../files/find-scenario.ts';
import { fileReader } from '../files/reader.ts';

/** Fitted weights are found by the name of a wave's folder, and quoted by its id. */
const nameIssues = (folder: string, id: string): readonly Issue[] => {
  const name = basename(resolve(folder));
  if (name === id) return [];
  const file = join(folder, SCENARIO_FILE);
  const read = fileReader.read(file, Number.MAX_SAFE_INTEGER);
  const { tree } = readYaml(file, read.ok ? new TextDecoder().decode(read.bytes) : '');
  const place = child(tree, 'id')?.place ?? { file, line: 1, column: 1 };
  return [
    warningAt(place, 'the id of this wave is not the name of its folder', { found: id, expected: name }),
  ];
};

/**
 * All problems of a wave, in its scenario, its record, its population and its votes. If a folder is named, also the
 * problems of its other scenarios and of the fitted weights beside it. Undefined for a path without a record.
 */
export const waveIssues = (path: string): readonly Issue[] | undefined => {
  const { folder } = waveFiles(path, fileReader);
  if (!existsSync(join(folder, 'observed.csv'))) return undefined;
  const wave = readWave(path, fileReader);
  const issues = [...(wave.ok ? wave.warnings : wave.issues)];
  if (wave.ok && fileReader.isFolder(path)) {
    issues.push(...nameIssues(folder, wave.wave.id));
    const weights = join(folder, '..', 'weights', `without-${basename(resolve(folder))}.yaml`);
    const results = [
      ...(existsSync(weights) ? [readWave(path, fileReader, weights)] : []),
      ...scenariosIn(folder)
        .filter(([, file]) => basename(file) !== SCENARIO_FILE)
        .map(([, file]) => parseScenario(file, fileReader)),
    ];
    issues.push(...results.flatMap((result) => (result.ok ? result.warnings : result.issues)));
  }
  return sortIssues([...new Map(issues.map((issue) => [formatIssue(issue), issue])).values()]);
};
