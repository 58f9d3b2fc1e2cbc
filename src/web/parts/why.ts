import { exp, log } from '../../domain/exp-log.ts';
import { rungMark } from '../../report/page/draw/rungs.ts';
import { el, type PageElement, type PagePart } from '../../report/page/nodes.ts';
import { type Factor, factorsOf } from '../../report/why/factors.ts';
import type { EvidenceRow } from '../../report/why/why-view.ts';
import { namesOf } from '../../report/words/names.ts';
import { chancePerTurn, NBSP, percent, times } from '../../report/words/numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import type { Shown } from '../shown.ts';

/** Evidence that is not folded, and changes to try. */
const FIRST_EVIDENCE = 4;
const TRIES = 2;

/** How well something is known, in the words of a reader. */
const CONFIDENCE: ReadonlyMap<string, string> = new Map([
  ['high', 'well sourced'],
  ['medium', 'part judgement'],
  ['low', 'weak'],
]);

const confidenceText = (confidence: string): string => CONFIDENCE.get(confidence) ?? safeText(confidence);

/** The address in a source, if it is an encrypted address of the web. */
const addressIn = (source: string): URL | undefined => {
  const found = /https:\/\/[^\s<>"'|;,)]+/.exec(source)?.[0];
  return found !== undefined && URL.canParse(found) ? new URL(found) : undefined;
};

const sourceParts = (source: string): PagePart => {
  const address = addressIn(source);
  if (address === undefined) return el('span', { dir: 'auto' }, safeText(source));
  return el('a', { href: address.href, rel: 'noreferrer' }, address.host.replace(/^www\./, ''));
};

const evidenceItem = ({ label, value, reason, source, confidence }: EvidenceRow): PageElement =>
  el(
    'li',
    {},
    el(
      'span',
      { class: 'how' },
      el('b', { dir: 'auto' }, `${safeText(label)} ${safeText(value)}`),
      confidenceText(confidence),
    ),
    el('span', {}, el('span', { dir: 'auto' }, safeText(reason)), ' ', sourceParts(source)),
  );

const factorRow = (
  { label, value, log: size }: Factor,
  was: Factor | undefined,
  widest: number,
): PageElement => {
  const x = (each: number): number => 50 + (48 * each) / widest;
  const [left, right] = [Math.min(50, x(size)), Math.max(50, x(size))];
  const isOther = was !== undefined && times(was.value) !== times(value);
  const at = `${x(was?.log ?? 0).toFixed(1)}%`;
  return el(
    'tr',
    {},
    el('th', { scope: 'row', dir: 'auto' }, label),
    el(
      'td',
      {},
      el(
        'svg',
        { 'aria-hidden': 'true', focusable: 'false' },
        el('line', { x1: '50%', x2: '50%', y1: 0, y2: '100%', class: 'ax' }),
        el('rect', {
          x: `${left.toFixed(1)}%`,
          width: `${(right - left).toFixed(1)}%`,
          y: '18%',
          height: '64%',
          class: size > 0 ? 'for' : 'ag',
        }),
        isOther ? el('line', { x1: at, x2: at, y1: '5%', y2: '95%', class: 'old' }) : undefined,
      ),
    ),
    el(
      'td',
      { class: 'v num' },
      isOther ? el('span', { class: 'was' }, `${times(was.value)}${NBSP}→ `) : undefined,
      `×${NBSP}${times(value)}`,
    ),
  );
};

const factorTable = (factors: readonly Factor[], before: readonly Factor[]): PagePart => {
  const [base, ...others] = factors;
  if (!base) return undefined;
  const drawn = others.filter(({ id, direction }) => id !== 'once' && direction !== 'neither');
  const widest = Math.max(log(2), ...drawn.map(({ log: size }) => Math.abs(size)));
  const total = factors.reduce((sum, { log: size }) => sum + size, 0);
  return [
    el(
      'table',
      { class: 'fx' },
      el('caption', { class: 'vh' }, 'Factors that multiply to the chance'),
      el(
        'tbody',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, 'base rate'),
          el('td', {}),
          el('td', { class: 'v num' }, percent(base.value)),
        ),
        drawn
          .toSorted((a, b) => Math.abs(b.log) - Math.abs(a.log))
          .map((each) =>
            factorRow(
              each,
              before.find(({ id }) => id === each.id),
              widest,
            ),
          ),
        el(
          'tr',
          { class: 'sum' },
          el('th', { scope: 'row' }, 'chance'),
          el('td', {}),
          el('td', { class: 'v num' }, percent(Math.min(1, exp(total)))),
        ),
      ),
    ),
    el(
      'p',
      { class: 'small soft' },
      'Each bar multiplies the chance: right of the line draws on, left holds back. Twice as long is the square.',
    ),
  ];
};

const tries = ({ seen, isLive }: Shown): PagePart => {
  const { doubles, halves } = seen.why.view;
  const rows = [...doubles.slice(0, TRIES), ...halves.slice(0, TRIES)].filter(({ set }) => set !== '');
  if (rows.length === 0) return undefined;
  return [
    el('h3', {}, 'The smallest changes that matter'),
    el(
      'ul',
      { class: 'try' },
      rows.map(({ text, set }) =>
        el(
          'li',
          {},
          el('span', { dir: 'auto' }, text),
          el(
            'button',
            {
              type: 'button',
              class: 'btn slim',
              'data-do': 'try',
              'data-arg': set,
              'aria-label': `Try: ${text}`,
              disabled: !isLive,
            },
            'Try',
          ),
        ),
      ),
    ),
  ];
};

const evidenceBlock = (evidence: readonly EvidenceRow[]): PagePart => {
  if (evidence.length === 0)
    return el('p', { class: 'small soft' }, 'The file gives no sources for this state.');
  const [first, rest] = [evidence.slice(0, FIRST_EVIDENCE), evidence.slice(FIRST_EVIDENCE)];
  return [
    el('h3', {}, `What this rests on: ${evidence.length} ${evidence.length === 1 ? 'figure' : 'figures'}`),
    el('ul', { class: 'ev' }, first.map(evidenceItem)),
    rest.length === 0
      ? undefined
      : el(
          'details',
          {},
          el('summary', {}, `${rest.length} more`),
          el('ul', { class: 'ev' }, rest.map(evidenceItem)),
        ),
  ];
};

/** Why a state is as likely to step up as it is, in the shown future and turn. */
export const whyCard = (shown: Shown): PageElement => {
  const { view, asFile } = shown.seen.why;
  const { scenario } = shown.seen;
  const { up, name, rung } = view;
  const names = namesOf(scenario);
  const before = asFile ? factorsOf(asFile, names) : [];
  const was = asFile && !asFile.held ? chancePerTurn(asFile.chance, scenario.turn, names.say) : undefined;
  return el(
    'section',
    { class: 'card why', id: 'why', 'aria-labelledby': 'why-h', tabindex: '-1' },
    el(
      'h2',
      { id: 'why-h', dir: 'auto' },
      view.recognises ? `Why does ${name} recognise?` : `Why does ${name} wait?`,
    ),
    el(
      'p',
      {},
      rungMark(rung, scenario.ladder.length),
      ` In the turn to ${view.dateText}, in this future: `,
      el('span', { dir: 'auto' }, view.sentence),
      was === undefined || was === chancePerTurn(up.chance, scenario.turn, names.say)
        ? undefined
        : el('span', { class: 'was' }, ` (${was} as the file has it)`),
    ),
    factorTable(up.factors, before),
    tries(shown),
    evidenceBlock(view.evidence),
  );
};
