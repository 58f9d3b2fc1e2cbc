import type { Model } from '../../model/model.ts';
import type { Evidence } from '../../scenario/parts/evidence.ts';
import type { Uncertain, ValueSpread } from '../../scenario/parts/uncertain.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** One thing that is not certain. */
type Member =
  /** A parameter with a spread in the scenario, by the name of its draw. */
  | {
      readonly kind: 'draw';
      readonly name: string;
      /** Its spread, if it is the same in all rules. */
      readonly spread?: ValueSpread;
    }
  /** Which of the rival rules is played. */
  | { readonly kind: 'rule'; readonly rules?: readonly { readonly label: string; readonly share: number }[] }
  /** The dispositions of all states, as one group. */
  | { readonly kind: 'dispositions' }
  /** Places of the scenario, as `--set` names them. */
  | { readonly kind: 'set'; readonly paths: readonly string[]; readonly spread: ValueSpread }
  /** Whether an event can happen. */
  | { readonly kind: 'event'; readonly id: string; readonly chance: number }
  /** Which what-if is played: 0 is the scenario itself. */
  | { readonly kind: 'what-if'; readonly names: readonly string[] };

/** The cost of a change of an input, if somebody could make this change. */
export interface InputLever {
  /** The value that the scenario has. */
  readonly own: number;
  /** The effort of a change by 1. */
  readonly cost: number;
  /** Whether no other values exist. */
  readonly separate: boolean;
  /** The words of its values, by value. Undefined if the values are numbers. */
  readonly words?: readonly string[] | undefined;
}

/** The row of evidence that an input comes from. */
export interface InputFigure extends Pick<Evidence, 'confidence' | 'source' | 'reason'> {
  /** The row: `CHN.economy`; of the scenario as a whole `weights.economy`. */
  readonly row: string;
  /** The value that the scenario has, in words. */
  readonly value: string;
}

/** A group that is varied as one. Its members move together. */
export interface UncertainInput {
  readonly id: string;
  readonly label: string;
  readonly members: readonly Member[];
  readonly lever?: InputLever | undefined;
  readonly figure?: InputFigure | undefined;
}

/** Names of the inputs that are no parameters. */
const RULE_INPUT = 'rule';
const DISPOSITIONS_INPUT = 'dispositions';
export const WHAT_IF_INPUT = 'what-if';

/** The spread of a draw, if it is the same in all rules that draw it. */
const spreadOf = (rules: Model['rules'], name: string): { readonly spread?: ValueSpread } => {
  const drawn = rules.flatMap(({ draws }) => draws.filter((each) => each.name === name));
  const [first] = drawn;
  if (!first || drawn.some(({ mean, sd }) => mean !== first.mean || sd !== first.sd)) return {};
  return { spread: { kind: 'normal', mean: first.mean, sd: first.sd } };
};

/** What a model gives a spread, in the order of its draws; then its rules, then the dispositions of its states. */
export const ownInputs = ({ rules }: Model, labelOf: (name: string) => string): readonly UncertainInput[] => {
  const names = [...new Set(rules.flatMap(({ draws }) => draws.map(({ name }) => name)))];
  const isUnsure = rules.some(({ uncertainty }) => uncertainty > 0);
  return [
    ...names.map(
      (name): UncertainInput => ({
        id: name.replaceAll(' ', '.'),
        label: labelOf(name),
        members: [{ kind: 'draw', name, ...spreadOf(rules, name) }],
      }),
    ),
    ...(rules.length > 1
      ? [
          {
            id: RULE_INPUT,
            label: 'which rule is played',
            members: [
              {
                kind: 'rule',
                rules: rules.map(({ id, label, share }) => ({ label: label || id, share })),
              } as const,
            ],
          },
        ]
      : []),
    ...(isUnsure
      ? [
          {
            id: DISPOSITIONS_INPUT,
            label: 'dispositions of all states',
            members: [{ kind: 'dispositions' } as const],
          },
        ]
      : []),
  ];
};

/** Whether an input has a low and a high end: the dispositions of many states have none. */
export const hasEnds = ({ members }: UncertainInput): boolean =>
  members.every(({ kind }) => kind !== 'dispositions');

const memberOf = ({ id: _id, label: _label, group: _group, ...of }: Uncertain): Member =>
  'event' in of
    ? { kind: 'event', id: of.event, chance: of.chance }
    : { kind: 'set', paths: of.set, spread: of.spread };

/** What the scenario's block of uncertain things names, each as an input; those of one group are one input. */
export const givenInputs = ({ uncertain = [] }: Scenario): readonly UncertainInput[] => {
  const groups = new Map<string, readonly Uncertain[]>();
  for (const each of uncertain) {
    const name = each.group ?? each.id;
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return [...groups].map(([id, all]) => ({
    id,
    label: all.map(({ label }) => label).join(' with '),
    members: all.map(memberOf),
  }));
};
