interface Part {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly summary: string;
  /** By `rel`. */
  readonly links: Readonly<Record<string, string>>;
}
interface Feed extends Part {
  readonly author: string;
  readonly entries: readonly Part[];
}

/** What a feed of ours says; that any reader understands its XML is shown in a browser, by its own parser. */
export function readAtom(xml: string): Feed {
  const [head = '', ...entries] = xml.split('<entry>');
  return { ...partOf(head), author: textOf(head, 'name'), entries: entries.map(partOf) };
}

function partOf(xml: string): Part {
  const links = [...xml.matchAll(/<link rel="(\w+)"[^>]* href="([^"]*)"\/>/g)].map(([, rel = '', href = '']) => [rel, plain(href)]);
  return {
    id: textOf(xml, 'id'),
    title: textOf(xml, 'title'),
    updated: textOf(xml, 'updated'),
    summary: textOf(xml, 'summary'),
    links: Object.fromEntries(links),
  };
}

const textOf = (xml: string, name: string): string => plain(new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '');

const plain = (text: string): string =>
  text.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? '');
