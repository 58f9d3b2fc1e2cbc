/** A word of the program. Only docs/glossary.md explains it. */
export interface GlossaryRow {
  /** The heading above the word. */
  readonly part: string;
  readonly word: string;
  /** The ids in scenario files and tables that have this meaning. */
  readonly ids: readonly string[];
  readonly text: string;
}

const bare = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .trim();

/** The words of a glossary in Markdown: tables of two columns. The first has the word in bold, and its ids as code. */
export const parseGlossary = (markdown: string): readonly GlossaryRow[] => {
  let part = '';
  return markdown.split('\n').flatMap((line): readonly GlossaryRow[] => {
    part = /^## (.+)/.exec(line)?.[1] ?? part;
    const [, head = '', text = ''] = /^\| (\*\*.*?) \| (.*) \|$/.exec(line) ?? [];
    if (head === '') return [];
    const ids = [...head.matchAll(/`([a-z_]+)`/g)].map(([, id = '']) => id);
    return [{ part, word: bare(head), ids, text: bare(text) }];
  });
};

/** The meaning of a term, a weight or an index, by its id. Empty if the glossary does not have the id. */
export const meaningOf = (rows: readonly GlossaryRow[], id: string): string =>
  rows.find(({ ids }) => ids.includes(id))?.text ?? '';
