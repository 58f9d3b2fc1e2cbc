/** Colours of paper and ink: by day, and for those whose system asks for dark. Text on each ground has a contrast of 4.5 or more. */
const COLOURS = `
:root{color-scheme:light dark;
--paper:#fff;--panel:#f5f6f8;--ink:#1a2027;--soft:#505a66;--rule:#d5dae0;--accent:#1d4f80;--warn:#7a3e00;--warn-paper:#fdf3e3;
--band:#d6e3f0;--half:#a5c2de;--mid:#1d4f80;--dot:#1d4f80;--base:#6b7682;--for:#2f6fae;--against:#b4581f;
--t0:#eceff3;--t0i:#505a66;--t1:#d3e1ee;--t1i:#1a2027;--t2:#9fc0df;--t2i:#1a2027;--t3:#3f7cb5;--t3i:#fff;--t4:#123d66;--t4i:#fff;
--tr:#8f3d0a;--tri:#fff;--tt:#1a2027;--tti:#fff;--ta:#fff;--tai:#767f89;
--s1:#123d66;--s2:#a8470c;--s3:#1c7358;--s4:#7d3c98;--s5:#8a6a00;--s6:#b0316b;--s7:#505a66}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#12161b;--panel:#1b2128;--ink:#e7eaee;--soft:#a9b3be;--rule:#37414c;--accent:#8fc0ee;--warn:#f3c98b;--warn-paper:#2c2417;
--band:#223a51;--half:#345f88;--mid:#a9d2f7;--dot:#8fc0ee;--base:#929da9;--for:#6ea8dc;--against:#e0925c;
--t0:#212830;--t0i:#a9b3be;--t1:#24394d;--t1i:#e7eaee;--t2:#2f5a82;--t2i:#fff;--t3:#6ea8dc;--t3i:#0e1318;--t4:#cfe6fb;--t4i:#0e1318;
--tr:#f0a566;--tri:#0e1318;--tt:#e7eaee;--tti:#12161b;--ta:#12161b;--tai:#87919c;
--s1:#8fc0ee;--s2:#f0a566;--s3:#6fcfae;--s4:#cfa3e6;--s5:#e0c25a;--s6:#f08fb9;--s7:#a9b3be}}`;

const TEXT = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
header,nav,main,footer{max-width:54rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
p,li,figcaption,h1,h3{max-width:44rem}
h1,h2,h3{font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif;line-height:1.2;margin:0}
h1{font-size:clamp(1.8rem,5vw,2.6rem)}
h2{font-size:1.6rem;margin:3.25rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--ink)}
h3{font-size:1.25rem;margin:2.5rem 0 .5rem}
p{margin:.6rem 0}
ul,ol{padding-inline-start:1.3rem;margin:.6rem 0}
li{margin:.3rem 0}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.kicker{font-size:.85rem;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);margin:0 0 .5rem}
.question{font-size:1.25rem;line-height:1.4;margin:.75rem 0}
.about{color:var(--soft);font-size:.95rem}
.caution{background:var(--warn-paper);color:var(--warn);border-inline-start:4px solid currentColor;padding:.6rem .9rem;font-weight:600;font-size:.95rem}
.skip{position:absolute;left:-100rem;background:var(--paper);padding:.5rem 1rem}
.skip:focus{left:1rem;top:1rem;z-index:1}
.key{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.5rem 0}
.key li{background:var(--panel);border-top:3px solid var(--accent);padding:.8rem .9rem;margin:0}
.key strong{display:block;font-size:2rem;line-height:1.1;font-variant-numeric:tabular-nums}
.key span{display:block;margin-top:.3rem;line-height:1.3}
.key small{display:block;color:var(--soft);font-size:.85rem;margin-top:.3rem}
nav h2{font:600 .85rem/1.2 system-ui,sans-serif;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);border:0;margin:1.5rem 0 .25rem;padding:0}
nav ol{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;margin:0}
#brief li{font-size:1.1rem}
footer{color:var(--soft);font-size:.9rem;margin-top:3rem;padding-bottom:3rem}
code{font:.9rem/1.5 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;display:block;background:var(--panel);padding:.75rem 1rem;white-space:pre-wrap}`;

const FIGURES = `
figure{margin:1.75rem 0 .5rem}
figcaption{font-weight:650;line-height:1.35}
.desc{color:var(--soft);font-size:.95rem;margin:.2rem 0 .6rem}
.chart{display:block;width:100%;height:auto;color:var(--ink);font-family:inherit}
.narrow{display:none}
.legend{list-style:none;padding:0;margin:.25rem 0 .75rem;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;font-size:.9rem;color:var(--soft)}
.legend li{display:flex;align-items:center;gap:.4rem;margin:0}
.legend svg{width:1.1rem;height:1.1rem;flex:none}
details{margin:.5rem 0 1rem}
summary{cursor:pointer;color:var(--accent);font-size:.95rem;padding:.2rem 0;width:fit-content}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;font-size:.92rem;line-height:1.35}
.broad{min-width:42rem}
caption{text-align:start;font-weight:650;padding-bottom:.4rem}
th,td{text-align:start;vertical-align:top;padding:.35rem 0;padding-inline-end:.8rem;border-bottom:1px solid var(--rule)}
th{font-weight:600}
thead th{border-bottom:2px solid var(--soft);vertical-align:bottom;overflow-wrap:normal}
.num{text-align:end;font-variant-numeric:tabular-nums}
td.num{white-space:nowrap}
@media (max-width:40rem){.wide{display:none}.narrow{display:block}header{padding-top:1.5rem}h2{margin-top:2.5rem}}`;

const PRINT = `
@page{size:A4;margin:17mm 16mm 18mm}
@media print{
body{font-size:10pt;line-height:1.42}
header,nav,main,footer{max-width:none;padding:0}
header{padding-top:0}
p,li,figcaption,h1,h2,h3{max-width:none}
nav,.skip,details:not([open]),summary,.narrow{display:none}
.wide{display:block}
h1{font-size:22pt}h2{font-size:14pt;margin:20pt 0 6pt;padding-top:5pt}h3{font-size:11.5pt;margin:14pt 0 4pt}
.question{font-size:12.5pt}#brief li{font-size:10.5pt}
h1,h2,h3,figcaption,caption,.desc,p:has(+ul){break-after:avoid}
figure,tr,li,.key,.caution{break-inside:avoid}
figure{margin:9pt 0 3pt}
.key{grid-template-columns:repeat(4,1fr);gap:6pt}.key strong{font-size:17pt}.key li{padding:6pt 7pt}.key span{font-size:9pt}
.key small,.legend,.about,.desc,table,code{font-size:8.5pt}
.scroll{overflow:visible}
table{width:100%;min-width:0}
thead{display:table-header-group}
.key li,.caution,code,.legend svg,.chart{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit;text-decoration:none}
footer{margin-top:14pt;padding:0}}`;

/** The style sheet of the page. */
export const STYLE = (COLOURS + TEXT + FIGURES + PRINT).trim();
