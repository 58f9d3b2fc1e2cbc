import { sha256Base64 } from '../domain/sha256.ts';
import { html, type Markup, trusted } from '../report/page/markup.ts';
import { pieceHtml } from '../report/page/nodes.ts';
import { TOKENS } from '../report/page/tokens.ts';
import { type Manifest, manifestLine } from '../report/words/manifest.ts';
import { thousands } from '../report/words/odds-numbers.ts';
import { safeText } from '../report/words/safe-text.ts';
import { SHA_SIGNS } from './chosen.ts';
import type { Given } from './given.ts';
import type { DrawnParts } from './shown.ts';
import { LIVING, LIVING_PRINT } from './style/living.ts';

const STYLE = [TOKENS, LIVING, LIVING_PRINT].join('\n');

/** The things that a page is made of, besides its parts. */
interface Carried {
  readonly given: Given;
  readonly manifest: Manifest;
  /** The page's own script. */
  readonly script: string;
  /** The engine and the scenario, each packed with deflate and written in base64. */
  readonly engine: string;
  readonly scenario: string;
}

/** A script of our own, as it is in the page. No text in it can end the script. */
const inside = (source: string): string => source.replace(/<(?=\/script|!--)/gi, '\\x3C');

const headHtml = ({ given }: Carried, script: string): Markup => {
  const { engine, scenario } = given;
  // The policy lets in one script, one style and workers of the page's own, and no network. No text becomes a script.
  // The kernel, which is WebAssembly, may be compiled.
  const policy = `default-src 'none'; script-src 'sha256-${sha256Base64(script)}' 'wasm-unsafe-eval'; style-src 'sha256-${sha256Base64(STYLE)}'; worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="demarche ${safeText(engine)}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${safeText(scenario.title)}: a living page</title>
<style>${trusted(STYLE)}</style>
</head>`;
};

const footHtml = ({ engine, name, hash, seed, futures }: Given): Markup => html`<footer class="foot">
<p>demarche ${safeText(engine)} · scenario <bdi>${safeText(name)}</bdi>, SHA-256 <code>${hash.slice(0, SHA_SIGNS)}…${hash.slice(-SHA_SIGNS)}</code> · written for seed <bdi>${safeText(seed)}</bdi>, ${thousands(futures)} futures. This page works without a network and sends nothing. Cite it with the link above. demarche explores what could happen under stated assumptions; it does not forecast.</p>
</footer>
`;

const partHtml = (parts: DrawnParts, id: string): Markup => {
  const part = parts[id];
  return part ? pieceHtml(part) : html``;
};

/** The living page as one file: its parts as text, and a script that draws them again. The same input gives the same bytes. */
export const livingHtml = (carried: Carried, parts: DrawnParts): string => {
  const { given, engine, scenario } = carried;
  const script = inside(carried.script);
  return html`<!doctype html>
<html lang="en" dir="ltr">
${headHtml(carried, script)}
<body>
<a class="skip" href="#odds" data-do="go" data-arg="odds">Skip to the odds</a>
<header class="top"><b dir="auto">${safeText(given.scenario.title)}</b><nav aria-label="Page"><a class="btn quiet slim opt" href="#sure" data-do="go" data-arg="sure">How sure?</a><a class="btn slim" href="#share" data-do="go" data-arg="share">Share</a></nav></header>
<main>
<div id="notes"><noscript><p class="note">This is the written answer of the file. The page counts other what-ifs where scripts may run.</p></noscript></div>
${partHtml(parts, 'hero')}
<div class="work">
${['odds', 'future', 'levers'].map((id) => partHtml(parts, id))}
<div class="wide two">
${['why', 'sure'].map((id) => partHtml(parts, id))}
</div>
<section class="card wide" id="share" hidden></section>
</div>
</main>
${footHtml(given)}${partHtml(parts, 'dock')}
<script type="application/octet-stream" id="engine">${trusted(engine)}</script>
<script type="application/octet-stream" id="scenario">${trusted(scenario)}</script>
<script>${trusted(script)}</script>
${trusted(`<!-- ${manifestLine(carried.manifest)} -->`)}
</body>
</html>
`.markup;
};
