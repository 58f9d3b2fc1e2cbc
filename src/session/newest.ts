/**
 * Keeps the newest few values, each made once for its key, about one subject. Forgets all values when the subject
 * changes. A value that is asked for again counts as new.
 */
export const newestFew = <Subject, Made>(most: number) => {
  let subject: Subject | undefined;
  const kept = new Map<string, Made>();
  return (about: Subject, key: string, make: () => Made): Made => {
    if (about !== subject) kept.clear();
    subject = about;
    const made = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return made;
  };
};
