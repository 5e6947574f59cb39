export { changelogMarkdown } from './changelog-markdown.ts';
export { countOf } from './count-of.ts';
export { plainLine, plainText } from './plain-text.ts';
