/** The public library for Node: scenarios by name and from files, files of tallies, threads, and the JSON Schema of scenario files. */
export { openSource as openScenario } from './cli/files/open-source.ts';
export { fileReader } from './cli/files/reader.ts';
export { openThreads, type Threads } from './cli/threads/open-threads.ts';
export { scenarioJsonSchema } from './scenario/json-schema.ts';
export {
  type Decoded,
  decodeStudy,
  encodeStudy,
  type StudyOf,
  studyDifferences,
} from './study/futures/tally-file.ts';
