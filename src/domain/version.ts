declare const __DEMARCHE_VERSION__: string | undefined;
declare const __DEMARCHE_BUILD__: string | undefined;

/** The version of the program: put in by the build; sources run as they are say `dev`. */
export const VERSION = typeof __DEMARCHE_VERSION__ === 'string' ? __DEMARCHE_VERSION__ : 'dev';

/** SHA-256, in hex, of the sources that the program was built from; undefined where sources run as they are. */
export const BUILD = typeof __DEMARCHE_BUILD__ === 'string' ? __DEMARCHE_BUILD__ : undefined;
