import type { SubgraphDraft, TypeDraft } from './graph-draft.ts';

const directives =
  '"@key" "@shareable" "@external" "@requires" "@provides" "@override" "@inaccessible" "@interfaceObject"';

/** A contract as text, federation 2. */
export function printContract(subgraph: SubgraphDraft): string {
  const imports = directives.replaceAll('" "', '", "');
  const unions = [...subgraph.unions].map(
    ([name, members]) => `union ${name} = ${[...members].join(' | ')}`,
  );
  return [
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`,
    ...subgraph.shared,
    ...unions,
    ...[...subgraph.types].filter(([, { fields }]) => fields.size > 0).map(printType),
    '',
  ].join('\n\n');
}

function printType([name, type]: readonly [string, TypeDraft]): string {
  const implemented = [...type.interfaces].join(' & ');
  const head = [
    type.keyword,
    name,
    ...(implemented === '' ? [] : ['implements', implemented]),
    ...type.directives,
  ].join(' ');
  const fields = [...type.fields].map(
    ([field, draft]) =>
      `  ${[`${field}${draft.args}: ${draft.type}`, ...draft.directives].join(' ')}`,
  );
  return `${head} {\n${fields.join('\n')}\n}`;
}
