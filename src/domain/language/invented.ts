/** Whether a source says that its text is made up: `invented`, or `invented: why`. */
export const isInvented = (source: string): boolean => /^invented\b/i.test(source);
