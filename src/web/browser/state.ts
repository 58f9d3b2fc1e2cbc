import { encode } from 'uqr';
import { el } from '../../report/page/nodes.ts';
import { type Chosen, isAsFile, type LinkOf, LONGEST_LINK, linkOf, readLink } from '../chosen.ts';
import type { ToWorker } from '../messages.ts';
import { sharePart } from '../parts/share.ts';
import { draw } from './dom.ts';

// The state of the page: the choice, and the address that holds it.

/** How long the address waits for the next change, in milliseconds. */
const ADDRESS_PAUSE = 300;

/** The page once its worker can count. */
export interface OpenPage extends LinkOf {
  readonly ask: (message: ToWorker) => void;
  /** The choice of a page that was just opened. */
  readonly first: Chosen;
  readonly turns: number;
  /** Earlier choices, the newest last. */
  readonly before: Chosen[];
  chosen: Chosen;
  isStopped: boolean;
  /** The clock that plays the shown future. Undefined if the future is not playing. */
  player: ReturnType<typeof setInterval> | undefined;
  isCopied: boolean;
  pause: ReturnType<typeof setTimeout> | undefined;
}

const notes: string[] = [];

/** Shows an error on the page. */
export const notice = (text: string): void => {
  if (notes.includes(text)) return;
  notes.push(text);
  const lines = notes.map((each) => el('p', { class: 'note bad', role: 'alert', dir: 'auto' }, each));
  draw('notes', el('div', { id: 'notes' }, lines));
};

/** A QR code of a text: its path, in whole squares. */
const codeOf = (text: string): { path: string; size: number } | undefined => {
  // An address of a file opens nowhere else.
  if (!location.protocol.startsWith('http')) return undefined;
  const { data, size } = encode(text, { ecc: 'L', border: 2 });
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  return { path: rows.join(''), size };
};

/** Draws the link of the choice, and puts it into the address. */
export const drawShare = (page: OpenPage): void => {
  const { chosen, first, isCopied } = page;
  const fragment = linkOf(chosen, page, first);
  const link = `${location.href.split('#')[0]}#${fragment}`;
  const isTooLong = fragment.length > LONGEST_LINK;
  draw('share', sharePart({ link, code: isTooLong ? undefined : codeOf(link), isTooLong, isCopied }));
  const isPlain = isAsFile(chosen) && location.hash === '';
  if (!isTooLong && !isPlain) history.replaceState(null, '', `#${fragment}`);
};

/** Has the choice counted and drawn. */
export const showChoice = (page: OpenPage): void => {
  const { chosen, isStopped, player } = page;
  page.ask({ kind: 'choose', chosen, isStopped, isPlaying: player !== undefined });
  page.isCopied = false;
  clearTimeout(page.pause);
  page.pause = setTimeout(() => drawShare(page), ADDRESS_PAUSE);
};

/** Makes another choice. Undo goes back to the old one. */
export const chooseNext = (page: OpenPage, next: Chosen): void => {
  if (next === page.chosen) return;
  // Undo does not go back over a mere look at another month.
  const isLook = { ...page.chosen, at: next.at, state: next.state };
  if (JSON.stringify(isLook) !== JSON.stringify(next)) page.before.push(page.chosen);
  page.chosen = next;
  showChoice(page);
};

/** Takes the choice from the address. A link of another scenario is refused. */
export const openLink = (page: OpenPage): void => {
  const { first, turns, sha } = page;
  const link = readLink(location.hash);
  for (const fault of link.faults) notice(fault);
  if (link.sha !== undefined && link.sha !== sha) {
    notice(
      `This link belongs to another version of the scenario: it asks for ${link.sha.slice(0, 16)}, this page has ${sha}. Nothing of it is applied.`,
    );
    return;
  }
  const { ifs, sets, moves, seed = first.seed, future = 0, at = 0, from = 0, state } = link;
  page.chosen = {
    seed,
    ifs,
    sets,
    moves,
    future,
    at: Math.min(at, turns),
    from: Math.min(from, turns),
    state,
  };
};
