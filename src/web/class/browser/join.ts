import { button, make } from './make.ts';
import type { Unseated } from './phone-parts.ts';

type Joining = Extract<Unseated, { readonly seats: object }>;

/** Most devices of a team, as the server has it. */
const FULL = 3;

const stateOf = (devices: number): string => {
  if (devices === 0) return 'nobody here yet';
  const here = `${devices} ${devices === 1 ? 'device' : 'devices'} here`;
  return devices >= FULL ? `full: ${here}` : `${here}: the teacher has to let you in`;
};

/** What was typed and chosen: the page is drawn again when a team sits down. */
const typed = { code: '', seat: '' };

const codeInput = (): HTMLInputElement => {
  const code = document.createElement('input');
  const fromLink = /^#(\d{6})$/.exec(location.hash)?.[1];
  Object.assign(code, {
    type: 'text',
    inputMode: 'numeric',
    id: 'code',
    className: 'codein',
    autocomplete: 'off',
    maxLength: 7,
    value: typed.code || (fromLink ?? ''),
  });
  code.addEventListener('input', () => {
    typed.code = code.value;
  });
  return code;
};

/** Where a device joins: the code from the wall, or from the QR code's link, and a team. */
export const joinPart = (
  { title, seats, isLocked }: Joining,
  said: string,
  join: (code: string, seat: string) => void,
): readonly Element[] => {
  const code = codeInput();
  const radios = seats.map(({ id, label, devices }) => {
    const input = document.createElement('input');
    Object.assign(input, {
      type: 'radio',
      name: 'team',
      value: id,
      disabled: devices >= FULL,
      checked: typed.seat === id,
    });
    input.addEventListener('change', () => {
      typed.seat = id;
    });
    return [
      make('label', {}, input, make('span', { dir: 'auto' }, label), make('small', {}, stateOf(devices))),
      input,
    ] as const;
  });
  const fault = make('p', { class: 'err', role: 'alert' }, said);
  const go = (): void => {
    const seat = radios.find(([, { checked }]) => checked)?.[1].value;
    if (code.value.replace(/\D/g, '').length !== 6) fault.textContent = 'Type the six digits from the wall.';
    else if (seat === undefined) fault.textContent = 'Choose your team.';
    else join(code.value, seat);
  };
  return [
    make(
      'div',
      { class: 'in' },
      make('p', { class: 'kicker', dir: 'auto' }, title),
      make('h1', {}, 'Join the class'),
      isLocked ? make('p', { class: 'note bad' }, 'Joining is locked. Ask your teacher.') : undefined,
      make('div', {}, make('label', { class: 'lbl', for: 'code' }, 'The code on the wall'), code),
      make(
        'fieldset',
        { class: 'pick' },
        make('legend', { class: 'lbl' }, 'Your team'),
        radios.map(([label]) => label),
      ),
      fault,
      make(
        'p',
        { class: 'small soft' },
        'No name, no account. This device keeps a seat until the lesson ends. The page is not encrypted: type nothing private.',
      ),
    ),
    make('div', { class: 'go' }, button('Sit down', go, 'main')),
  ];
};
