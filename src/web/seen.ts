import { turnDate } from '../domain/dates.ts';
import type { ClockReading, Run } from '../domain/run.ts';
import { changesAt } from '../engine/explain/changes.ts';
import { readingsAt } from '../engine/explain/explain.ts';
import { playRun, type RunOptions } from '../engine/run.ts';
import type { Model } from '../model/model.ts';
import { modelUnder } from '../play/pairing.ts';
import type { Ground } from '../report/compare/live-question.ts';
import { type WhyView, whyView } from '../report/why/why-view.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { applyWhatIf } from '../scenario/what-if.ts';
import type { Chosen } from './chosen.ts';
import type { ChosenSide } from './sides.ts';

// One future of the choice, and the reasons of one state in it.

/** Why a state is on its rung, and the chance of its next step up without the changes to the file, in that future. */
interface SeenWhy {
  readonly view: WhyView;
  /** Undefined if nothing is changed. */
  readonly asFile: ClockReading | undefined;
}

/** One future, as far as the page shows it. */
export interface SeenFuture {
  /** The scenario with all that is changed. */
  readonly scenario: Scenario;
  readonly run: Run;
  /** The turn at whose end it is shown. */
  readonly at: number;
  readonly why: SeenWhy;
}

interface Played extends Ground {
  readonly key: string;
}

/** Plays the shown future of choices. The newest scenario, run and explanation are kept. */
export const seer = (ground: Ground): ((chosen: Chosen, side: ChosenSide, state: string) => SeenFuture) => {
  let played: Played | undefined;
  let newest: { readonly key: string; readonly run: Run } | undefined;
  let explained: { readonly key: string; readonly why: SeenWhy } | undefined;

  const playedOf = ({ side, ...on }: ChosenSide): Played => {
    if (played?.key === side.key) return played;
    played = { scenario: applyWhatIf(on.scenario, side), model: modelUnder(on, side), key: side.key };
    return played;
  };
  const explain = (on: Played, run: Run, options: RunOptions, turn: number, state: string): SeenWhy => {
    const { scenario, model } = on;
    const view = whyView({
      scenario,
      run,
      state,
      turn,
      readings: readingsAt(model, options, turn),
      doubles: changesAt(model, options, turn, state, 'up', 2),
      halves: changesAt(model, options, turn, state, 'up', 0.5),
    });
    return { view, asFile: model === ground.model ? undefined : upOf(ground.model, options, turn, state) };
  };
  return (chosen, side, state) => {
    const on = playedOf(side);
    const { seed, future } = chosen;
    const { turns } = on.scenario;
    const key = JSON.stringify([on.key, seed, future]);
    if (newest?.key !== key) newest = { key, run: playRun(on.model, { seed, future, turns }) };
    const { run } = newest;
    const at = Math.min(chosen.at, turns);
    const turn = Math.min(at + 1, turns);
    const whyKey = JSON.stringify([key, turn, state]);
    if (explained?.key !== whyKey)
      explained = { key: whyKey, why: explain(on, run, { seed, future, turns: turn }, turn, state) };
    return { scenario: on.scenario, run, at, why: explained.why };
  };
};

const upOf = (model: Model, options: RunOptions, turn: number, state: string): ClockReading | undefined =>
  readingsAt(model, options, turn).find((reading) => reading.state === state && reading.dir === 'up');

/** The decision of a state in the turn after the shown one, as `--move` takes it. */
export const moveText = ({ scenario, at }: SeenFuture, state: string, what: 'up' | 'down' | 'hold'): string =>
  `${state}@${turnDate(scenario.start, scenario.turn, at + 1)}=${what}`;
