import { NBSP, plural } from '../report/words/numbers.ts';
import { formatIssue, type Issue } from '../scenario/issue.ts';

/** `1 error, 2 doubts`. */
export const countIssues = (issues: readonly Issue[]): string => {
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  return `${plural(errors, 'error')}, ${plural(issues.length - errors, 'doubt')}`.replaceAll(NBSP, ' ');
};

/** Errors first, then doubts, each in words. */
export const issueLines = (issues: readonly Issue[]): readonly string[] =>
  (['error', 'warning'] as const).flatMap((severity) =>
    issues.filter((issue) => issue.severity === severity).map(formatIssue),
  );

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
