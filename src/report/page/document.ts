import type { Language } from '../../domain/language/language.ts';
import { sha256Base64 } from '../../domain/sha256.ts';
import { escapeHtml, html, type Markup, trusted } from './markup.ts';
import { STYLE } from './style.ts';

interface Document extends Language {
  readonly title: string;
  /** The version of the program, if the page names it. */
  readonly engine?: string;
  readonly isDense?: boolean | undefined;
  readonly body: Markup;
}

/** A page without scripts, network or other files. The policy lets in its one style sheet, and nothing else. */
export const documentHtml = ({ lang, dir, title, engine, isDense = false, body }: Document): string => {
  const policy = `default-src 'none'; style-src 'sha256-${sha256Base64(STYLE)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${trusted(escapeHtml(lang))}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${
  engine === undefined
    ? ''
    : html`<meta name="generator" content="demarche ${engine}">
`
}<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body${trusted(isDense ? ' class="dense"' : '')}>
${body}</body>
</html>
`.markup;
};
