import { capitalised } from '../../../domain/characters.ts';
import { midSentence } from '../../words/names.ts';
import { listed, longDate, percent, plural, quantity } from '../../words/numbers.ts';
import { thousands } from '../../words/odds-numbers.ts';
import { safeText } from '../../words/safe-text.ts';
import { CAUTION } from '../../words/sentences.ts';
import { varianceText } from '../../words/variance-text.ts';
import { type BriefingSection, heading, list, tableBlock, text } from '../blocks.ts';
import { type BriefingInput, lastAnswer, lastDay } from '../briefing-input.ts';
import { skillBlocks } from './skill-blocks.ts';

/** The section on the method, for a reader who does not know the model. */
export const methodSection = (input: BriefingInput): BriefingSection => {
  const { scenario } = input;
  const { futures, turns } = lastAnswer(input);
  const rungs = scenario.ladder.map(({ label }) => midSentence(safeText(label)));
  const drivers = scenario.drivers.map(({ label }) => midSentence(safeText(label)));
  return {
    id: 'method',
    title: 'Method in plain words',
    blocks: [
      text(
        `Every state is on a rung of a ladder of relations with ${safeText(scenario.target.authority || scenario.target.name)}: ${rungs.join(', ')}. Only the last rung counts as recognised. In each ${scenario.turn} each state may take a step up or down, with a chance that is a product of named factors.`,
      ),
      text(
        `The factors are ${drivers.length > 0 ? `what a state wants or fears (${listed(drivers)}), ` : ''}what the states that it watches have done, the general standing of the target, reluctance to be early, and events. A factor above 1 draws the state on, one below 1 holds it back.`,
      ),
      text(
        `A future is one history, played ${scenario.turn} by ${scenario.turn} from ${longDate(scenario.start)} to ${lastDay(input)} (${plural(turns, 'turn')}) with luck of its own; where a weight or rate is not certain, each future draws its own too. This page counts ${thousands(futures)} of them. A chance is a count of futures; its 95 % interval is Wilson’s.`,
      ),
    ],
  };
};

const confidenceText = ({ scenario }: BriefingInput): string => {
  const counts = new Map<string, number>();
  for (const { confidence } of scenario.evidence) counts.set(confidence, (counts.get(confidence) ?? 0) + 1);
  const all = scenario.evidence.length;
  if (all === 0) return 'No figure of this scenario carries a source: all of them are assumptions.';
  const shares = [
    ['high', 'held with high confidence'],
    ['medium', 'with medium'],
    ['low', 'with low'],
    ['judgement', 'judgement'],
  ] as const;
  const parts = shares.flatMap(([key, words]) => {
    const share = (counts.get(key) ?? 0) / all;
    return share > 0 ? [`${percent(share)} ${words}`] : [];
  });
  return `Of ${plural(all, 'figure')} that say where they come from: ${listed(parts)}.`;
};

const spreadText = (input: BriefingInput): string => {
  const { variance } = lastAnswer(input);
  if (!variance) return 'Weights and rates are taken as certain here: the spread over futures is luck alone.';
  return `${capitalised(varianceText(variance, `the count of recognisers on ${lastDay(input)}`))}.`;
};

/** The section on limits: what a reader must know before quoting a number, and how well the model is tested. */
export const limitsSection = (input: BriefingInput): BriefingSection => ({
  id: 'limits',
  title: 'Limits',
  blocks: [
    text(CAUTION),
    list([
      'Numbers are illustrative: they follow from the assumptions, and the intervals measure how many futures were counted, not whether the assumptions are right.',
      confidenceText(input),
      spreadText(input),
      'States here do not bargain, plan ahead or change leaders, and the ladder is political, not legal. What the scenario does not name cannot happen in it.',
      'A small difference between two states is no ranking. Quote a number with its horizon, its interval and its seed.',
    ]),
    heading(3, 'Skill on past waves', { id: 'skill' }),
    ...(input.record === undefined ? [] : [text(input.record)]),
    ...skillBlocks(input.skill),
  ],
});

/** The section on the inputs of the page, and on how to reproduce it. */
export const manifestSection = ({ manifest, comparison }: BriefingInput): BriefingSection => ({
  id: 'manifest',
  title: 'How this was made',
  blocks: [
    text('The same command with the same version and files gives the same numbers, to the last byte:'),
    { kind: 'command', text: safeText(manifest.command) },
    tableBlock({
      title: 'Manifest',
      columns: ['Part', 'Value'],
      rows: [
        ['demarche', safeText(manifest.engine)],
        ['scenario', safeText(manifest.scenario.id)],
        ['SHA-256 of the scenario', manifest.scenario.sha256],
        ['seed', safeText(manifest.seed)],
        ['futures', thousands(manifest.futures)],
        ['turns', quantity(manifest.turns)],
        ...manifest.edits.map((edit) => ['edit', safeText(edit)]),
        ...(comparison?.variants ?? []).map(({ name, sha256 }) => [
          `SHA-256 of what-if ${safeText(name)}`,
          sha256,
        ]),
        ...Object.entries(manifest.data).map(([part, hash]) => [`SHA-256 of its ${part}`, hash]),
      ],
    }),
  ],
});
