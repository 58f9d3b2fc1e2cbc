export { free, layout } from './layout';
export { drawClocks, drawDispositions, drawParameters, key } from './luck';
export { advanceStates, fade, rungsChanged } from './passes';
export { refresh } from './rates';
export { playTurn } from './turn';
