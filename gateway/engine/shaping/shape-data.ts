import type { Completion } from '../../blame/attribute-errors.ts';
import { bounds } from '../../bounds.ts';
import {
  isResponseObject,
  readKey,
  setKey,
  type ResponseObject,
} from '../values/response-object.ts';
import type { FieldShape, ListShape, ObjectShape, ValueShape } from './compile-shape.ts';

/** What leaves as `data`, and each place where a value did not fit. */
export interface ShapedData {
  readonly data: ResponseObject | null;
  readonly misfits: readonly Completion[];
}

/** A null whose error is known. */
const FAILED = Symbol('failed');

/**
 * Makes of what subgraphs brought what the operation asked for: every value checked against its type, in the order
 * of the selection, and nothing that was not selected. Nulls travel up to the next nullable place
 * (https://spec.graphql.org/October2021/#sec-Handling-Field-Errors).
 *
 * @param introspected - the answers about the schema, by response key
 */
export function shapeData(
  source: ResponseObject,
  shape: ObjectShape,
  introspected: Readonly<Record<string, unknown>>,
): ShapedData {
  const misfits: Completion[] = [];
  const path: (string | number)[] = [];

  const misfit = (message: string): typeof FAILED => {
    if (misfits.length < bounds.failedPlaces.is) misfits.push({ path: [...path], message });
    return FAILED;
  };

  const complete = (value: unknown, type: ValueShape, parent: string): unknown => {
    if (value === undefined || value === null) {
      return type.isNonNull
        ? misfit(`Cannot return null for non-nullable ${place(parent)}.`)
        : null;
    }
    switch (type.kind) {
      case 'leaf': {
        const checked = type.check(value);
        if (checked === undefined) return misfit(`Invalid value found for ${place(parent)}.`);
        if (checked !== null || !type.isNonNull) return checked;
        return misfit(`Cannot return null for non-nullable ${place(parent)}.`);
      }
      case 'list':
        return completeList(value, type, parent);
      case 'object':
        return completeObject(value, type, parent);
    }
  };

  const completeList = (value: unknown, type: ListShape, parent: string): unknown => {
    if (!Array.isArray(value)) return misfit(`Invalid value, no list, found for ${place(parent)}.`);
    const { of } = type;
    const list = new Array<unknown>(value.length);
    // Goes on after a null that travels up: each value that does not fit is told of.
    let isLost = false;
    for (let index = 0; index < value.length; index += 1) {
      path.push(index);
      const item = complete(value[index], of, parent);
      path.pop();
      if (item === FAILED && of.isNonNull) isLost = true;
      list[index] = item === FAILED ? null : item;
    }
    return isLost ? FAILED : list;
  };

  const completeObject = (value: unknown, type: ObjectShape, parent: string): unknown => {
    if (!isResponseObject(value)) {
      return misfit(`Invalid value, no object, found for ${place(parent)}.`);
    }
    let { fields } = type;
    if (fields === undefined) {
      // Of an interface object nobody may have asked for a name: it is one of the interface's, whichever.
      const { __typename: typename = type.type } = value;
      fields = typeof typename === 'string' ? type.fieldsOf(typename) : undefined;
      if (fields === undefined) return misfit(`Invalid __typename found for ${place(parent)}.`);
    }
    return completeFields(value, fields, type.type);
  };

  const completeFields = (
    value: ResponseObject,
    fields: readonly FieldShape[],
    parent: string,
  ): unknown => {
    const object: ResponseObject = {};
    let isLost = false;
    for (const field of fields) {
      const { key } = field;
      if (field.kind !== 'value') {
        setKey(object, key, field.kind === 'typename' ? field.typename : introspected[key]);
        continue;
      }
      path.push(key);
      const completed = complete(readKey(value, key), field.shape, parent);
      path.pop();
      if (completed === FAILED && field.shape.isNonNull) isLost = true;
      setKey(object, key, completed === FAILED ? null : completed);
    }
    return isLost ? FAILED : object;
  };

  const place = (parent: string): string => {
    const last = path.at(-1);
    return typeof last === 'number' ? `the item ${last} of a list` : `field ${parent}.${last}`;
  };

  const data = completeFields(source, shape.fields ?? [], shape.type);
  return { data: data === FAILED ? null : (data as ResponseObject), misfits };
}
