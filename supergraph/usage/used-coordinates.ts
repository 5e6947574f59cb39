import { isSpecifiedScalarType, type GraphQLNamedType } from 'graphql';

/**
 * How an operation is bound to a coordinate, the strongest first. `selected`: the document names it,
 * and is refused without it. `maySend`: a variable can carry it. `mayReceive`: an answer can hold it.
 */
export const involvements = ['selected', 'maySend', 'mayReceive'] as const;
export type Involvement = (typeof involvements)[number];

/** Every coordinate that an operation uses, each with the strongest reason. */
export type UsedCoordinates = ReadonlyMap<string, Involvement>;

/** Collects the coordinates of one operation. */
export interface CoordinateCollector {
  readonly used: UsedCoordinates;
  add(coordinate: string, involvement: Involvement): void;
  /** Adds the type, unless every schema has it. */
  addType(type: GraphQLNamedType, involvement: Involvement): void;
}

/** A collector that has nothing yet. */
export function openCollector(): CoordinateCollector {
  const used = new Map<string, Involvement>();
  const add = (coordinate: string, involvement: Involvement) => {
    const known = used.get(coordinate);
    const isStronger =
      known === undefined || involvements.indexOf(involvement) < involvements.indexOf(known);
    if (isStronger) used.set(coordinate, involvement);
  };
  return {
    used,
    add,
    addType(type, involvement) {
      if (!isSpecifiedScalarType(type)) add(type.name, involvement);
    },
  };
}
