/** The public library for Node: files. */
export { fileReader } from './cli/reader.ts';
