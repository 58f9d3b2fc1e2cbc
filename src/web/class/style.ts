import { TOKENS } from '../../report/page/tokens.ts';

const PHONE = `body{background:var(--paper)}
#page{max-width:34rem;margin:0 auto;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column}
.first{padding:2rem 1rem}
.bar{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.25rem .75rem;padding:.5rem 1rem;border-bottom:1px solid var(--rule);font-size:.875rem}.bar b{font-size:1rem}
.net{display:inline-flex;gap:.35rem;align-items:center;font-size:.8125rem;color:var(--soft)}.net::before{content:"";width:.6rem;height:.6rem;border-radius:50%;background:var(--good)}
.net.off{color:var(--bad);font-weight:600}.net.off::before{background:none;border:2px solid var(--bad)}
.in,.cen{padding:1rem;display:grid;grid-template-columns:minmax(0,1fr);gap:.9rem;align-content:start;flex:1}
.in section{display:grid;gap:.6rem}details p+p,.told p+p{margin-top:.6rem}.told h2{margin-bottom:.4rem}details .inset+.inset,.told .inset+.inset{margin-top:.2rem}details[open]{padding-bottom:.75rem}summary+*{margin-top:.3rem}.in h1{font-size:1.5rem}
:is(h1,h2,b,th,legend,label,.kicker,.seat p,.bar span,label span)[dir=auto]{text-align:-webkit-match-parent;text-align:match-parent}
.inset{padding-inline-start:1.9rem;text-indent:-.9rem}
.go{position:sticky;bottom:0;padding:.75rem 1rem calc(.75rem + env(safe-area-inset-bottom));background:var(--paper);border-top:1px solid var(--rule);display:grid;gap:.4rem}
.go .btn{width:100%;min-height:3.25rem;font-size:1.0625rem}.go small{text-align:center;color:var(--soft)}
.notes{display:grid;gap:.25rem}
fieldset{border:0;padding:0;margin:0;min-width:0}legend{padding:0;margin-bottom:.4rem}.lbl{font-weight:600}
.codein{font:700 2.25rem/1 var(--sans)!important;letter-spacing:.2em;text-align:center;width:100%;height:4rem;font-variant-numeric:tabular-nums}
.form{display:grid;gap:1rem}
.pick{display:grid;gap:.5rem}.pick label{display:grid;grid-template-columns:1.75rem 1fr;gap:0 .5rem;align-items:center;border:1.5px solid var(--edge);border-radius:.6rem;padding:.7rem .9rem;min-height:3.5rem;cursor:pointer}
.pick input{width:1.35rem;height:1.35rem;accent-color:var(--accent);margin:0}.pick small{grid-column:2;color:var(--soft)}
.pick label:has(:checked){border-color:var(--accent);background:var(--accent-soft)}.pick label:has(:disabled){border-style:dashed;color:var(--soft);cursor:not-allowed}
.dir{display:grid;grid-template-columns:repeat(3,1fr);gap:.5rem}.dir legend{grid-column:1/-1}
.dir label{border:1.5px solid var(--edge);border-radius:.6rem;display:grid;justify-items:center;gap:.1rem;padding:.8rem .25rem;min-height:5.5rem;font-weight:700;cursor:pointer;position:relative}
.dir label{font-size:.9375rem;overflow-wrap:anywhere}.dir span[aria-hidden]{font-size:1.5rem;line-height:1}.dir small{text-align:center;font-weight:400;color:var(--soft)}
.dir label:has(:checked){border-color:var(--accent);background:var(--accent);color:var(--on-accent)}.dir label:has(:checked) small{color:inherit}
.dir input{position:absolute;opacity:0;inset:0;width:100%;height:100%;margin:0;cursor:pointer}.dir label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.q{border-top:1px solid var(--rule);padding-top:.6rem}.q .top{display:grid;grid-template-columns:1fr auto;gap:.75rem;align-items:center}.q label{font-weight:600;line-height:1.25}
.q .n{display:flex;align-items:center;gap:.3rem}.q input[type=text]{width:4.4rem;text-align:end;font-weight:700}.q input.unset::-webkit-slider-thumb{opacity:0}.q input.unset::-moz-range-thumb{opacity:0}.q input.unset::-webkit-slider-runnable-track{background:var(--rule)}.q input.unset::-moz-range-track{background:var(--rule)}
.err{color:var(--bad);font-size:.875rem;font-weight:600}.err:empty,.note:empty{display:none}
textarea{width:100%;min-height:5.5rem;line-height:1.4}
.big{font:700 3.5rem/1 var(--serif)}.cen{justify-items:center;text-align:center;align-content:center}
.mvs{display:grid;gap:.75rem}.mvs li{border-inline-start:4px solid var(--edge);padding-inline-start:.75rem}.mvs q{font:italic 1rem/1.35 var(--serif);display:block}
.result{font-weight:700}.wins{font-weight:700}
.sc{width:100%;border-collapse:collapse}.sc caption{text-align:start;font-size:.875rem;color:var(--soft);padding-bottom:.4rem}.sc th,.sc td{text-align:start;padding-block:.45rem;padding-inline-end:.5rem;border-bottom:1px solid var(--rule);font-weight:400}.sc td{text-align:end}.sc .me>*{font-weight:700;background:var(--accent-soft)}
.seal{font:.9375rem var(--mono);background:var(--panel);padding:.6rem .8rem;border-radius:.4rem;overflow-wrap:anywhere}`;

