declare const __DEMARCHE_VERSION__: string | undefined;
declare const __DEMARCHE_BUILD__: string | undefined;

/** The version of the program. The build puts it in. Sources that run unbuilt say `dev`. */
export const VERSION = typeof __DEMARCHE_VERSION__ === 'string' ? __DEMARCHE_VERSION__ : 'dev';

/** SHA-256, in hex, of the sources that the program was built from. Undefined if the sources run unbuilt. */
export const BUILD = typeof __DEMARCHE_BUILD__ === 'string' ? __DEMARCHE_BUILD__ : undefined;
