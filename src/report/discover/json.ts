import type {
  BoxEnd,
  FoundBox,
  FoundRule,
  FoundSearch,
  Restriction,
} from '../../study/discover/discovered.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';
import { boxSentence, type DiscoverView, restrictionsText } from './view.ts';

const end = (of: BoxEnd | undefined): object | null =>
  of ? { quantile: of.at, value: of.value ?? null, quasi_p: of.quasiP } : null;

const restrictionData = (of: Restriction): object => ({
  input: of.input.id,
  label: of.input.label,
  ...(of.kind === 'choice'
    ? { one_of: of.names, quasi_p: of.quasiP }
    : { above: end(of.above), below: end(of.below) }),
});

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const boxData = (box: FoundBox, view: DiscoverView): object => ({
  coverage: box.coverage,
  density: box.density,
  mass: box.mass,
  sentence: plain(boxSentence(box, view)),
  restrictions: box.restrictions.map(restrictionData),
});

const searchData = ({ trajectory, boxes }: FoundSearch, view: DiscoverView): object => ({
  boxes: boxes.map((box) => boxData(box, view)),
  trajectory: trajectory.map(({ coverage, density, mass, restricted }) => ({
    coverage,
    density,
    mass,
    restricted,
  })),
});

const ruleData = ({ coverage, density, restrictions }: FoundRule): object => ({
  coverage,
  density,
  sentence: plain(restrictionsText(restrictions)),
  restrictions: restrictions.map(restrictionData),
});

/** Under which conditions something happens, as JSON text. The same scenario, seed and points give the same bytes. */
export const discoverJson = (view: DiscoverView, manifest: Manifest): string => {
  const { answer, about } = view;
  const found = {
    when: about.outcome,
    points: answer.points,
    futures_of_a_point: answer.plan.futures,
    inputs: answer.plan.inputs.map(({ id }) => id),
    held: answer.held,
    searches: answer.searches.map((search) => searchData(search, view)),
    tree: {
      agreement: answer.agreement ?? null,
      branches: answer.rules.map(ruleData),
    },
  };
  return answerJson(manifest, { discover: found });
};
