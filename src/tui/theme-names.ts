/** The themes, in the order in which the key goes round. This file loads nothing: the command's options read it. */
export const THEMES = ['dark', 'light', 'high-contrast', '16', 'none'] as const;
export type ThemeName = (typeof THEMES)[number];
