import type { CommandSpec } from '../command.ts';
import { LOOKS_FLAGS, option } from '../options.ts';

/** `open`: plays the what-if of a link of a living page. */
export const OPEN: CommandSpec = {
  name: 'open',
  summary: 'play the what-if that a link of a living page says',
  about:
    'Open a link of a page that report --live has written, in the terminal UI: the same scenario, changes, luck and future. Nothing is fetched: the scenario and its what-ifs are those that come with demarche, or files that are named here. Without a terminal, the plain account of that future.',
  args: [
    ['<link>', 'the address of the page with its fragment, or the fragment alone'],
    ['[whatif...]', 'what-if files that the link names, where they do not come with demarche'],
  ],
  options: [
    option('--scenario <scenario>', 'the scenario of the page, where it does not come with demarche'),
    option('--plain', 'plain text, in a terminal too'),
    ...LOOKS_FLAGS,
  ],
  examples: [
    'open "#scenario=two-states&seed=moscow&set=weights.gain=3"',
    'open "https://example.org/page.html#scenario=russia-precedent&seed=moscow&if=china-recognises-2026" --plain',
  ],
  load: async ({ parent }) => {
    const { openAction } = await import('../actions/open.ts');
    const commands = (parent?.commands ?? []).map((each) => ({ name: each.name(), summary: each.summary() }));
    return (link: string, whatIfs: readonly string[], flags: Parameters<typeof openAction>[2]) =>
      openAction(link, whatIfs, flags, commands);
  },
};
