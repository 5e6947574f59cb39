import { offsetAt, placeOf, type Contract, type Finding } from '@demarc/supergraph/contract';

/** What a check is about, and what its findings point into. */
export interface Focus {
  /** The names of the subgraphs that are checked. */
  readonly subjects: readonly string[];
  readonly contracts: readonly Contract[];
}

/**
 * Puts the checked side of a disagreement first: the others fitted together before it changed, and its
 * team is the one that reads the report.
 */
export function focusFinding(finding: Finding, { subjects, contracts }: Focus): Finding {
  const { subgraph, coordinate, owner, file, line, column, otherPlaces = [], ...rest } = finding;
  const isSubject = (name: string | undefined) => name !== undefined && subjects.includes(name);
  const mine = otherPlaces.find((place) => isSubject(place.subgraph));
  if (isSubject(subgraph) || mine === undefined) return finding;
  const source = contracts.find(({ name }) => name === mine.subgraph)?.document.loc?.source;
  if (source === undefined) return finding;
  const theirs =
    subgraph === undefined || file === undefined || line === undefined || column === undefined
      ? []
      : [
          {
            subgraph,
            ...(coordinate !== undefined && { coordinate }),
            ...(owner !== undefined && { owner }),
            file,
            line,
            column,
          },
        ];
  return {
    ...rest,
    // A place of its own may be named less narrowly than the disagreement is.
    ...(coordinate !== undefined && { coordinate }),
    ...mine,
    ...placeOf({ source, start: offsetAt(source, mine) }),
    otherPlaces: [...theirs, ...otherPlaces.filter((place) => place !== mine)],
  };
}
