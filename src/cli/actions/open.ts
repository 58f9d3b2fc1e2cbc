import { readFileSync } from 'node:fs';
import { compile } from '../../model/compile.ts';
import { scenarioHash } from '../../scenario/canonical.ts';
import { applyWhatIf, NO_CHANGE } from '../../scenario/what-if.ts';
import type { ShellCommand } from '../../tui/outside.ts';
import type { ThemeName } from '../../tui/theme-names.ts';
import { type ReadLink, readLink, SHA_SIGNS } from '../../web/chosen.ts';
import type { Switch } from '../../web/given.ts';
import { firstChoice, sideMemory } from '../../web/sides.ts';
import { drawSeed } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { ownPathOf } from '../files/find-scenario.ts';
import { type Loaded, loadScenario } from '../load.ts';
import { hasTerminal } from '../output.ts';
import { whatIfId } from './live-report.ts';
import { runLoaded } from './run.ts';

interface OpenFlags {
  readonly scenario?: string;
  readonly plain?: boolean;
  readonly theme?: ThemeName | 'auto';
  readonly alt: boolean;
  readonly ascii?: boolean;
}

/**
 * The scenario of a link. A link names no file. Only files that come with demarche, and files that the person names
 * here, are read.
 */
const scenarioOf = ({ scenario, sha }: ReadLink, named: string | undefined): Loaded => {
  const given = named ?? (scenario === undefined ? undefined : ownPathOf(scenario));
  if (given === undefined)
    throw new UserError(
      `the link is of the scenario ${scenario ?? '(none is named)'}, which does not come with demarche: say where it is, --scenario FILE.`,
    );
  const base = loadScenario(given, []);
  const own = base.hash.slice(0, SHA_SIGNS);
  if (sha !== undefined && sha !== own)
    throw new UserError(
      `the link belongs to another version of the scenario: it asks for ${sha.slice(0, 16)}, ${base.name} here has ${own}.`,
    );
  return base;
};

/** The files of the what-ifs that a link switches on. */
const switchesOf = ({ ifs }: ReadLink, files: readonly string[]): readonly Omit<Switch, 'effect'>[] => {
  const named = new Map(files.map((file) => [whatIfId(file), file]));
  return ifs.map((id) => {
    const given = named.get(id) ?? ownPathOf(id);
    if (given === undefined)
      throw new UserError(
        `the link switches on ${id}, which does not come with demarche: name its file too.`,
      );
    const { path, scenario } = loadScenario(given, []);
    return { id, title: scenario.title, question: scenario.question, text: readFileSync(path, 'utf8') };
  });
};

/** Plays the what-if of a link. Throws UserError or ScenarioError if the link cannot be followed exactly. */
export const openAction = async (
  text: string,
  whatIfs: readonly string[],
  flags: OpenFlags,
  commands: readonly ShellCommand[],
): Promise<number> => {
  const link = readLink(text);
  const base = scenarioOf(link, flags.scenario);
  const switches = switchesOf(link, whatIfs).map((each) => ({ ...each, effect: '' }));
  const seed = link.seed ?? drawSeed();
  const { ifs, sets, moves, future = 0, at = 0 } = link;
  const ground = { scenario: base.scenario, model: compile(base.scenario) };
  const chosen = { ...firstChoice({ seed }), ifs, sets, moves, future };
  const { scenario, edits, decisions, faults } = sideMemory({ ...ground, switches }, ground)(chosen);
  const [fault] = [...link.faults, ...faults];
  if (fault !== undefined) throw new UserError(`the link cannot be followed. ${fault}`);
  const name = [base.name, ...ifs].join(' + ');
  if (flags.plain === true || !hasTerminal()) {
    const whole = applyWhatIf(scenario, { ...NO_CHANGE, edits });
    const open = { ...base, name, scenario: whole, hash: scenarioHash(whole), edits: sets };
    return runLoaded(open, { plain: true, seed, future, move: moves });
  }
  const { loadKeys } = await import('../screens/key-file.ts');
  const keys = loadKeys();
  const { launchTui } = await import('../screens/launch.ts');
  const turn = Math.min(at, scenario.turns);
  return launchTui({
    ...base,
    scenario,
    hash: scenarioHash(scenario),
    sets: [],
    seed,
    begins: { edits, decisions, future, reached: turn, cursor: turn },
    noAlt: !flags.alt,
    ascii: flags.ascii,
    keys,
    commands,
    ...(flags.theme === undefined || flags.theme === 'auto' ? {} : { theme: flags.theme }),
  });
};
