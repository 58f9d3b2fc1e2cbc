import type { Language } from '../../domain/language/language.ts';
import { sayIn } from '../../report/labels/say.ts';
import { escapeHtml } from '../../report/page/markup.ts';
import { pageWords } from './words.ts';

export const CLASS_PAGES = ['phone', 'wall', 'desk'] as const;
export type ClassPageKind = (typeof CLASS_PAGES)[number];

const TITLES = { phone: 'Join the class', wall: 'Projector', desk: 'Desk' } as const;

/** An empty page of the class with the words of its language. Its script asks the server for its content. */
export const classShell = (page: ClassPageKind, { lang, dir }: Language): string => {
  const say = sayIn(lang);
  const words = JSON.stringify(pageWords(lang)).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escapeHtml(say(TITLES[page]))}</title>
<link rel="stylesheet" href="/class.css">
<script type="application/json" id="words">${words}</script>
<script src="/class.js" defer></script>
</head>
<body data-page="${page}">
<main id="page"><p class="first">${escapeHtml(say('Looking for the class …'))}</p><noscript><p class="note bad">${escapeHtml(say('This page needs scripts: they come from the teacher’s computer alone.'))}</p></noscript></main>
</body>
</html>
`;
};
