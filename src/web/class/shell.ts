import type { Writing } from '../../domain/language/language.ts';
import { escapeHtml } from '../../report/page/markup.ts';

export const CLASS_PAGES = ['phone', 'wall', 'desk'] as const;
export type ClassPageKind = (typeof CLASS_PAGES)[number];

const TITLES: Readonly<Record<ClassPageKind, string>> = {
  phone: 'Join the class',
  wall: 'Projector',
  desk: 'Desk',
};

/** An empty page of the class: its script asks the server for what is on it. */
export const classShell = (
  page: ClassPageKind,
  { lang, dir }: { lang: string; dir: Writing },
): string => `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${TITLES[page]}</title>
<link rel="stylesheet" href="/class.css">
<script src="/class.js" defer></script>
</head>
<body data-page="${page}">
<main id="page"><p class="first">Looking for the class …</p><noscript><p class="note bad">This page needs scripts: they come from the teacher’s computer alone.</p></noscript></main>
</body>
</html>
`;
