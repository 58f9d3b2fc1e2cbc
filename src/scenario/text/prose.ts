/** Keys whose values are sentences: there `remove` is text and removes nothing. */
export const PROSE = new Set([
  'title',
  'question',
  'description',
  'label',
  'name',
  'text',
  'source',
  'authority',
  'granted',
  'deferred',
  'reason',
  'value',
]);

/** Keys of scenarios and exercises whose values are text. A # in them may be part of the text. */
export const TEXTS: ReadonlySet<string> = new Set([
  ...PROSE,
  'ask',
  'brief',
  'content_note',
  'hidden',
  'listen_for',
  'objective',
  'players',
  'summary',
  'who',
]);
