import fc from 'fast-check';

/** Names that break layouts: wide, combining, right-to-left, emoji, flags, controls, and anything else. */
export const hardName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    'China',
    'Türkiye',
    'Tu\u0308rkiye',
    '中华人民共和国',
    'ｶﾞｷﾞ',
    '대한민국',
    '\u1112\u1161\u11AB',
    'افغانستان',
    'ישראל',
    'हिन्दी',
    'ไทย',
    '👩‍👩‍👧‍👦 family',
    '🇨🇳🇷🇺',
    '❤️‍🔥',
    '👍🏽',
    '1️⃣',
    `a${'\u0301'.repeat(30)}`,
    '\u0301lone',
    '\u001B[2Jwiped\u0007',
    '\u202Eright\u202C',
    'a\tb\nc',
    '\u200Bzero\u200D',
    '﷽',
    'x'.repeat(300),
    '',
  ),
);
