/** Markdown for where our desktop app is not: of a step action and of a picture the words stay. */
export const forElsewhere = (markdown: string): string =>
  markdown.replace(/!\[([^\]\n]{0,300})\]\(picture:[^)\s]{0,200}\)/g, '$1').replace(/\[([^\]\n]{1,300})\]\(pandu:[^)\n]{0,2000}\)/g, '$1');
