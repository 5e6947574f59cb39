import {
  contractDirective,
  directivesNamed,
  type CompatLevel,
  type ContractFacts,
} from '@demarc/supergraph/contract';
import { Kind, type Location } from 'graphql';

/** What `extend schema @contract(…)` says for all that says nothing itself. */
export interface SchemaDefaults {
  readonly owner: string | undefined;
  readonly compat: CompatLevel;
  readonly location: Location | undefined;
}

const known = new WeakMap<ContractFacts, SchemaDefaults>();

/** Reads the defaults of a contract, once. */
export function schemaDefaults(contract: ContractFacts): SchemaDefaults {
  const found = known.get(contract) ?? readDefaults(contract);
  known.set(contract, found);
  return found;
}

function readDefaults({ contract, schemaOwner }: ContractFacts): SchemaDefaults {
  const said = contract.document.definitions.flatMap((node) => {
    const isSchema = node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION;
    const directive = isSchema ? contractDirective(node) : undefined;
    return isSchema && directive ? [{ directive, node }] : [];
  });
  return {
    owner: schemaOwner,
    compat: said.map(({ directive }) => directive.compat).find((one) => one) ?? 'BACKWARD',
    location: said.flatMap(({ node }) => directivesNamed(node, 'contract'))[0]?.loc,
  };
}
