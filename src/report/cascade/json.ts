import type {
  CascadeAnswer,
  CascadeEdge,
  CascadeState,
  CascadeTree,
} from '../../study/cascade/cascade-answer.ts';
import type { CascadePlan } from '../../study/cascade/cascades.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';

const stateData = (state: CascadeState): object => ({
  state: state.id,
  name: state.name,
  steps: state.steps,
  mean_turn: state.turn,
  tipped: state.tipped,
  reproduction: state.reproduction,
  followed_by: state.followed,
  starts: state.starts,
  start_followed_by: state.startFollowed,
});

const edgeData = ({ from, to, strength, needed }: CascadeEdge): object => ({
  from: from.id,
  to: to.id,
  strength,
  needed,
});

const treeData = ({ state, by, children }: CascadeTree): object => ({
  state: state.id,
  strength: by ? by.strength.value : null,
  children: children.map(treeData),
});

const cascadeData = (answer: CascadeAnswer, plan: CascadePlan): object => ({
  kind: plan.steps,
  futures: answer.futures,
  plays: answer.plays,
  steps: answer.steps,
  tipped: answer.tipped,
  states: answer.states.map(stateData),
  first_movers: answer.movers.map(({ id }) => id),
  edges: answer.edges.map(edgeData),
  trees: answer.trees.map(treeData),
});

/** Who tipped whom, as JSON text. The same scenario, seed and futures give the same bytes. */
export const cascadeJson = (answer: CascadeAnswer, plan: CascadePlan, manifest: Manifest): string =>
  answerJson(manifest, { cascade: cascadeData(answer, plan) });
