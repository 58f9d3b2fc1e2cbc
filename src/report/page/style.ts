import { TOKENS } from './tokens.ts';

/** Classes of chance, and the colours of curves. Text on each ground has a contrast of 4.5 or more. */
const COLOURS = `
:root{--c0:var(--panel);--c1:var(--r1);--c2:var(--r2);--c3:var(--r3);--c4:var(--r4);
--s1:#123d66;--s2:#a8470c;--s3:#1c7358;--s4:#7d3c98;--s5:#8a6a00;--s6:#b0316b;--s7:#505a66}
@media screen and (prefers-color-scheme:dark){:root{--s1:#8fc0ee;--s2:#f0a566;--s3:#6fcfae;--s4:#cfa3e6;--s5:#e0c25a;--s6:#f08fb9;--s7:#a9b3be}}`;

const TEXT = `
html{scroll-padding:1rem}
body{overflow-wrap:anywhere}
body>header,body>nav,main,body>footer{max-width:60rem;margin:0 auto;padding:0 clamp(1rem,3vw,2rem)}
header{padding-top:clamp(1rem,3vw,2.25rem)}
p,li,figcaption,h1,h3{max-width:44rem}
h1{font-size:clamp(1.75rem,1.3rem + 1.8vw,2.5rem);margin:.3rem 0 .6rem}
section{margin-top:2.75rem}
h2{border-top:2px solid var(--ink);padding-top:.6rem;margin-bottom:.6rem}
h3{margin:1.5rem 0 .4rem}
p{margin:.6rem 0}
main ul:not([class]),main ol:not([class]){list-style:disc;padding-inline-start:1.3rem;margin:.6rem 0}
li{margin:.3rem 0}
.question{font-size:1.25rem;line-height:1.4}
.about,.aside{color:var(--soft);font-size:.9375rem}
.key{padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.25rem 0}
.key li{display:block;color:var(--ink);background:var(--panel);border-top:3px solid var(--accent);padding:.8rem .9rem;margin:0}
.key strong{display:block;font-size:2rem;line-height:1.1;font-variant-numeric:tabular-nums}
.key span{display:block;margin-top:.3rem;line-height:1.3}
.key small{display:block;color:var(--soft);font-size:.85rem;margin-top:.3rem}
nav h2{font:600 .85rem/1.2 var(--sans);letter-spacing:.08em;text-transform:uppercase;color:var(--soft);border:0;margin:1.5rem 0 .25rem;padding:0}
nav ol,main nav ol:not([class]){list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:0 1.1rem;margin:0}
nav a{display:inline-block;padding:.3rem 0;min-height:1.5rem}
#brief li{font-size:1.0625rem}
body>footer{color:var(--soft);font-size:.9rem;margin-top:3rem;padding-bottom:3rem}
code{font:.9rem/1.5 var(--mono);display:block;background:var(--panel);padding:.75rem 1rem;white-space:pre-wrap}
blockquote{border-inline-start:4px solid var(--less);margin:.8rem 0;padding-inline-start:.9rem;font-family:var(--serif);font-style:italic;line-height:1.45}
blockquote p{margin:0}blockquote footer{font:.875rem/1.4 var(--sans);color:var(--soft)}
summary{min-height:1.75rem;font-size:.9375rem}
details{margin:.5rem 0 1rem}`;

const FIGURES = `
figure{margin:1.25rem 0 .5rem}
figcaption{font-weight:650;line-height:1.35}
.desc{color:var(--soft);font-size:.9375rem;margin:.2rem 0 .5rem}
.chart{display:block;width:100%;height:auto;font-family:var(--sans);direction:ltr}
.of-calibration,.of-two-bars{max-width:26rem}.narrow{display:none}
.legend{padding:0;margin:.25rem 0 .6rem;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;font-size:.875rem;color:var(--soft)}
.legend li{display:flex;align-items:center;gap:.4rem;margin:0}
.legend svg{width:1.1rem;height:1.1rem;flex:none}
.map{display:block;width:100%;height:auto;background:var(--sea);border-radius:.4rem;direction:ltr}
.map .hot{fill:none;stroke:var(--ink);stroke-width:2}.map .h0{stroke:var(--paper);stroke-width:5}
.map.small{aspect-ratio:7/5}.small .lab{font-size:10px;stroke-width:2}
.tile{fill:var(--c0);stroke:var(--rule)}.tile.c1{fill:var(--c1)}.tile.c2{fill:var(--c2)}.tile.c3{fill:var(--c3)}.tile.c4{fill:var(--c4)}.tile.recognised{fill:var(--r5)}.tile.target{fill:var(--paper);stroke:var(--ink);stroke-width:2}
.on{fill:var(--soft);font-weight:600}.on.c1{fill:var(--r1i)}.on.c2{fill:var(--r2i)}.on.c3{fill:var(--r3i)}.on.c4{fill:var(--r4i)}.on.recognised{fill:var(--r5i)}.on.target{fill:var(--ink)}
.n0{fill:var(--r0i)}.n1{fill:var(--r1i)}.n2{fill:var(--r2i)}.n3{fill:var(--r3i)}.n4{fill:var(--r4i)}.n5{fill:var(--r5i)}
.cols{display:grid;gap:0 2rem}
.cards{padding:0;display:grid;gap:1rem;margin:1rem 0}
.cards>li{margin:0;max-width:none;min-width:0;border:1px solid var(--rule);border-top:4px solid var(--edge);padding:.75rem 1rem}
.cards>.people{border-top-color:var(--accent)}.cards>.highest{border-top-color:var(--r5)}
.cards h3{margin:0 0 .4rem}.cards figure{margin:.5rem 0}.cards figcaption,.cards .desc{font-size:.875rem;font-weight:400;color:var(--soft);margin:0 0 .3rem}
[dir=rtl] li:dir(ltr){margin-left:1.2rem}.questions{padding-inline-start:1.6rem;list-style:decimal}.questions>li{margin:.9rem 0}.questions>li>p{font-weight:650;margin:0}.lines{display:none;height:14mm;background:repeating-linear-gradient(transparent 0 calc(7mm - 1px),var(--edge) calc(7mm - 1px) 7mm)}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;font-size:.92rem;line-height:1.35;margin:.75rem 0}
.scroll table{margin:0;width:100%}
caption{text-align:start;font-weight:650;padding-bottom:.4rem}
th,td{text-align:start;vertical-align:top;padding:.35rem 0;padding-inline-end:.8rem;border-bottom:1px solid var(--rule)}
th{font-weight:600}
thead th{border-bottom:2px solid var(--soft);vertical-align:bottom;font-size:.8125rem}
th,td{overflow-wrap:break-word}.long{overflow-wrap:anywhere}
table .num{text-align:end;font-variant-numeric:tabular-nums;white-space:normal}
@media (min-width:54rem){.cols,.cards{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media (max-width:43.99rem){.wide{display:none}.narrow{display:block}.map:not(.small){aspect-ratio:1}
.broad thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.broad,.broad caption,.broad tbody,.broad tr,.broad th,.broad td{display:block}
.broad tr{padding:.5rem 0;border-bottom:1px solid var(--rule)}
.broad tbody th,.broad td,.broad td.num{border:0;padding:.08rem 0;text-align:start}.broad tbody th{font-size:1rem}
.broad td:empty,.broad tbody th:empty{display:none}.broad td::before{content:attr(data-h) ": ";color:var(--soft)}.broad tbody th[data-h]::before{content:attr(data-h) " "}}`;

