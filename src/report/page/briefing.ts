import { directionOf } from '../../domain/language/language.ts';
import { listed, longDate, plural, quantity, turnsText } from '../words/numbers.ts';
import { shareInterval, sharePercent, shareWithInterval, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION } from '../words/sentences.ts';
import { type Briefing, type BriefingSection, type KeyFigure, list } from './blocks.ts';
import { type BriefingInput, followers, lastAnswer, lastDay, shortName } from './briefing-input.ts';
import { compareSection, whatIfSentence } from './sections/compare-section.ts';
import { countSection, countSentence } from './sections/count-section.ts';
import { limitsSection, manifestSection, methodSection } from './sections/method-sections.ts';
import { oddsSection } from './sections/odds-section.ts';
import { pointsSection } from './sections/points-section.ts';
import { targetSection } from './sections/target-section.ts';
import { whenSection } from './sections/when-section.ts';
import { whySection } from './sections/why-section.ts';

const keyFigures = (input: BriefingInput): readonly KeyFigure[] => {
  const { states, fan, nobody, turns } = lastAnswer(input);
  const [then, never] = [fan[turns], nobody[turns]];
  const [first] = followers(input);
  if (!then || !never) return [];
  const next: readonly KeyFigure[] =
    first && first.by.count > 0
      ? [
          {
            value: sharePercent(first.by),
            label: `${shortName(first.name)}, the likeliest to follow`,
            interval: `95 % interval ${shareInterval(first.by)}`,
          },
        ]
      : [];
  return [
    {
      value: String(states.filter(({ recognised }) => recognised).length),
      label: 'recognise at the start',
      interval: `of ${plural(states.length, 'state')}`,
    },
    {
      value: quantity(then.mean),
      label: `recognise on ${lastDay(input)}, on average`,
      interval: `nine futures in ten: ${quantity(then.q05)} to ${quantity(then.q95)}`,
    },
    {
      value: sharePercent(never),
      label: 'chance that no further state does',
      interval: `95 % interval ${shareInterval(never)}`,
    },
    ...next,
  ];
};

const whoSentence = (input: BriefingInput): string => {
  const likely = followers(input)
    .filter(({ by }) => by.count > 0)
    .slice(0, 3);
  if (likely.length === 0) return 'No further state recognises in any of these futures.';
  const named = likely.map(({ name, by }) => `${shortName(name)} ${shareWithInterval(by)}`);
  return `Likeliest to recognise by ${lastDay(input)}: ${listed(named)}.`;
};

const whatIfSentences = ({ comparison }: BriefingInput): readonly string[] =>
  comparison ? comparison.variants.map((variant) => whatIfSentence(variant, comparison)) : [];

const briefSection = (input: BriefingInput): BriefingSection => ({
  id: 'brief',
  title: 'In brief',
  blocks: [
    list([
      whoSentence(input),
      countSentence(input),
      ...input.whys.slice(0, 1).map(({ sentence }) => sentence),
      ...whatIfSentences(input),
    ]),
  ],
});

const aboutOf = (input: BriefingInput): string => {
  const { scenario, manifest } = input;
  const { futures, turns } = lastAnswer(input);
  return `${thousands(futures)} futures from ${longDate(scenario.start)} to ${lastDay(input)} (${turnsText(turns, scenario.turn)}), seed “${safeText(manifest.seed)}”.`;
};

const languageOf = ({ lang, dir }: BriefingInput['scenario']): Pick<Briefing, 'language'> =>
  lang === undefined && dir === undefined
    ? {}
    : { language: { lang: lang ?? 'en', dir: dir ?? directionOf(lang ?? 'en') } };

/** Makes a briefing of a study as plain data, to be written as HTML or Markdown. */
export const briefingOf = (input: BriefingInput): Briefing => {
  const sections = [
    briefSection(input),
    oddsSection(input),
    countSection(input),
    whenSection(input),
    targetSection(input),
    whySection(input.whys),
    compareSection(input.comparison),
    pointsSection(input.points),
    methodSection(input),
    limitsSection(input),
    manifestSection(input),
  ];
  return {
    title: safeText(input.scenario.title),
    question: safeText(input.scenario.question),
    ...languageOf(input.scenario),
    about: aboutOf(input),
    caution: CAUTION,
    key: keyFigures(input),
    sections: sections.filter((section) => section !== undefined),
    manifest: input.manifest,
  };
};
