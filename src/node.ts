/** The public library for Node: scenarios by name and from files, and threads. */
export { openSource as openScenario } from './cli/open-source.ts';
export { fileReader } from './cli/reader.ts';
export { openThreads, type Threads } from './cli/threads.ts';
