import { latinDigits } from '../../../exercise/chance.ts';
import { make } from '../../browser/dom.ts';
import { button } from './make.ts';
import type { Unseated } from './phone-parts.ts';
import { classSay as say } from './say.ts';

type Joining = Extract<Unseated, { readonly seats: object }>;

/** Most devices of a team, as the server has it. */
const FULL = 3;

const stateOf = (devices: number): string => {
  if (devices === 0) return say('nobody here yet');
  const here = say('{n} devices here', { n: devices });
  return devices >= FULL
    ? say('full: {here}', { here })
    : say('{here}: the teacher has to let you in', { here });
};

/** The typed and chosen values. The page is drawn again when a team sits down. */
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
    dir: 'ltr',
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
  code.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') go();
  });
  const fault = make('p', { class: 'err', role: 'alert' }, said);
  const go = (): void => {
    const seat = radios.find(([, { checked }]) => checked)?.[1].value;
    const digits = latinDigits(code.value).replace(/\D/g, '');
    if (digits.length !== 6) fault.textContent = say('Type the six digits from the wall.');
    else if (seat === undefined) fault.textContent = say('Choose your team.');
    else join(digits, seat);
  };
  return [
    make(
      'div',
      { class: 'in' },
      make('p', { class: 'kicker', dir: 'auto' }, title),
      make('h1', {}, say('Join the class')),
      isLocked ? make('p', { class: 'note bad' }, say('Joining is locked. Ask your teacher.')) : undefined,
      make('div', {}, make('label', { class: 'lbl', for: 'code' }, say('The code on the wall')), code),
      make(
        'fieldset',
        { class: 'pick' },
        make('legend', { class: 'lbl' }, say('Your team')),
        radios.map(([label]) => label),
      ),
      fault,
      make(
        'p',
        { class: 'small soft' },
        say(
          'No name, no account. This device keeps a seat until the lesson ends. The page is not encrypted: type nothing private.',
        ),
      ),
    ),
    make('div', { class: 'go' }, button(say('Sit down'), go, 'main')),
  ];
};
