/** The public library of pages: a study as one page of HTML or Markdown. */
export type { Briefing } from './report/page/blocks.ts';
export { briefingOf } from './report/page/briefing.ts';
export type { BriefingInput } from './report/page/briefing-input.ts';
export { briefingHtml } from './report/page/html.ts';
export { briefingMarkdown } from './report/page/markdown.ts';
