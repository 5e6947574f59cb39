import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, Source, type DocumentNode } from 'graphql';

const file = join(import.meta.dirname, 'contract.graphql');

/** The text of contract.graphql: what every contract repeats. */
export const contractDefinitionsText = readFileSync(file, 'utf8');

/** The definitions of the contract language: its three directives and their enums. */
export const contractDefinitions: DocumentNode = parse(new Source(contractDefinitionsText, file));
