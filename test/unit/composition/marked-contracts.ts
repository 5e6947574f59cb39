import { parse, Source } from 'graphql';
import type { Contract } from '@demarc/supergraph/contract';

/** Where a mark stands in the text of a contract. */
export interface Mark {
  readonly subgraph: string;
  readonly line: number;
  readonly column: number;
}

/** Contracts without their marks, and where those were: `▸` the place that is expected, `▹` the others. */
export interface MarkedContracts {
  readonly contracts: readonly Contract[];
  readonly first: readonly Mark[];
  readonly others: readonly Mark[];
  /** The team that answers for a whole contract; undefined where it names none. */
  readonly ownerOf: (subgraph: string) => string | undefined;
}

const directives = [
  ...['key', 'shareable', 'external', 'requires', 'provides', 'override', 'tag', 'inaccessible'],
  ...['composeDirective', 'interfaceObject', 'authenticated', 'requiresScopes', 'policy'],
  ...['context', 'fromContext', 'cost', 'listSize'],
];

/** What a contract of team-NAME begins with; a contract that links for itself says so with `#whole`. */
const head = (subgraph: string) => `extend schema @contract(owner: "team-${subgraph}")
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${directives.map((name) => `"@${name}"`).join(', ')}])
directive @contract(owner: String) on SCHEMA | OBJECT | FIELD_DEFINITION | INTERFACE | ENUM
`;

/** Parses the contracts of subgraphs, by name. */
export function markedContracts(texts: Readonly<Record<string, string>>): MarkedContracts {
  const marks: (Mark & { readonly sign: string })[] = [];
  const contracts = Object.entries(texts).map(([name, types]) => {
    const text = types.startsWith('#whole') ? types : unmarkedFirstLine(name, types);
    return {
      name,
      url: `http://${name}.example/graphql`,
      document: parse(new Source(takeMarks(name, text, marks), `${name}.graphql`)),
    };
  });
  const ofSign = (wanted: string) =>
    marks.flatMap(({ sign, ...mark }) => (sign === wanted ? [mark] : []));
  return {
    contracts,
    first: ofSign('▸'),
    others: ofSign('▹'),
    ownerOf(subgraph) {
      const { document } = contracts.find(({ name }) => name === subgraph) ?? {};
      return /@contract\(owner: "([^"]+)"/.exec(document?.loc?.source.body ?? '')?.[1];
    },
  };
}

/** A mark at the very beginning of the types is one of the first line of the file. */
function unmarkedFirstLine(name: string, types: string): string {
  const [sign] = /^[▸▹]\n/.exec(types) ?? [''];
  return `${sign.trim()}${head(name)}${types.slice(sign.length)}`;
}

function takeMarks(
  subgraph: string,
  text: string,
  marks: (Mark & { readonly sign: string })[],
): string {
  const lines = text.split('\n').map((marked, index) => {
    let line = marked;
    for (let at = line.search(/[▸▹]/); at !== -1; at = line.search(/[▸▹]/)) {
      marks.push({ sign: line.charAt(at), subgraph, line: index + 1, column: at + 1 });
      line = line.slice(0, at) + line.slice(at + 1);
    }
    return line;
  });
  return lines.join('\n');
}
