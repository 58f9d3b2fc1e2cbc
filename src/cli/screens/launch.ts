import { ScenarioError } from '../../library/errors.ts';
import { compile } from '../../model/compile.ts';
import { scenarioOf } from '../../play/comparing.ts';
import { isUnsaved } from '../../play/kept-session.ts';
import { plural } from '../../report/words/numbers.ts';
import { skillForms, skillUnder } from '../../report/words/skill.ts';
import { rulesHash } from '../../scenario/canonical.ts';
import type { Issue } from '../../scenario/issue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { amend, begin, shownRecipe, type Trail, wakeBranches } from '../../session/branches.ts';
import type { Recipe } from '../../session/session.ts';
import type { Binding } from '../../tui/keys/keys.ts';
import type { Looks } from '../../tui/looks.ts';
import type { ScenarioCard, ShellCommand } from '../../tui/outside.ts';
import type { SkillForms } from '../../tui/state.ts';
import type { ThemeName } from '../../tui/theme-names.ts';
import { UserError } from '../errors.ts';
import { note } from '../output.ts';
import { recordOf } from '../study/record-note.ts';
import { ownSkillFile } from '../study/skill.ts';
import { keepingOf } from './keeper.ts';
import { isFirstStart } from './kept-files.ts';
import { looksFor } from './looks-for.ts';
import { outsideOf } from './outside.ts';
import { againNote } from './save-what-if.ts';
import type { Left } from './screens.ts';

/** Scenarios to choose from. */
interface Shelf {
  readonly cards: () => readonly ScenarioCard[];
  /** Reads one of the scenarios. Throws ScenarioError with all errors, or UserError if it is not there. */
  readonly load: (path: string) => Pick<LaunchOptions, 'scenario' | 'warnings' | 'hash' | 'path'>;
}

interface LaunchOptions {
  readonly scenario: Scenario;
  /** Doubts that the check of the scenario has found; the screens show their number. */
  readonly warnings?: readonly Issue[];
  /** SHA-256, in hex, of the canonical scenario. */
  readonly hash?: string;
  /** The place from which the scenario was opened, and the changes of `--set`. */
  readonly path?: string;
  readonly sets?: readonly string[];
  readonly seed: string;
  /** Play no futures in the background. */
  readonly noOdds?: boolean;
  /** The changes with which the play begins, from a link. */
  readonly begins?: Partial<Pick<Recipe, 'edits' | 'decisions' | 'future' | 'reached' | 'cursor'>>;
  /** How many turns; as many as the scenario says unless given. */
  readonly turns?: number;
  /** The table of keys; the one that comes with the program unless given. */
  readonly keys?: readonly Binding[];
  /** Other scenarios that can be opened in its place, and how. */
  readonly shelf?: Shelf;
  /** Every command, for the help. */
  readonly commands?: readonly ShellCommand[];
  /** Begin with the list of scenarios. */
  readonly pick?: boolean;
  /** The theme; what suits the terminal unless given. */
  readonly theme?: ThemeName;
  /** Draw with ASCII characters alone; what suits the terminal unless given. */
  readonly ascii?: boolean | undefined;
  /** Stay on the terminal's own screen. */
  readonly noAlt?: boolean;
}

/** The notes of the screens on a scenario besides its content. */
interface Beside {
  readonly notes: readonly string[];
  /** The real events, if they are known. Otherwise the skill of these drivers and weights on past waves. */
  readonly skill: SkillForms;
}

/** Hashes of the drivers and weights of some branches. */
export const rulesOf = (play: Trail, sides: readonly string[]): readonly string[] =>
  sides.map((side) => rulesHash(scenarioOf(play, side)));

export const besideOf = ({
  warnings = [],
  hash,
  path,
}: Pick<LaunchOptions, 'warnings' | 'hash' | 'path'>): Beside => {
  const known = ownSkillFile();
  const record = path === undefined ? undefined : recordOf(path);
  const doubts = `The check has ${plural(warnings.length, 'doubt')} about this scenario: demarche check lists them.`;
  return {
    notes: [
      ...(record ? [record.note] : []),
      ...(warnings.length > 0 ? [doubts] : []),
      ...(hash === undefined ? [] : [`Scenario ${hash.slice(0, 16)} (SHA-256 of its content).`]),
    ],
    skill: (play, sides) => record?.forms ?? skillForms(skillUnder(known, rulesOf(play, sides))),
  };
};