const PRINT = `
@media print{
html{font-size:9pt}
body{background:#fff;line-height:1.4}
body>header,body>nav,main,body>footer{max-width:none;padding:0}
header{padding-top:0}
p,li,figcaption,h1,h2,h3{max-width:none}
nav,.skip,details:not([open]),summary,.narrow{display:none}
.wide{display:block}
h1{font-size:19pt}h2{font-size:13.5pt;margin-bottom:4pt;padding-top:4pt}h3{font-size:11pt;margin:9pt 0 3pt}
section{margin-top:15pt}
.question{font-size:11.5pt}#brief li{font-size:9pt}
p,main ul:not([class]){margin:4pt 0}
h1,h2,h3,figcaption,caption,thead,thead tr,.desc,.legend,p:has(+ul),p:has(+table),p:has(+.scroll){break-after:avoid}
figure,tr,li,.key,.note,blockquote,.cards>li{break-inside:avoid}
p,li{orphans:3;widows:3}
figure{margin:7pt 0 3pt}
figure .wide .chart{width:132mm}.of-calibration .chart,.of-two-bars .chart{width:78mm}figure .map:not(.small){width:132mm}
.key{grid-template-columns:repeat(4,1fr);gap:6pt}.key strong{font-size:16pt}.key li{padding:6pt 7pt}.key span{font-size:9pt}
.key small,.legend,.about,.desc,.aside,table,code,blockquote footer{font-size:8.2pt}thead th{font-size:7.6pt}
.scroll{overflow:visible}
table{width:100%}th,td{padding-block:2.2pt}
thead{display:table-header-group}
.cards,.cols{grid-template-columns:1fr 1fr;gap:6pt}.cards{margin:6pt 0}.cards>li{padding:5pt 7pt}.cards>li:has(table),.cards>li:has(.map){break-inside:auto}.cards .chart,.cards .map{width:100%}.cards:has(.map){grid-template-columns:repeat(3,minmax(0,1fr));font-size:8.2pt;line-height:1.3}.cards:has(.map) p,.cards:has(.map) ul:not([class]){margin:2pt 0}.cards:has(.map) li{margin:0}
.tall{break-inside:auto}p,table:not(:has(tr:nth-child(7))){break-inside:avoid}tbody tr:first-child,tbody tr:nth-last-child(2){break-after:avoid}
.questions{columns:2;column-gap:8mm}.questions>li{margin:0 0 8pt}.lines{display:block}
section.page,h2.page{break-before:page}
.key li,.note,code,.chart,.map,.rung,.legend svg,.lines{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit;text-decoration:none}
body>footer{margin-top:12pt;padding:0}
.dense figure .wide .chart{width:110mm}.dense{font-size:8.8pt;line-height:1.3}.dense h1{font-size:14pt;margin:2pt 0}.dense h2{font-size:10.5pt;margin:0 0 2pt;padding-top:2pt;border-top-width:1px}.dense section{margin-top:5pt}.dense p,.dense main ul:not([class]),.dense table,.dense .scroll{margin:2.5pt 0}.dense li{margin:1pt 0}.dense table,.dense .aside{font-size:8pt}
.dense blockquote{margin:2pt 0;padding-inline-start:6pt}.dense th,.dense td{padding-block:1pt}.dense blockquote p,.dense blockquote footer{display:inline}.dense blockquote footer{margin-inline-start:4pt;font-size:7.8pt}}`;

/** The style sheet of pages without scripts: reports, debriefs and hand-outs. */
export const STYLE = (TOKENS + COLOURS + TEXT + FIGURES + PRINT).trim();