const DESK = `[data-page=wall] #page,[data-page=desk] #page{max-width:none;padding:1rem clamp(1rem,3vw,3rem)}
.clock{font:700 2rem/1 var(--sans);font-variant-numeric:tabular-nums;min-height:2rem}
[data-page=wall] .clock{position:absolute;inset-inline-end:clamp(1rem,3vw,3rem);font-size:3rem}
.wall{flex:1;display:grid;gap:1rem;align-content:start;font-size:clamp(1.125rem,1.7vw,1.75rem)}.wall h1{font-size:clamp(1.75rem,3vw,3rem)}.seat h2{font-size:1.125rem}.wall .mvs q{font-size:1em}.wall section{display:grid;gap:.75rem}.wall .mvs{grid-template-columns:repeat(auto-fit,minmax(16rem,1fr))}
.beside{display:grid;gap:1.5rem 2.5rem;align-items:start}.world{display:grid;gap:.75rem}.world .map{max-height:calc(100vh - 25rem);min-height:14rem}.wall>.btn{justify-self:start}.turns{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
@media (min-width:64rem){.beside{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.told{max-height:calc(100vh - 18rem);min-height:14rem;overflow:auto}}
.stand{border:2px solid var(--accent);border-radius:.6rem;padding:1rem}
.told{font-size:1.25rem;line-height:1.4}
.joining{display:flex;flex-wrap:wrap;gap:2rem;align-items:center}.qr{width:20rem;height:20rem;max-width:100%;border-radius:.3rem}
.address{font:700 2rem/1.2 var(--mono);overflow-wrap:anywhere}.code{font:700 4.5rem/1.1 var(--sans);font-variant-numeric:tabular-nums}
.seats{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.6rem}.seat{border:1.5px dashed var(--edge);border-radius:.6rem;padding:.5rem .75rem}.seat.ok{border-style:solid;background:var(--good-paper)}
.foot{display:flex;justify-content:space-between;gap:1rem;padding:.75rem 0;color:var(--soft)}
.desk{display:grid;gap:1rem;max-width:70rem;width:100%;margin:0 auto}.desk section{display:grid;gap:.6rem}
.acts{display:flex;flex-wrap:wrap;gap:.5rem}.next .btn{min-height:3.25rem;font-size:1.125rem}.next{position:sticky;bottom:0;background:var(--paper);padding:.5rem 0;border-block:1px solid var(--rule)}
.tb{width:100%;border-collapse:collapse}.tb th,.tb td{text-align:start;padding-block:.4rem;padding-inline-end:.6rem;border-bottom:1px solid var(--rule);font-weight:400;vertical-align:top}.tb tbody th{font-weight:700}.tb .btn{margin-block:.1rem;margin-inline-end:.3rem;min-height:2rem;padding:.1rem .6rem;font-size:.875rem}
@media (max-width:40rem){.tb thead{display:none}.tb tr{display:grid;border-bottom:1px solid var(--rule)}.tb th,.tb td{border:0;padding:.1rem 0}}`;

/** The style of all pages of a class. */
export const CLASS_STYLE = [TOKENS, PHONE, DESK].join('\n');
