import { SMALL } from './small.ts';

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
export const FRENCH = inLanguage('fr', {
  'Two teams decide.': 'Deux équipes décident.',
  'Two teams': 'Deux équipes',
  'players: two': 'players: deux',
  '[Decide]': '[Décider]',
  'Read this first.': 'Lisez ceci d’abord.',
  'Those without a seat': 'Celles qui n’ont pas de siège',
  'Ask us.': 'Demandez-nous.',
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
