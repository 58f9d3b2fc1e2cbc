import { send } from './wire.ts';

/** Shows the key of a link once, and removes the key from sight. After that, a cookie lets the page in. */
export const claimByKey = async (): Promise<void> => {
  const key = location.hash.slice(1);
  if (key === '') return;
  await send('/claim', { key }, () => {});
  history.replaceState(null, '', location.pathname);
};
