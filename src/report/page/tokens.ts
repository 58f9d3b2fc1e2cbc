/** Colours, sizes and type of pages, by day and by night. Texts have a contrast of 4.5 or more on each ground, borders of controls 3. */
export const TOKENS = `:root{color-scheme:light dark;
--paper:#fdfcf9;--panel:#f4f2ec;--sea:#e9eef1;--ink:#17212b;--soft:#535e69;--rule:#d8d4c9;--edge:#7c858e;
--accent:#0f4f86;--on-accent:#fff;--accent-soft:#dde8f1;--more:#1769a8;--less:#7a2358;--old:#59626b;
--warn:#7a3e00;--warn-paper:#fcf0de;--bad:#a11d2b;--bad-paper:#fbe9e8;--good:#17633f;--good-paper:#e4f2e9;
--band:#dbe6ef;--half:#a9c6de;
--r0:#ece8df;--r0i:#565247;--r1:#bcd4e3;--r1i:#17212b;--r2:#86b5d2;--r2i:#0d1a26;--r3:#4a90bd;--r3i:#04121d;--r4:#134a78;--r4i:#fff;--r5:#b83b08;--r5i:#fff;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
--serif:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Noto Serif",serif;--mono:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#11161b;--panel:#1a2128;--sea:#161d24;--ink:#e8ebee;--soft:#a7b1bb;--rule:#36404a;--edge:#7f8a95;
--accent:#8ec3f0;--on-accent:#0b1620;--accent-soft:#20364a;--more:#8ec3f0;--less:#e08fc8;--old:#9aa4ae;
--warn:#f4ca8c;--warn-paper:#2d2415;--bad:#ffb3ae;--bad-paper:#371c1d;--good:#8fd9b0;--good-paper:#16301f;
--band:#21374a;--half:#35607f;
--r0:#2b323a;--r0i:#b4bdc6;--r1:#24475f;--r1i:#e8ebee;--r2:#2c6f98;--r2i:#fff;--r3:#569cc6;--r3i:#08131b;--r4:#c3e3f6;--r4i:#08131b;--r5:#ff9b52;--r5i:#1b0f04}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding:4rem 0 6rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 var(--sans);overflow-wrap:break-word}
@media (min-width:110rem){html{font-size:118.75%}}
h1,h2,h3{font-family:var(--serif);line-height:1.18;margin:0;text-wrap:balance}
h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.75rem)}h2{font-size:1.4375rem}h3{font-size:1.125rem}
p,ul,ol,dl,figure{margin:0}ul,ol{padding:0;list-style:none}
a{color:var(--accent);text-underline-offset:.15em}
small,.small{font-size:.875rem;line-height:1.4}.soft{color:var(--soft)}.num{font-variant-numeric:tabular-nums;white-space:nowrap}
.kicker{font-size:.8125rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-100rem}.skip:focus{left:1rem;top:1rem;z-index:9;background:var(--paper);padding:.5rem 1rem}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.btn{font:inherit;font-weight:600;min-height:2.75rem;padding:.4rem 1rem;border-radius:.5rem;border:1.5px solid var(--edge);background:var(--paper);color:var(--ink);cursor:pointer;display:inline-flex;align-items:center;justify-content:center;gap:.5rem;text-decoration:none}
.btn.main{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.btn.quiet{border-color:transparent;background:none;color:var(--accent);padding-inline:.5rem}
.btn:disabled,.btn[aria-disabled=true]{border-style:dashed;background:none;color:var(--soft);cursor:not-allowed}
.btn.slim{min-height:2rem;padding:.1rem .6rem;font-size:.875rem}
.rung{display:inline-grid;place-items:center;min-width:1.45em;height:1.45em;border-radius:.25em;font:700 .875em/1 var(--sans);font-variant-numeric:tabular-nums;padding:0 .25em}
.r0{fill:var(--r0)}.r1{fill:var(--r1)}.r2{fill:var(--r2)}.r3{fill:var(--r3)}.r4{fill:var(--r4)}.r5{fill:var(--r5)}
.rung.r0{background:var(--r0);color:var(--r0i)}.rung.r1{background:var(--r1);color:var(--r1i)}.rung.r2{background:var(--r2);color:var(--r2i)}.rung.r3{background:var(--r3);color:var(--r3i)}.rung.r4{background:var(--r4);color:var(--r4i)}.rung.r5{background:var(--r5);color:var(--r5i);outline:1.5px solid var(--ink);outline-offset:1px}
.key{display:flex;flex-wrap:wrap;gap:.35rem 1rem;font-size:.875rem;color:var(--soft)}.key li{display:flex;gap:.4rem;align-items:center}
.land{stroke:var(--paper);stroke-width:.8}.land *,.hot,defs path{vector-effect:non-scaling-stroke}.r5.land{stroke:var(--ink);stroke-width:1.2}.tgt{fill:var(--paper)}.land.tgt{stroke:var(--ink);stroke-width:1.6}.abs{fill:var(--rule)}
.lab{font:600 6px var(--sans);text-anchor:middle;paint-order:stroke;stroke-width:1.6;stroke-linejoin:round}.l0{fill:var(--r0i);stroke:var(--r0)}.l1{fill:var(--r1i);stroke:var(--r1)}.l2{fill:var(--r2i);stroke:var(--r2)}.l3{fill:var(--r3i);stroke:var(--r3)}.l4{fill:var(--r4i);stroke:var(--r4)}.l5{fill:var(--r5i);stroke:var(--r5)}.lt{fill:var(--ink);stroke:var(--paper)}
.map{display:block;width:100%;height:auto;background:var(--sea);border-radius:.4rem}
.note{border-inline-start:4px solid currentColor;background:var(--warn-paper);color:var(--warn);padding:.6rem .9rem;font-size:.9375rem}
.note.bad{background:var(--bad-paper);color:var(--bad)}.note.good{background:var(--good-paper);color:var(--good)}
input[type=range]{appearance:none;-webkit-appearance:none;width:100%;height:2.75rem;margin:0;background:none;cursor:pointer}
input[type=range]::-webkit-slider-runnable-track{height:.375rem;border-radius:1rem;background:var(--edge)}
input[type=range]::-moz-range-track{height:.375rem;border-radius:1rem;background:var(--edge)}
input[type=range]::-webkit-slider-thumb{-webkit-appearance:none;width:1.5rem;height:1.5rem;margin-top:-.5625rem;border-radius:50%;background:var(--accent);border:3px solid var(--paper);box-shadow:0 0 0 1.5px var(--accent)}
input[type=range]::-moz-range-thumb{width:1.2rem;height:1.2rem;border-radius:50%;background:var(--accent);border:3px solid var(--paper);box-shadow:0 0 0 1.5px var(--accent)}
input[type=text],textarea{font:inherit;color:inherit;background:var(--paper);border:1.5px solid var(--edge);border-radius:.4rem;padding:.35rem .6rem;min-height:2.75rem;max-width:100%}
summary{cursor:pointer;min-height:2rem;padding:.25rem 0;color:var(--accent);font-weight:600;width:fit-content}
@media (forced-colors:active){.btn,.rung{border:1px solid}}
@page{size:A4;margin:14mm 14mm 15mm}`;
