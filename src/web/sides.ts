import { type Edit, withEdit } from '../domain/edit.ts';
import type { Decisions } from '../domain/run.ts';
import { parseDecisions } from '../library/decisions.ts';
import { RequestError } from '../library/errors.ts';
import { didYouMean } from '../library/nearest.ts';
import { compile } from '../model/compile.ts';
import { type Ground, type LiveQuestion, type LiveSide, sideWith } from '../report/compare/live-question.ts';
import { weightRows } from '../report/run/weights-view.ts';
import { layerOf } from '../scenario/files/layer.ts';
import { formatIssue } from '../scenario/issue.ts';
import { editScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { NO_CHANGE } from '../scenario/what-if.ts';
import { whatIfOf } from '../session/changes.ts';
import { startOf } from '../session/session.ts';
import { whyNotComparable } from '../study/compare/comparable.ts';
import type { Chosen } from './chosen.ts';
import { contradictionsOf } from './contradictions.ts';
import type { Given, Switch } from './given.ts';

/** A scenario with what-ifs on it, or the reason why it cannot be made. */
type Changed = { readonly scenario: Scenario } | { readonly fault: string };

/** The scenario with some what-ifs and then some edits, checked as commands check it. It keeps the head of the base. */
export const changedScenario = (
  base: Scenario,
  switches: readonly Pick<Switch, 'id' | 'text'>[],
  sets: readonly string[],
): Changed => {
  const layers = switches.flatMap(({ id, text }) => layerOf(id, text) ?? []);
  const result = editScenario(base, sets, layers);
  if (!result.ok) {
    const [first] = result.issues;
    return { fault: first ? formatIssue(first).replaceAll('\n', ' ') : 'The change cannot be read.' };
  }
  const { scenario } = result;
  const why = whyNotComparable(base, scenario);
  if (why !== undefined) return { fault: `The change cannot be compared with the file: ${why}.` };
  const ids = ({ states }: Scenario): string => states.map(({ id }) => id).join();
  if (ids(base) !== ids(scenario))
    return { fault: 'The change adds states or takes some away, which this page cannot show.' };
  return { scenario };
};

/** The edits that a slider of the page can make. These edits need no check of the whole scenario. */
const sliderEdits = (base: Scenario, sets: readonly string[]): readonly (Edit | undefined)[] => {
  const rows = new Map(weightRows(base, []).map((row) => [row.path, row]));
  return sets.map((set) => {
    const at = set.indexOf('=');
    const [path, text] = [set.slice(0, at), set.slice(at + 1)];
    const row = rows.get(path);
    const value = Number(text);
    const fits = row && text.trim() !== '' && value >= row.low && value <= row.high;
    return fits ? { path, value } : undefined;
  });
};

/** A choice as a side of a question, without its future and the parts of the future that are shown. */
export interface ChosenSide extends Ground {
  readonly side: LiveSide;
  readonly edits: readonly Edit[];
  readonly decisions: Decisions;
  /** The parts of the choice that could not be applied, in sentences. All other parts are applied. */
  readonly faults: readonly string[];
  /** The contradictions, in sentences. Changes that contradict each other are applied too. */
  readonly contradictions: readonly string[];
}

const decisionsOf = (
  base: Scenario,
  moves: readonly string[],
): { readonly decisions: Decisions; readonly faults: readonly string[] } => {
  const faults: string[] = [];
  const kept = moves.filter((move, i) => {
    try {
      parseDecisions([...moves.slice(0, i).filter((each) => !faults.includes(each)), move], base, base.turns);
      return true;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      faults.push(`move=${move}: ${error.message}`);
      return false;
    }
  });
  return { decisions: parseDecisions(kept, base, base.turns), faults };
};

/** A scenario with some what-ifs and edits on it, of which as much is applied as fits. */
interface Laid {
  /** Undefined if no what-if or edit changes the scenario. */
  readonly on: Ground | undefined;
  readonly faults: readonly string[];
  readonly contradictions: readonly string[];
}

/** Applies the changes that fit, one by one. Each change that does not fit gives a fault. */
const asFits = (base: Scenario, ifs: readonly Switch[], sets: readonly string[]) => {
  const all = changedScenario(base, ifs, sets);
  if ('scenario' in all) return { scenario: all.scenario, faults: [] };
  const faults: string[] = [];
  let scenario: Scenario | undefined;
  const [goodIfs, goodSets]: [Switch[], string[]] = [[], []];
  const attempt = <Item>(items: readonly Item[], good: Item[]): void => {
    for (const item of items) {
      good.push(item);
      const next = changedScenario(base, goodIfs, goodSets);
      if ('scenario' in next) scenario = next.scenario;
      else {
        good.pop();
        faults.push(next.fault);
      }
    }
  };
  attempt(ifs, goodIfs);
  attempt(sets, goodSets);
  return { scenario, faults };
};

const laidOn = (base: Scenario, ifs: readonly Switch[], sets: readonly string[]): Laid => {
  if (ifs.length + sets.length === 0) return { on: undefined, faults: [], contradictions: [] };
  const { scenario, faults } = asFits(base, ifs, sets);
  const contradictions = contradictionsOf(ifs);
  return { on: scenario && { scenario, model: compile(scenario) }, faults, contradictions };
};

/** How many scenarios with what-ifs on them are kept. */
const KEPT = 8;

/** Finds sides. Keeps the results that need a check of a whole scenario. */
export const sideMemory = (
  given: Pick<Given, 'scenario' | 'switches'>,
  ground: Ground,
): ((chosen: Chosen) => ChosenSide) => {
  const base = given.scenario;
  const ids = given.switches.map(({ id }) => id);
  const kept = new Map<string, Laid>();
  return ({ seed, ifs, sets, moves }) => {
    const switches = given.switches.filter(({ id }) => ifs.includes(id));
    const slid = sliderEdits(base, sets);
    const others = sets.filter((_, i) => !slid[i]);
    const name = JSON.stringify([switches.map(({ id }) => id), others]);
    const laid = kept.get(name) ?? laidOn(base, switches, others);
    if (kept.size >= KEPT) kept.clear();
    kept.set(name, laid);
    const edits = slid.reduce<readonly Edit[]>(
      (all, edit) => (edit ? withEdit(all, edit.path, edit.value) : all),
      [],
    );
    const { decisions, faults } = decisionsOf(base, moves);
    const plain = sideWith(
      whatIfOf(base, { ...startOf({ base, model: ground.model }, seed), edits, decisions }),
    );
    const unknown = ifs.filter((id) => !ids.includes(id));
    return {
      ...(laid.on ?? ground),
      side: laid.on ? { ...plain, key: `${plain.key} ${name}`, on: laid.on } : plain,
      edits,
      decisions,
      contradictions: laid.contradictions,
      faults: [
        ...unknown.map((id) => `if=${id}: this page has no such what-if.${didYouMean(id, ids)}`),
        ...laid.faults,
        ...faults,
      ],
    };
  };
};

/** The question to many futures for a choice: how they differ from the futures of the file. */
export const questionFor = ({ seed, from, future }: Chosen, { side }: ChosenSide): LiveQuestion => ({
  seed,
  ...(from > 0 ? { past: { future, turn: from } } : {}),
  a: sideWith(NO_CHANGE),
  b: side,
});

/** The choice of a page that was just opened. */
export const firstChoice = ({ seed }: Pick<Given, 'seed'>): Chosen => ({
  seed,
  ifs: [],
  sets: [],
  moves: [],
  future: 0,
  at: 0,
  from: 0,
  state: undefined,
});
