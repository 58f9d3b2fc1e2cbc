import { type TurnUnit, turnDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import { ownIndices } from '../../domain/indices.ts';
import type { Model } from '../../model/model.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** The facts of a scenario needed to read its tallies: names and starting values, but nothing that moves them. */
export interface StudyFrame {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly target: { readonly id: string; readonly name: string };
  readonly start: IsoDate;
  readonly unit: TurnUnit;
  /** Lowest rung first. */
  readonly ladder: readonly Named[];
  /** In canonical order, as in every table of a tally. */
  readonly states: readonly FrameState[];
  /** Members by position among the states. */
  readonly blocs: readonly (Named & { readonly members: readonly number[] })[];
  /** Events and institutions' grants, as in a tally's occasions. */
  readonly occasions: readonly (Named & { readonly kind: 'event' | 'institution' })[];
  /** The tracks that the target may reform, as in a tally. */
  readonly tracks: readonly Named[];
  /** The indices that the scenario has. A tally of an earlier version lacks them. */
  readonly indices?: readonly Named[] | undefined;
  /** The rival rules, as in every table by rule. Undefined if there are none. */
  readonly rules?: readonly Named[] | undefined;
}

interface Named {
  readonly id: string;
  readonly label: string;
}

interface FrameState {
  readonly id: string;
  readonly name: string;
  /** The rung at the start. */
  readonly rung: number;
}

/** The frame of a scenario and of what it compiles to. */
export const frameOf = (scenario: Scenario, model: Model): StudyFrame => {
  const labels = new Map([
    ...scenario.events.map((event) => [event.id, event.label] as const),
    ...scenario.institutions.map((institution) => [institution.id, institution.label] as const),
  ]);
  const positions = new Map(model.ids.states.map((id, i) => [id, i]));
  return {
    id: scenario.id,
    title: scenario.title,
    question: scenario.question,
    target: { id: scenario.target.id, name: scenario.target.name },
    start: scenario.start,
    unit: scenario.turn,
    ladder: scenario.ladder.map(({ id, label }) => ({ id, label })),
    states: scenario.states.map(({ id, name, rung }) => ({ id, name, rung })),
    blocs: scenario.blocs.map(({ id, label, members }) => ({
      id,
      label,
      members: members.flatMap((member) => positions.get(member) ?? []),
    })),
    occasions: model.occasions.map(({ id, kind }) => ({ id, kind, label: labels.get(id) ?? id })),
    tracks: scenario.target.tracks.map(({ id, label }) => ({ id, label })),
    indices: ownIndices(scenario),
    ...(scenario.rules && { rules: scenario.rules.map(({ id, label }) => ({ id, label })) }),
  };
};

/** The day on which a turn ends. */
export const dateOf = (frame: Pick<StudyFrame, 'start' | 'unit'>, turn: number): IsoDate =>
  turnDate(frame.start, frame.unit, turn);
