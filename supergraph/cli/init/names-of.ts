/** What a new context calls its first things, each in the case that its place wants. */
export type TemplateNames = Readonly<Record<string, string>>;

/** The words that the template leaves open, for a context and its owner. */
export function namesOf(name: string, owner: string): TemplateNames {
  const words = name.split(/[-_]+/).filter((word) => word !== '');
  const [first = '', ...rest] = words;
  const Context = words.map(capitalise).join('');
  const value = [first, ...rest.map(capitalise)].join('');
  const snake = words.join('_');
  return {
    name,
    owner,
    kebab: words.join('-'),
    context: snake,
    // As foundation/database names the roles of a context.
    role: name.replaceAll('-', '_'),
    value,
    Context,
    type: `${Context}Item`,
    field: `${value}Item`,
    table: `${snake}_items`,
    file: `${words.join('-')}-item`,
    // A TypeID's prefix holds letters alone: https://github.com/jetify-com/typeid/tree/main/spec
    prefix: words.join('').replaceAll(/[^a-z]/g, ''),
  };
}

function capitalise(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