const TOUR_OFFER = 'New here? T: a tour of one minute. Any other key: later.';
const LOST_NOTE = 'What you changed is neither saved as a file nor kept.';

interface Stay {
  readonly options: LaunchOptions;
  readonly play: Trail;
  readonly looks: Looks;
  /** A message that is shown at once. */
  readonly told?: string;
  /** The play was left for a scenario that could not be opened: nothing is offered again. */
  readonly isBack?: boolean;
}

/** Shows one play until the person leaves it. */
const showPlay = async ({ options, play, looks, told, isBack }: Stay): Promise<Left> => {
  const { runScreens } = await import('./screens.ts');
  const { servicesOf } = await import('./services.ts');
  const { base: scenario, model } = play.origin;
  const { turns } = shownRecipe(play);
  const from = { path: options.path ?? 'scenario.yaml', sets: options.sets ?? [] };
  const pick = options.pick === true && isBack !== true;
  const kept = keepingOf(options, play, { offers: !pick && isBack !== true });
  const about = kept.note === undefined ? [] : [kept.note];
  const { notes, skill } = besideOf(options);
  const left = await runScreens({
    play,
    outside: outsideOf(from, options.shelf?.cards, undefined, options.commands),
    start: {
      looks,
      notes: [...about, ...notes],
      skill,
      keeps: kept.keeper !== undefined,
      told: told ?? kept.note ?? (isFirstStart() ? TOUR_OFFER : undefined),
      ...(options.keys === undefined ? {} : { keys: options.keys }),
    },
    alternate: options.noAlt !== true,
    offer: kept.offer,
    pick,
    services: await servicesOf({
      scenario,
      model,
      turns,
      from,
      keeper: kept.keeper,
      noOdds: options.noOdds === true,
    }),
  });
  const end = kept.keeper ? kept.keeper.endNote() : isUnsaved(left.play, left.saved) ? LOST_NOTE : undefined;
  if (end !== undefined) note(end);
  return left;
};

const openPlay = (options: LaunchOptions, looks: Looks): Stay => {
  const { scenario, seed, turns, begins, ...others } = options;
  const first = begin(scenario, compile(scenario), seed, turns);
  const play = begins
    ? wakeBranches(amend(first, 'open the link', (recipe) => ({ ...recipe, ...begins })))
    : first;
  // Another scenario that is opened from here does not begin with these changes.
  return { options: { ...others, scenario, seed, ...(turns === undefined ? {} : { turns }) }, play, looks };
};

/** The play that is shown when a person opens another scenario: with the same luck, or the old play after an error. */
const nextStay = (stay: Stay, { looks, play }: Left, path: string): Stay => {
  const old: Stay = { options: stay.options, play, looks, isBack: true };
  try {
    const found = old.options.shelf?.load(path);
    if (!found) return old;
    const { turns: _turns, pick: _pick, sets: _sets, ...others } = old.options;
    return openPlay({ ...others, ...found, seed: shownRecipe(play).seed }, looks);
  } catch (error) {
    if (!(error instanceof ScenarioError || error instanceof UserError)) throw error;
    return { ...old, told: `It has errors: demarche check ${path} lists them` };
  }
};

/**
 * Opens the terminal UI on a scenario and stays until the person leaves it; gives the exit code. Needs a terminal on
 * stdin and stdout. Rejects with what went wrong, after the terminal was given back.
 */
export const launchTui = async (options: LaunchOptions): Promise<number> => {
  const looks = looksFor(options, process.env, (env) => process.stdout.getColorDepth(env));
  // Libraries that Ink uses choose colours when they are loaded, and ignore NO_COLOR.
  if (looks.theme === 'none') process.env.FORCE_COLOR = '0';
  let stay = openPlay(options, looks);
  for (;;) {
    const left = await showPlay(stay);
    if (left.exitCode === 0 && left.next !== undefined) {
      stay = nextStay(stay, left, left.next);
    } else {
      if (left.exitCode === 0) note(againNote(left));
      return left.exitCode;
    }
  }
};
