import type { Page } from '@playwright/test';

export interface Watch {
  /** What went wrong, one line each; empty when nothing did. */
  readonly problems: string[];
  /** Looks at the page as it is now for markup that nobody of us writes. */
  readonly audit: (where: string) => Promise<void>;
}

/**
 * Watches a page for anything that a payload may manage: code that ran (`__xss(n)`, a dialog, a new global), a request, a
 * navigation, a frame, a window, markup that should not be there, and what the security policy had to stop.
 *
 * @param ours whether an address may be asked for
 */
export async function watch(page: Page, ours: (url: string) => boolean): Promise<Watch> {
  const problems: string[] = [];
  const note = (what: string) => {
    if (problems.length < 50) problems.push(what.slice(0, 600));
  };
  await page.exposeFunction('__xss', (number: number) => note(`payload ${number} ran`));
  await page.exposeFunction('__violated', (what: string) => note(`the security policy had to stop ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const told = window as unknown as { __violated: (what: string) => void };
      told.__violated(`${event.violatedDirective} ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  page.on('dialog', (dialog) => {
    note(`a dialog appeared: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => note(`a window opened: ${popup.url()}`));
  page.on('frameattached', () => note('a frame appeared'));
  page.on('framenavigated', (frame) => {
    if (!ours(frame.url()) && frame.url() !== 'about:blank') note(`it went to ${frame.url()}`);
  });
  page.on('request', (request) => {
    if (!ours(request.url()) && !/^(?:data|blob):/.test(request.url())) note(`it asked for ${request.url()}`);
  });
  page.on('pageerror', (error) => note(`an error: ${error}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) note(`the console says: ${message.text()}`);
  });
  return {
    problems,
    audit: async (where) => {
      const found = await page.evaluate(strangeMarkup, null);
      for (const one of found) note(`${where}: ${one}`);
    },
  };
}

/**
 * Runs in a page: elements, attributes and addresses that no page of ours has, in the document, or in a text of HTML.
 * By structure, so that it also sees what would run only at a click, or in another browser.
 */
export function strangeMarkup(html: string | null): string[] {
  const root = html === null ? document : new DOMParser().parseFromString(html, 'text/html');
  const found: string[] = [];
  const tell = (element: Element, why: string) => found.push(`${why}: ${element.outerHTML.slice(0, 200)}`);
  const never =
    'iframe,frame,frameset,object,embed,applet,base,portal,fencedframe,marquee,noscript,plaintext,xmp,math,foreignObject,animate,set,use,handler,isindex,bgsound,audio,video,track,dialog[open] form[method=dialog]';
  for (const element of root.querySelectorAll('*')) {
    // A form answers to the names of its fields, also to "attributes": what it says of itself is not to be trusted.
    const get = (name: string) => Element.prototype.getAttribute.call(element, name);
    const is = (selector: string) => Element.prototype.matches.call(element, selector);
    if (is(never)) tell(element, 'an element that is not ours');
    if (is('script:not([type="application/json"])') && !/^(?:\.\.?\/|\/assets\/)/.test(get('src') ?? ''))
      tell(element, 'a script that is not ours');
    if (is('meta[http-equiv]')) tell(element, 'a meta that commands');
    if (is('[id^=__clobbered],[name^=__clobbered]')) tell(element, 'a name of theirs');
    for (const name of Element.prototype.getAttributeNames.call(element)) {
      const value = get(name) ?? '';
      if (/^on/i.test(name) || name === 'srcdoc' || name === 'ping' || name === 'autofocus') tell(element, `the attribute ${name}`);
      if (!/^(?:src|srcset|href|xlink:href|action|formaction|poster|background|data|style)$/.test(name)) continue;
      // A link that says where it leads may lead anywhere by https; nothing else may.
      const link = is('a') && name === 'href' && /^(?:https:\/\/|#|\.{0,2}\/|\?)/.test(value);
      if (/evil\.test|__xss/.test(value) && !link) tell(element, `their address in ${name}`);
      if (name !== 'style' && /^[^a-z]*(?:javascript|vbscript|data:text|feed|view-source|pandu)\s*:/i.test(value))
        tell(element, `a scheme that runs in ${name}`);
    }
  }
  return found;
}
