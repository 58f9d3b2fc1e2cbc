import { compareIds } from '../domain/ids.ts';
import { escapeRefused } from './characters.ts';

/** A position in a file: line and column from 1, columns in UTF-16 units as editors count them. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong with a scenario (error: it cannot be used) or doubtful about it (warning). */
export interface Issue extends Place {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
  /** The nearest valid name. */
  readonly suggestion?: string;
}

/** What an issue says beside its message; what is undefined is left out. */
export interface Details {
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  readonly suggestion?: string | undefined;
}

const LONGEST = 60;

const cut = (text: string): string => {
  const points = [...text];
  return points.length <= LONGEST ? text : `${points.slice(0, LONGEST - 1).join('')}…`;
};

/** A found value as it may be shown: on one line, escaped, at most 60 characters. */
export const shown = (text: string): string => cut(escapeRefused(text.slice(0, 1000)).replace(/\s+/g, ' '));

const makeIssue = (severity: Issue['severity'], place: Place, message: string, details: Details): Issue => ({
  severity,
  file: place.file,
  line: place.line,
  column: place.column,
  message,
  ...(details.found === undefined ? {} : { found: shown(details.found) }),
  ...(details.expected === undefined ? {} : { expected: details.expected }),
  ...(details.suggestion === undefined ? {} : { suggestion: details.suggestion }),
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

/** Where a refused character stood, what follows from it is not worth telling. */
const isEcho = (issue: Issue, told: ReadonlySet<string>): boolean =>
  (issue.found?.includes('\ufffd') ?? false) && told.has(issue.file);

const namesCharacter = (issue: Issue): boolean => /^U\+[0-9A-F]{4,6}$/.test(issue.found ?? '');

/** Adds to a list one by one: a call with as many arguments as there may be issues would overflow the stack. */
export const append = <T>(list: T[], items: Iterable<T>): void => {
  for (const item of items) list.push(item);
};

/** Issues by file, line and column, each once. */
export const sortIssues = (issues: readonly Issue[]): readonly Issue[] => {
  const told = new Set(issues.filter(namesCharacter).map((issue) => issue.file));
  const once = new Map(issues.filter((issue) => !isEcho(issue, told)).map((issue) => [keyOf(issue), issue]));
  return [...once.values()].sort(compare);
};

/** One line for people: `file:line:column: error: message (found X; expected Y; did you mean "Z"?)`. */
export const formatIssue = (issue: Issue): string => {
  const details = [
    ...(issue.found === undefined ? [] : [`found ${issue.found.trim() || 'nothing'}`]),
    ...(issue.expected === undefined ? [] : [`expected ${issue.expected}`]),
    ...(issue.suggestion === undefined ? [] : [`did you mean "${issue.suggestion}"?`]),
  ];
  const tail = details.length === 0 ? '' : ` (${details.join('; ')})`;
  const line = `${issue.file}:${issue.line}:${issue.column}: ${issue.severity}: ${issue.message}${tail}`;
  return escapeRefused(line).replace(/[\r\n\t]/g, ' ');
};
