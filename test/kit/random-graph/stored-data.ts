/** A value as it is stored: JSON, `{ "$ref": id }` for an object, `{ "$throw": words }` for a fault. */
export type StoredValue =
  | null
  | string
  | number
  | boolean
  | readonly StoredValue[]
  | { readonly [name: string]: StoredValue };

/** An object: its fields, and what it is. */
export type StoredObject = Readonly<Record<string, StoredValue>> & { readonly __typename: string };

/** Everything that there is: id → object. `Query` and `Mutation` are the roots. */
export type StoredData = Readonly<Record<string, StoredObject>>;
