/** Two parts of seedrandom. Its main file brings five other generators along, which nothing here draws from. */
declare module 'seedrandom/seedrandom.js' {
  import seedrandom = require('seedrandom');
  export = seedrandom;
}

declare module 'seedrandom/lib/alea.js' {
  import seedrandom = require('seedrandom');
  const alea: (typeof seedrandom)['alea'];
  export = alea;
}
