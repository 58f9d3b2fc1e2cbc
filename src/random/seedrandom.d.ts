// The whole package holds seven generators; what programs in a browser carry should be only the two that are used.
declare module 'seedrandom/seedrandom.js' {
  const seedrandom: typeof import('seedrandom');
  export = seedrandom;
}
declare module 'seedrandom/lib/alea.js' {
  const alea: typeof import('seedrandom').alea;
  export = alea;
}
