/** A text on one line, without blanks at its ends. */
export const oneLine = (text: string | undefined, otherwise = ''): string => {
  const clean = text?.replace(/\s+/g, ' ').trim();
  return clean ? clean : otherwise;
};

/** A text of several lines: ends trimmed, tabs as blanks, `\n` as the only line end. */
export const severalLines = (text: string | undefined): string =>
  (text ?? '').replace(/\r\n/g, '\n').replaceAll('\t', ' ').trim();
