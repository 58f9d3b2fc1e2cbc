// The whole package holds seven generators. Programs in a browser should carry only the two that are used.
declare module 'seedrandom/seedrandom.js' {
  const seedrandom: typeof import('seedrandom');
  export = seedrandom;
}
declare module 'seedrandom/lib/alea.js' {
  const alea: typeof import('seedrandom').alea;
  export = alea;
}
