/** A word of the program: docs/glossary.md is the one place that explains it. */
export interface GlossaryRow {
  /** The heading under which it is. */
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

/** The words of a glossary in Markdown: its tables of two columns, the word in bold, with ids as code beside it. */
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

/** What a term, a weight or an index means, by its id; empty where the glossary does not say. */
export const meaningOf = (rows: readonly GlossaryRow[], id: string): string =>
  rows.find(({ ids }) => ids.includes(id))?.text ?? '';
