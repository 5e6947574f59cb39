import type { ChangeKindEntry } from '../../change-kind.ts';

/** What can differ in a type as a whole, in what it belongs to, and in where operations start. */
export const typeKinds = {
  SCHEMA_QUERY_TYPE_CHANGED: {
    level: 'API',
    severities: ['BREAKING'],
    what: 'queries start at another type',
    why: 'The fields and fragments of the former type are refused where the other does not have them.',
  },
  SCHEMA_MUTATION_TYPE_CHANGED: {
    level: 'API',
    severities: ['SAFE', 'BREAKING'],
    what: 'mutations start at another type',
    why: 'Safe where they could not start before; else the fields and fragments of the former type are refused.',
  },
  SCHEMA_SUBSCRIPTION_TYPE_CHANGED: {
    level: 'API',
    severities: ['SAFE', 'BREAKING'],
    what: 'subscriptions start at another type',
    why: 'Safe where they could not start before; else the fields and fragments of the former type are refused.',
  },
  TYPE_ADDED: {
    level: 'API',
    severities: ['SAFE'],
    what: 'a type is new',
    why: 'No operation names it yet.',
  },
  TYPE_REMOVED: {
    level: 'API',
    severities: ['BREAKING'],
    what: 'a type is gone, and all that it had',
    why: 'Operations that name it, in a fragment or for a variable, are refused, and so is every use of what it had.',
  },
  TYPE_KIND_CHANGED: {
    level: 'API',
    severities: ['BREAKING'],
    what: 'a type is of another kind, such as a union that was an interface',
    why: 'An operation is written in another way for each kind of type.',
  },
  OBJECT_TYPE_INTERFACE_ADDED: {
    level: 'API',
    severities: ['SAFE', 'DANGEROUS'],
    what: 'a type implements one more interface',
    why: 'Clients that ask for the interface are given a type that they may not know. Safe where the interface is new, and of an interface: its object types say it for themselves.',
  },
  OBJECT_TYPE_INTERFACE_REMOVED: {
    level: 'API',
    severities: ['DANGEROUS', 'BREAKING'],
    what: 'a type implements an interface no longer',
    why: 'Fragments on the interface are refused where the type is read, and the other way round. Of an interface only dangerous: its object types say it for themselves, but code made from the schema may use the one as the other.',
  },
  UNION_MEMBER_ADDED: {
    level: 'API',
    severities: ['DANGEROUS'],
    what: 'a union has one more member',
    why: 'Clients that ask for the union are given a type that they may not know.',
  },
  UNION_MEMBER_REMOVED: {
    level: 'API',
    severities: ['BREAKING'],
    what: 'a member of a union is gone',
    why: 'Fragments on the member are refused where the union is read.',
  },
  ENUM_VALUE_ADDED: {
    level: 'API',
    severities: ['SAFE', 'DANGEROUS'],
    what: 'an enum has one more value',
    why: 'Clients that read the enum are given a value that they may not know. Safe where no field returns the enum: clients give only values that they know.',
  },
  ENUM_VALUE_REMOVED: {
    level: 'API',
    severities: ['BREAKING'],
    what: 'a value of an enum is gone, deprecated or not',
    why: 'Operations and variables that give it are refused, and code that names it no longer fits.',
  },
  SCALAR_SPECIFIED_BY_ADDED: {
    level: 'API',
    severities: ['SAFE'],
    what: 'a scalar says with @specifiedBy how its values are written',
    why: 'What was not said before is said now; the values stay.',
  },
  SCALAR_SPECIFIED_BY_CHANGED: {
    level: 'API',
    severities: ['DANGEROUS'],
    what: 'the values of a scalar are written by another specification',
    why: 'Clients that read its values by the former specification may fail.',
  },
  SCALAR_SPECIFIED_BY_REMOVED: {
    level: 'API',
    severities: ['DANGEROUS'],
    what: 'a scalar no longer says how its values are written',
    why: 'Clients have nothing left to hold its values to.',
  },
  UNKNOWN_DIFFERENCE: {
    level: 'API',
    severities: ['DANGEROUS'],
    what: 'something is different that no other kind describes',
    why: 'Nobody has judged yet what it does to clients: compare both versions by eye.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
