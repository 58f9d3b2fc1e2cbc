import { compile } from '../../model/compile.ts';
import type { Model, ModelRule, ParameterDraw } from '../../model/model.ts';
import { normalQuantile } from '../../random/normal.ts';
import { editScenario, setTexts } from '../../scenario/parse.ts';
import { numberGiven, numberOn, withNumbers } from '../../scenario/parts/numbers.ts';
import type { ValueSpread } from '../../scenario/parts/uncertain.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { CONSTANT, withHappening } from '../live/variants.ts';
import type { UncertainInput } from './inputs.ts';

/** The models for the points of a plan: one for each what-if. The scenario itself is first. */
export interface PlayedWith {
  readonly models: readonly Model[];
  /** The scenarios of these models; needed only if an input sets places of them. */
  readonly scenarios: readonly Scenario[];
  readonly inputs: readonly UncertainInput[];
}

/** The meaning of the quantiles of a point. */
interface Setting {
  readonly edits: readonly { readonly path: string; readonly value: number | string }[];
  readonly normals: ReadonlyMap<string, number>;
  readonly off: readonly string[];
  readonly whatIf: number;
  /** Which rule, as a quantile. Undefined if luck decides. */
  readonly rule: number | undefined;
  /** Which set of dispositions. Undefined if each future has its own. */
  readonly dispositions: number | undefined;
}

/** How many checked scenarios are kept. */
const KEPT = 16;

const oneOf = <Value>(values: readonly Value[], u: number): Value =>
  values[Math.min(values.length - 1, Math.floor(u * values.length))] as Value;

/** The value of a spread at a quantile. */
export const valueAt = (spread: ValueSpread, u: number): number | string => {
  switch (spread.kind) {
    case 'even':
      return spread.low + u * (spread.high - spread.low);
    case 'normal':
      return spread.mean + spread.sd * normalQuantile(u);
    case 'one of':
      return oneOf(spread.values, u);
    case 'peak': {
      const { low, high, mode } = spread;
      const [width, up] = [high - low, mode - low];
      return u * width < up
        ? low + Math.sqrt(u * width * up)
        : high - Math.sqrt((1 - u) * width * (high - mode));
    }
  }
};

const settingOf = (inputs: readonly UncertainInput[], at: Float64Array): Setting => {
  const edits: { path: string; value: number | string }[] = [];
  const normals = new Map<string, number>();
  const off: string[] = [];
  let [whatIf, rule, dispositions]: [number, number | undefined, number | undefined] = [
    0,
    undefined,
    undefined,
  ];
  inputs.forEach(({ members }, i) => {
    const u = at[i] as number;
    if (Number.isNaN(u)) return;
    for (const member of members)
      switch (member.kind) {
        case 'draw':
          normals.set(member.name, normalQuantile(u));
          break;
        case 'set':
          for (const path of member.paths) edits.push({ path, value: valueAt(member.spread, u) });
          break;
        case 'event':
          if (u < 1 - member.chance) off.push(member.id);
          break;
        case 'what-if':
          whatIf = oneOf([...member.names.keys()], u);
          break;
        case 'rule':
          rule = u;
          break;
        case 'dispositions':
          dispositions = Math.floor(u * 0x100000000);
      }
  });
  return { edits, normals, off, whatIf, rule, dispositions };
};

type Edits = Setting['edits'];

/** A scenario with some places set, and checked again. Throws RangeError for a value that the scenario refuses. */
const checkedScenario = (scenario: Scenario, edits: Edits): Scenario => {
  if (edits.length === 0) return scenario;
  const texts = edits.flatMap(({ path, value }) => setTexts({ [path]: value }));
  const edited = editScenario(scenario, texts);
  if (edited.ok) return edited.scenario;
  const [issue] = edited.issues.filter(({ severity }) => severity === 'error');
  throw new RangeError(`${texts.join(' ')}: ${issue?.message ?? 'is refused'}`);
};

/**
 * Sets places of scenarios. Numbers that studies know are set at once. For any other place the scenario has to be checked
 * again, which is slow; the last few that were checked are kept, as many points differ in numbers alone.
 */
