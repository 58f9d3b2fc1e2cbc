import { make } from '../../browser/dom.ts';
import { deskPage } from './desk.ts';
import { phonePage } from './phone.ts';
import { classSay as say } from './say.ts';
import { wallPage } from './wall.ts';

const PAGES: Readonly<Record<string, (page: Element) => unknown>> = {
  phone: phonePage,
  wall: wallPage,
  desk: deskPage,
};

/** The time after which a page that finds nothing says what to look for, in milliseconds. */
const PATIENCE = 5000;

const page = document.getElementById('page');
if (page) {
  setTimeout(() => {
    if (page.querySelector('.first'))
      page.append(make('p', {}, say('Is this device on the same Wi-Fi as the teacher’s computer?')));
  }, PATIENCE);
  PAGES[document.body.dataset.page ?? '']?.(page);
}
