import { hostname, networkInterfaces } from 'node:os';

/** The addresses that this computer has on its networks. */
const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);

/** What a device may call this computer: the first name is the one to give to a class. */
export const ownNames = (isLan: boolean): readonly [string, ...string[]] => {
  if (!isLan) return ['localhost'];
  const [first = 'localhost', ...others] = ownAddresses();
  const name = hostname().toLowerCase();
  return [first, ...others, name, `${name}.local`];
};