const editor = (scenarios: readonly Scenario[]): ((whatIf: number, edits: Edits) => Scenario | undefined) => {
  const checked = new Map<string, Scenario>();
  /** The edit as a number that is set at once. Undefined for any other place, and for a value that it cannot have. */
  const atOnceOf = (scenario: Scenario, { path, value }: Edits[number]) => {
    const number = numberOn(scenario, path);
    const given = number && numberGiven(number, value);
    return given === undefined ? undefined : { path, value: given };
  };
  return (whatIf, edits) => {
    const scenario = scenarios[whatIf];
    if (!scenario) return undefined;
    const atOnce = edits.flatMap((edit) => atOnceOf(scenario, edit) ?? []);
    const slow = edits.filter((edit) => !atOnceOf(scenario, edit));
    const key = JSON.stringify([whatIf, slow]);
    const base = checked.get(key) ?? checkedScenario(scenario, slow);
    checked.set(key, base);
    for (const oldest of [...checked.keys()].slice(0, -KEPT)) checked.delete(oldest);
    return withNumbers(base, atOnce);
  };
};

/** The rule at a quantile. Each rule has its share of the range. */
const ruleAt = (rules: readonly ModelRule[], u: number): ModelRule => {
  const all = rules.reduce((sum, { share }) => sum + share, 0);
  let upTo = 0;
  for (const rule of rules) {
    upTo += rule.share;
    if (u * all < upTo) return rule;
  }
  return rules[rules.length - 1] as ModelRule;
};

/** A model whose draws may be changed in place. */
interface Own {
  readonly model: Model;
  readonly place: (normals: ReadonlyMap<string, number>) => void;
}

const ownOf = (model: Model): Own => {
  const draws = model.rules.flatMap((rule) => rule.draws.map((of) => ({ of, into: { ...of } })));
  const copies = new Map<ParameterDraw, ParameterDraw>(draws.map(({ of, into }) => [of, into]));
  const rules = model.rules.map((rule) => ({
    ...rule,
    drawsChange: true,
    draws: rule.draws.map((of) => copies.get(of) ?? of),
  }));
  const place: Own['place'] = (normals) => {
    for (const { of, into } of draws) {
      const z = normals.get(of.name);
      into.mean = z === undefined ? of.mean : of.mean + of.sd * z;
      into.sd = z === undefined ? of.sd : 0;
    }
  };
  return { model: { ...model, rules }, place };
};

/** What plays a point. */
interface PointSetting {
  readonly model: Model;
  /** The future whose dispositions all futures of the point have. Undefined if each future has its own. */
  readonly dispositions: number | undefined;
}

/** The settings of points. */
interface Settings {
  /**
   * The model of a point. It changes with the next point: play a point before asking for another. Throws RangeError for a value
   * that the scenario refuses.
   */
  readonly setAt: (at: Float64Array) => PointSetting;
  /** Points of one group differ only in numbers and share one model. They are faster if played one after another. */
  readonly groupOf: (at: Float64Array) => string;
}

/** Binds the inputs of a plan. */
export const settings = ({ models, scenarios, inputs }: PlayedWith): Settings => {
  const known = new Map<string, Own>();
  const editedAt = editor(scenarios);
  const built = ({ whatIf, off, edits }: Setting, rule: string | undefined): Model => {
    const scenario = edits.length > 0 ? editedAt(whatIf, edits) : undefined;
    const base = scenario ? compile(scenario) : (models[whatIf] as Model);
    const without = off.reduce((model, id) => {
      const at = model.occasions.findIndex((each) => each.kind === 'event' && each.id === id);
      return at < 0 ? model : withHappening(model, at, { when: CONSTANT.never });
    }, base);
    return rule === undefined
      ? without
      : { ...without, rules: without.rules.filter(({ id }) => id === rule) };
  };
  const ruleOf = ({ whatIf, rule: u }: Setting): string | undefined =>
    u === undefined ? undefined : ruleAt((models[whatIf] as Model).rules, u).id;
  const groupIn = (setting: Setting): string =>
    JSON.stringify([setting.whatIf, setting.off, ruleOf(setting)]);
  const setAt: Settings['setAt'] = (at) => {
    const setting = settingOf(inputs, at);
    const key = groupIn(setting);
    const old = setting.edits.length === 0 ? known.get(key) : undefined;
    const own = old ?? ownOf(built(setting, ruleOf(setting)));
    if (setting.edits.length === 0) known.set(key, own);
    own.place(setting.normals);
    return { model: own.model, dispositions: setting.dispositions };
  };
  return { setAt, groupOf: (at) => groupIn(settingOf(inputs, at)) };
};
