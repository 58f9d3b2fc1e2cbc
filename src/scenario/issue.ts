import { escapeRefused } from '../domain/characters.ts';
import { compareIds } from '../domain/ids.ts';
import { lookAlikeIn, plainTwin } from './text/look-alikes.ts';

/** A position in a file: line and column from 1, columns in UTF-16 units as editors count them. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An error of a scenario, which makes it unusable, or a warning about something doubtful. */
export interface Issue extends Place {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
  /** The nearest valid name. */
  readonly suggestion?: string;
}

/** The optional parts of an issue. */
export interface Details {
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  readonly suggestion?: string | undefined;
}

const LONGEST = 60;

const cut = (text: string, most = LONGEST): string => {
  if (text.length <= most) return text;
  const points = [...text];
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`;
};

/** A found value, safe to show: on one line, escaped, at most 60 characters. */
export const shown = (text: string): string => cut(escapeRefused(text.slice(0, 1000)).replace(/\s+/g, ' '));

/**
 * A found value for an issue. If it has blanks around it, or a sign that looks like another sign, says so. Adds what
 * was probably meant.
 */
const seen = (found: string, suggestion: string | undefined): Pick<Issue, 'found' | 'suggestion'> => {
  const sign = lookAlikeIn(found);
  const text = shown(found);
  if (!sign) {
    const hasBlanks = found !== found.trim() && found.trim() !== '';
    return {
      found: hasBlanks ? `"${text}", with blanks around it` : text,
      ...(suggestion && { suggestion }),
    };
  }
  const twin = suggestion ?? shown(plainTwin(found));
  return { found: `${text.trim()}, with ${sign.name}`, ...(twin !== '' && { suggestion: twin }) };
};

/** Longest message, and longest list of what is expected. */
const LONGEST_MESSAGE = 400;

/** Cuts words that are longer than any name: ids of thousands of letters, for example. Paths stay whole. */
export const cutWords = (text: string): string =>
  text.replace(/[^\s/\\]{81,}/gu, (word) => `${[...word.slice(0, 160)].slice(0, LONGEST - 1).join('')}…`);

const cutMessage = (text: string): string => cut(cutWords(text), LONGEST_MESSAGE);

const makeIssue = (severity: Issue['severity'], place: Place, message: string, details: Details): Issue => ({
  severity,
  file: place.file,
  line: place.line,
  column: place.column,
  message: cutMessage(message),
  ...(details.expected === undefined ? {} : { expected: cutMessage(details.expected) }),
  ...(details.suggestion === undefined ? {} : { suggestion: cutMessage(details.suggestion) }),
  ...(details.found === undefined ? {} : seen(details.found, details.suggestion)),
});

/** An issue that blocks the scenario. */
export const errorAt = (place: Place, message: string, details: Details = {}): Issue =>
  makeIssue('error', place, message, details);

/** An issue that does not block the scenario. */
export const warningAt = (place: Place, message: string, details: Details = {}): Issue =>
  makeIssue('warning', place, message, details);

const keyOf = (issue: Issue): string =>
  JSON.stringify([issue.file, issue.line, issue.column, issue.message, issue.found]);

const compare = (a: Issue, b: Issue): number =>
  compareIds(a.file, b.file) || a.line - b.line || a.column - b.column || compareIds(a.message, b.message);

/** Whether an issue only repeats that its file has a refused character, which is masked as U+FFFD. */
const isEcho = (issue: Issue, masked: ReadonlySet<string>): boolean =>
  (issue.found?.includes('\ufffd') ?? false) && masked.has(issue.file);

const namesCharacter = (issue: Issue): boolean => /^U\+[0-9A-F]{4,6}$/.test(issue.found ?? '');

/** Adds items to a list one by one. `push(...items)` would overflow the stack for a very long list. */
export const append = <T>(list: T[], items: Iterable<T>): void => {
  for (const item of items) list.push(item);
};

/** Sorts issues by file, line and column, and drops repeated ones. */
export const sortIssues = (issues: readonly Issue[]): readonly Issue[] => {
  const masked = new Set(issues.filter(namesCharacter).map((issue) => issue.file));
  const once = new Map(
    issues.filter((issue) => !isEcho(issue, masked)).map((issue) => [keyOf(issue), issue]),
  );
  return [...once.values()].sort(compare);
};

/** A suggestion between quotes, unless it is an id with its name: `IRN (Iran)`. */
const quotedName = (suggestion: string): string =>
  suggestion.endsWith(')') ? suggestion : `"${suggestion}"`;

/** An issue as one line: `file:line:column: error: message (found X; expected Y; did you mean "Z"?)`. */
export const formatIssue = (issue: Issue): string => {
  const details = [
    ...(issue.found === undefined ? [] : [`found ${issue.found.trim() || 'nothing'}`]),
    ...(issue.expected === undefined ? [] : [`expected ${issue.expected}`]),
    ...(issue.suggestion === undefined ? [] : [`did you mean ${quotedName(issue.suggestion)}?`]),
  ];
  const tail = details.length === 0 ? '' : ` (${details.join('; ')})`;
  const line = `${issue.file}:${issue.line}:${issue.column}: ${issue.severity}: ${issue.message}${tail}`;
  return escapeRefused(line).replace(/[\r\n\t]/g, ' ');
};
