import { el, type PageElement } from '../../report/page/nodes.ts';

interface Share {
  /** The address of this what-if. */
  readonly link: string;
  /** The path of a QR code in a square of `size`. Undefined if its link would open nowhere. */
  readonly code: { readonly path: string; readonly size: number } | undefined;
  /** The reason why there is no link: it would be too long. */
  readonly isTooLong: boolean;
  readonly isCopied: boolean;
}

const codePicture = ({ path, size }: NonNullable<Share['code']>): PageElement =>
  el(
    'svg',
    { class: 'qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': 'The same link as a QR code' },
    el('rect', { width: '100%', height: '100%', fill: '#fff' }),
    el('path', { d: path, fill: '#000' }),
  );

const button = (verb: string, word: string, look = 'btn'): PageElement =>
  el('button', { type: 'button', class: look, 'data-do': verb }, word);

/** The link that is the what-if, as text and as a code. */
export const sharePart = ({ link, code, isTooLong, isCopied }: Share): PageElement =>
  el(
    'section',
    { class: 'card wide', id: 'share', 'aria-labelledby': 'share-h', tabindex: '-1' },
    el('h2', { id: 'share-h' }, 'This link is your what-if'),
    el(
      'div',
      { class: 'share' },
      el(
        'div',
        {},
        isTooLong
          ? el(
              'p',
              { class: 'note' },
              'So much is changed that a link would be too long for many programs. Save it as a what-if file.',
            )
          : [
              el(
                'label',
                { class: 'lead', for: 'url' },
                'Every reader who opens it on this page sees the same futures. Nothing is sent anywhere.',
              ),
              el('input', { type: 'text', id: 'url', readonly: true, value: link }),
              el('span', { class: 'purl', 'aria-hidden': 'true' }, link),
            ],
        el(
          'p',
          { class: 'row' },
          isTooLong ? undefined : button('copy', isCopied ? 'Copied' : 'Copy the link', 'btn main'),
          button('save', 'Save as a what-if file'),
          button('print', 'Print'),
        ),
      ),
      code && codePicture(code),
    ),
  );
