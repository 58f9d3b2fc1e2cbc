import { NBSP, plural } from '../report/words/numbers.ts';
import { formatIssue, type Issue } from '../scenario/issue.ts';

/** `1 error, 2 doubts`. */
export const countIssues = (issues: readonly Issue[]): string => {
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  return `${plural(errors, 'error')}, ${plural(issues.length - errors, 'doubt')}`.replaceAll(NBSP, ' ');
};

/** From this many on, issues of one cause take one line. */
const MANY = 12;

/** Issues of one cause have the same words about the same file. */
const causeOf = ({ severity, file, message, expected }: Issue): string =>
  JSON.stringify([severity, file, message, expected]);

/** Errors first, then doubts, each in words. If one cause has many issues, they take one line with their count. */
export const issueLines = (issues: readonly Issue[]): readonly string[] => {
  const causes = new Map<string, { count: number; line: number }>();
  for (const issue of issues) {
    const { count = 0, line = 0 } = causes.get(causeOf(issue)) ?? {};
    causes.set(causeOf(issue), { count: count + 1, line: Math.max(line, issue.line) });
  }
  const lineOf = (issue: Issue): readonly string[] => {
    const cause = causeOf(issue);
    const { count, line } = causes.get(cause) ?? { count: 0, line: 0 };
    if (count > 0 && count < MANY) return [formatIssue(issue)];
    causes.delete(cause);
    return count === 0 ? [] : [`${formatIssue(issue)}, and ${count - 1} more like this, to line ${line}`];
  };
  return (['error', 'warning'] as const).flatMap((severity) =>
    issues.filter((issue) => issue.severity === severity).flatMap(lineOf),
  );
};

/** A scenario that cannot be used. Its message names every problem with its place. */
export class ScenarioError extends Error {
  /** The same problems as data. */
  readonly issues: readonly Issue[];

  /** `where`: the file or the name of the scenario. */
  constructor(issues: readonly Issue[], where: string) {
    super([...issueLines(issues), `${countIssues(issues)} in ${where}.`].join('\n'));
    this.name = 'ScenarioError';
    this.issues = issues;
  }
}

/** A request that a scenario cannot answer: it names an unknown state, for example, or a day outside the run. */
export class RequestError extends Error {
  /** The part of the request that is wrong (`by`, `odds`); undefined: the whole. */
  readonly option: string | undefined;

  constructor(problem: string, option?: string) {
    super(option === undefined ? problem : `${option}: ${problem}`);
    this.name = 'RequestError';
    this.option = option;
  }
}
