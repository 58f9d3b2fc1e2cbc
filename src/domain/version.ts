declare const __DEMARCHE_VERSION__: string | undefined;

/** The version of the program: put in by the build; sources run as they are say `dev`. */
export const VERSION = typeof __DEMARCHE_VERSION__ === 'string' ? __DEMARCHE_VERSION__ : 'dev';
