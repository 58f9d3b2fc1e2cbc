export { playFuture } from './counts';
export { free, layout } from './layout';
export { drawDispositions, drawParameters, key } from './luck';
export { advanceStates, fade, rungsChanged } from './passes';
export { refresh } from './rates';
export { begin, settleStart } from './start';
export { playTurn } from './turn';
