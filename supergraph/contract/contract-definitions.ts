import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, Source, type DocumentNode } from 'graphql';

const file = fileURLToPath(new URL('./contract.graphql', import.meta.url));

/** The text of contract.graphql: what every contract repeats. */
export const contractDefinitionsText = readFileSync(file, 'utf8');

/** The definitions of the contract language: its three directives and their enums. */
export const contractDefinitions: DocumentNode = parse(new Source(contractDefinitionsText, file));
