import type { WorldGrid } from '../report/page/draw/outlines.ts';
import type { Trail } from '../session/branches.ts';
import type { GlossaryRow } from './words/glossary.ts';

/** A scenario that can be opened. */
export interface ScenarioCard {
  readonly path: string;
  /** The name of its file or folder. */
  readonly name: string;
  readonly title: string;
  readonly question: string;
  /** The heading under which it is listed, if there is one. */
  readonly group?: string;
}

/** The file that a branch would become. */
export interface BranchFile {
  /** Everything that it changes, in words. */
  readonly changes: readonly string[];
  /** The whole text of the file. */
  readonly text: string;
}

/** What can be written to a file besides a branch: a picture of a screen, the odds that it shows, or a report. */
export type Exported = 'picture' | 'odds' | 'report';

/** A command of the shell, for the help. */
export interface ShellCommand {
  readonly name: string;
  readonly summary: string;
}

/** What the screens read of the world outside a play. Everything is read when it is first needed. */
export interface Outside {
  /** A seed that no person has chosen. */
  readonly newSeed: () => string;
  /** Scenarios and what-ifs that can be opened instead of this one. */
  readonly scenarios: () => readonly ScenarioCard[];
  readonly map: () => WorldGrid;
  readonly commands: readonly ShellCommand[];
  readonly glossary: () => readonly GlossaryRow[];
  /** A path for the shown branch. */
  readonly proposedPath: (play: Trail) => string;
  readonly branchFile: (play: Trail, path: string) => BranchFile;
  /** A path for something that is written besides a branch. */
  readonly exportPath: (play: Trail, what: Exported) => string;
}

/** The result of writing a file: it is written, or a file was there already, or it cannot be written. */
export interface SaveResult {
  readonly kind: 'saved' | 'exists' | 'failed';
  /** The path that was meant, as it is shown. */
  readonly path: string;
  /** What the person should know. */
  readonly words: string;
}
