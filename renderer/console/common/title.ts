import calmIcon from '../icon.svg?url&no-inline';
import waitingIcon from '../icon-waits.svg?url&no-inline';

let page = '';
let waiting = 0;

function draw(): void {
  const name = page ? `${page} · Pandu` : 'Pandu';
  document.title = waiting > 0 ? `(${waiting}) ${name}` : name;
}

/** Names the page in the browser's tab. */
export function setPageTitle(title: string): void {
  page = title;
  draw();
}

/** How many tickets wait for the help desk: a number before the title, and a dot on the icon. */
export function setWaiting(count: number): void {
  waiting = count;
  draw();
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const wanted = count > 0 ? waitingIcon : calmIcon;
  if (icon && icon.getAttribute('href') !== wanted) icon.setAttribute('href', wanted);
}
