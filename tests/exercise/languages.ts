import { LABELS } from '../../src/report/labels/labels.ts';
import { filesWith, SMALL } from './small.ts';

/** The small exercise with all its texts in another language, in the order in which they are in the file. */
const inLanguage = (lang: string, texts: Readonly<Record<string, string>>): string =>
  Object.entries(texts).reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    SMALL.replace('id: small\n', `id: small\nlang: ${lang}\n`),
  );

/** A name with a joiner that keeps two letters apart, as Persian is spelled. */
export const JOINED = 'اسلام\u200cآباد';

/** The small exercise in Dari, from right to left. */
export const DARI = inLanguage('prs', {
  'Two teams decide.': 'دو تیم تصمیم می\u200cگیرند.',
  'Two teams': `دو تیم در ${JOINED}`,
  'players: two': 'players: دو نفر',
  '[Decide]': '[تصمیم بگیرید]',
  'Read this first.': `نخست این را بخوانید. ${JOINED}، China و ۶ کشور دیگر.`,
  'Those without a seat': 'کسانی که کرسی ندارند',
  'Ask us.': 'از ما بپرسید؛ ما می\u200cدانیم.',
  'label: Alpha,': `label: ${JOINED},`,
  'brief: Open.': 'brief: باز است.',
  'Secret of Alpha.': 'راز تیم.',
  'Secret of the target.': 'راز هدف.',
  'label: The target': 'label: حکومت سرپرست',
  'A road': 'یک راه',
  'A split': 'شکاف',
  'The factions part.': 'جناح\u200cها جدا می\u200cشوند.',
  'Late news': 'خبر دیر',
  'B has moved.': 'دومی گام برداشت.',
  'Who sits?': 'چه کسی می\u200cنشیند؟',
  'The old': 'کهنه',
  'The new': 'نو',
  'A recognises': 'اولی می\u200cشناسد',
  'Both recognise': 'هر دو می\u200cشناسند',
  'Why?': 'چرا؟',
  'Who paid?': 'چه کسی پرداخت؟',
  'objective: Decides': 'objective: تصمیم می\u200cگیرد',
  '[a, b, c, d]': '[الف, ب, ج, د]',
  'It pays.': 'سود دارد.',
  'For the prize.': 'برای پاداش.',
  'Enough.': 'بس است.',
  'New times.': 'زمانهٔ نو.',
  'reason: Us.': 'reason: ما.',
});

/** The small exercise in French. */
const FRENCH = inLanguage('fr', {
  'Two teams decide.': 'Deux équipes décident.',
  'Two teams': 'Deux équipes',
  'players: two': 'players: deux',
  '[Decide]': '[Décider]',
  'Read this first.': 'Lisez ceci d’abord.',
  'Those without a seat': 'Celles qui n’ont pas de siège',
  'Ask us.': 'Demandez-nous.',
  'source: judgement': 'source: jugement',
  'label: The target': 'label: La cible',
  'brief: Open.': 'brief: Ouvert.',
  'Secret of Alpha.': 'Secret d’Alpha.',
  'Secret of the target.': 'Secret de la cible.',
  'A road': 'Une route',
  'A split': 'Une scission',
  'The factions part.': 'Les factions se séparent.',
  'Late news': 'Nouvelle tardive',
  'B has moved.': 'B a bougé.',
  'Who sits?': 'Qui siège ?',
  'The old': 'Les anciens',
  'The new': 'Les nouveaux',
  'A recognises': 'A reconnaît',
  'Both recognise': 'Les deux reconnaissent',
  'Why?': 'Pourquoi ?',
  'Who paid?': 'Qui a payé ?',
  'objective: Decides': 'objective: Décide',
  'It pays.': 'Cela rapporte.',
  'For the prize.': 'Pour le prix.',
  'Enough.': 'Assez.',
  'New times.': 'Temps nouveaux.',
  'reason: Us.': 'reason: Nous.',
});

/** Goals of every kind that can be counted, in French. */
const BUTS = [
  '{state: A, at_least: recognition}',
  '{count: recognition, above: 1}',
  '{share: recognition, bloc: ALL, at_most: 0.5}',
  '{track: rights, below: 0.9}',
  '{index: isolation, at_least: 10}',
  '{measure: [road, all], by: alpha}',
  '{spent: alpha, at_most: 5}',
  '{cohesion: kabul, below: 40}',
  '{outranked: B, among: [A], at_least: 1}',
  '{prediction: both}',
  '{vote: seat, option: new}',
  '{vote: seat, option: old, by: alpha}',
].map((when) => `{text: Une visée., when: ${when}}`);

/** Effects of every kind, in a measure that helps and one that pushes. */
const MESURES = `  all:
    label: Tout à la fois
    kind: offer
    seats: [alpha]
    cost: 1
    effects:
      - {variable: assets, set: 0.2, months: 1}
      - {variable: credibility, multiply: 2}
      - {boost: all, times: 2, direction: down, months: 3}
      - {block: [A], direction: up, months: 1}
      - {weight: gain, states: all, multiply: 1.2, months: 12}
      - {disposition: [A, B], add: 0.3, months: 1}
      - {move: [B], by: 1}
  push: {label: Un avis, kind: push, seats: [alpha], cost: 1, times: 2, effects: []}
injects:
`;

/** The small exercise and its scenario in French, with goals, cards and reasons of every kind. */
export const FRENCH_FILES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    filesWith(
      FRENCH.replace('hidden: Secret d’Alpha.}', `hidden: Secret d’Alpha., wins: [${BUTS.join(', ')}]}`)
        .replace('recovery: 5,', 'recovery: 5, offer: 10, pressure: 10, recognition: 20, broken: 5,')
        .replace('injects:\n', MESURES)
        .replace('actions: 2', 'actions: 3'),
    ),
  ).map(([name, text]) => [
    name,
    String(text)
      .replace('No recognition', 'Aucune reconnaissance')
      .replace('label: Recognition', 'label: Reconnaissance')
      .replace('Gain from recognition', 'Intérêt à reconnaître')
      .replace("Women's rights", 'Droits des femmes')
      .replace('the new authorities', 'les nouvelles autorités')
      .replace('Two states', 'Deux États')
      .replace(
        'states:\n  A:',
        'variables: {assets: {label: Avoirs}, credibility: {label: Crédibilité}}\nblocs:\n  ALL: {label: Les deux, members: [A, B]}\nstates:\n  A:',
      ),
  ]),
);

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/\{\w+\}/g, ' ')
    .toLowerCase()
    .match(/\p{L}{2,}/gu) ?? [];

const FRENCH_WORDS = new Set(
  Object.values(LABELS).flatMap(([french]) =>
    (typeof french === 'string' ? [french] : Object.values(french)).flatMap(wordsOf),
  ),
);

/** All words of the English labels that no French label has. */
const ENGLISH_WORDS = new Set(
  Object.keys(LABELS)
    .flatMap(wordsOf)
    .filter((word) => !FRENCH_WORDS.has(word)),
);

/** The words of a French text that are English ones of the labels, each with what comes after it. */
export const englishIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<!\p{L})(\p{L}{2,})(?=([^\p{L}].{0,40}|$))/gmu)]
    .filter(([, word = '']) => ENGLISH_WORDS.has(word.toLowerCase()))
    .map(([, word, rest]) => `${word}${rest}`)
    .filter((found, i, all) => all.indexOf(found) === i);
