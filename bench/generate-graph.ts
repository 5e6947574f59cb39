import { contractDefinitionsText } from '@demarc/supergraph/contract';

/** A contract of the generated graph. */
export interface GeneratedContract {
  readonly name: string;
  readonly text: string;
}

/** A graph that is the same each time it is generated. */
export interface GeneratedGraph {
  readonly contracts: readonly GeneratedContract[];
  /** The team of each context, as owners.yaml would have it, and `platform` for what all share. */
  readonly teams: readonly { readonly id: string; readonly contexts: readonly string[] }[];
  /** How many fields of objects and interfaces there are, each counted in every contract that has it. */
  readonly fields: number;
}

/** Fields of objects and interfaces in each contract. */
export const FIELDS_PER_SUBGRAPH = 100;

/** Which other contexts a context adds fields to: near ones and far ones, so that everything is connected. */
const NEIGHBOURS = [1, 7, 31];
const ENTITIES = ['Case', 'Asset', 'Plan'];

/**
 * Generates the contracts of a graph: entities that other contexts add fields to, value types that all
 * of them share, interfaces, unions, enums, inputs and mutations, annotated so that policy passes.
 */
export function generateGraph(subgraphs: number): GeneratedGraph {
  const names = Array.from({ length: subgraphs }, (_, index) => nameOf(index));
  return {
    contracts: names.map((name, index) => ({ name, text: contractOf(index, subgraphs) })),
    teams: [
      { id: 'platform', contexts: [] },
      ...names.map((name) => ({ id: teamOf(name), contexts: [name] })),
    ],
    fields: subgraphs * FIELDS_PER_SUBGRAPH,
  };
}

/**
 * What a team does to its contract in a day: a field more, one deprecated, one that may be null now.
 *
 * @param addition a word for the new field's description, for contracts that differ in it alone
 */
export function changeContract(
  { name, text }: GeneratedContract,
  addition: string,
): GeneratedContract {
  const code = codeOf(name);
  const lifecycle = `@lifecycle(stage: DEPRECATED, since: "2027-01-04", replacedBy: "Case${code}.text2", retireOn: "2027-06-30")`;
  const edits: readonly (readonly [from: string, to: string])[] = [
    [
      `  "What the case${code} holds in part 0."`,
      `  "What was added to the case for ${addition}."\n  added: String @contract(source: "${sourceOf(name)}.added")\n  "What the case${code} holds in part 0."`,
    ],
    [
      'text1: String @contract',
      `text1: String @deprecated(reason: "Use Case${code}.text2. Retires 2027-06-30.") ${lifecycle} @contract`,
    ],
    ['text3: String! @contract', 'text3: String @contract'],
  ];
  return { name, text: edits.reduce((all, [from, to]) => all.replace(from, to), text) };
}

function nameOf(index: number): string {
  return `context-${codeOf(String(index))}`;
}

/** `context-17` and 17 → `017` */
function codeOf(name: string): string {
  return name.replace(/^\D*/, '').padStart(3, '0');
}

function teamOf(name: string): string {
  return `team-${codeOf(name)}`;
}

function sourceOf(name: string): string {
  return `ledger_${codeOf(name)}.rows`;
}

function contractOf(index: number, subgraphs: number): string {
  const name = nameOf(index);
  const code = codeOf(name);
  const source = (column: string) => `@contract(source: "${sourceOf(name)}.${column}")`;
  const ofOthers = NEIGHBOURS.map((distance) => (index + distance) % subgraphs)
    .filter((other) => other !== index)
    .map((other, at) => ({ type: `${ENTITIES[at] ?? 'Case'}${codeOf(String(other))}`, at }));

  const entity = (
    kind: string,
    fields: number,
  ) => `"One ${kind.toLowerCase()} of context ${code}, from its first day on."
type ${kind}${code} implements Item${code} @key(fields: "id") @contract(owner: "${teamOf(name)}", source: "${sourceOf(name)}", process: "process ${code}") @data(class: INTERNAL) {
  "Names the ${kind.toLowerCase()} for ever."
  id: ID! @contract(source: "${sourceOf(name)}.id", compat: FULL)
  "What people call the ${kind.toLowerCase()}."
  title: String! ${source('title')}
${Array.from({ length: fields }, (_, part) => `  "What the ${kind.toLowerCase()}${code} holds in part ${part}."\n  ${fieldOf(part, code)} ${source(`part_${part}`)}`).join('\n')}
}`;
  const addition = ({
    type,
    at,
  }: {
    type: string;
    at: number;
  }) => `type ${type} @key(fields: "id") {
  id: ID!
${Array.from({ length: 4 }, (_, part) => `  "What context ${code} knows of the ${type} in part ${part}."\n  seenBy${code}At${at}Part${part}(\n    "How exact it has to be."\n    precision: Precision${code} = COARSE\n  ): ${part % 2 === 0 ? 'Money' : 'String'} ${source(`seen_${part}`)} @data(class: INTERNAL)`).join('\n')}
}`;
  // What a small graph has fewer neighbours for, the context holds itself.
  const missing = (NEIGHBOURS.length - ofOthers.length) * 5;
  return `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@composeDirective"])
  @link(url: "https://specs.demarc.dev/contract/v1.0", import: ["@contract", "@lifecycle", "@data"])
  @composeDirective(name: "@contract")
  @composeDirective(name: "@lifecycle")
  @composeDirective(name: "@data")
  @contract(owner: "${teamOf(name)}")

"Where reading starts."
type Query {
${ENTITIES.map((kind) => `  "One ${kind.toLowerCase()} of context ${code} by its id; null when there is none."\n  one${kind}${code}(\n    "The id to look for."\n    id: ID!\n  ): ${kind}${code} ${source('id')}`).join('\n')}
  "The cases of context ${code} that fit, newest first."
  listOfCases${code}(
    "How many to return, 0 to 100."
    first: Int! = 20
    "Which ones; all unless given."
    filter: CaseFilter${code}
  ): [Case${code}!]! ${source('all')}
  "Whatever context ${code} finds under these words."
  searchIn${code}(
    "The words to look for."
    words: String!
  ): [Found${code}!]! ${source('words')}
}

"Where writing starts."
type Mutation {
  "Opens a case in context ${code}."
  openCase${code}(
    "What the case is to be."
    input: OpenCaseInput${code}!
  ): OpenCase${code}Payload! ${source('opened')}
  "Closes a case in context ${code}, for good."
  closeCase${code}(
    "Which case, and why."
    input: CloseCaseInput${code}!
  ): CloseCase${code}Payload! ${source('closed')}
}

"What every item of context ${code} has."
interface Item${code} @contract(source: "${sourceOf(name)}") {
  "Names the item for ever."
  id: ID! ${source('id')} @data(class: INTERNAL)
  "What people call the item."
  title: String! ${source('title')} @data(class: INTERNAL)
}

"Anything that a search in context ${code} can find."
union Found${code} @contract(source: "${sourceOf(name)}") = Case${code} | Asset${code} | Plan${code}

${entity('Case', 31 + missing)}

${entity('Asset', 18)}

${entity('Plan', 15)}

${ofOthers.map(addition).join('\n\n')}

"What became of opening a case in context ${code}: the case, or why there is none."
union OpenCase${code}Payload @contract(source: "${sourceOf(name)}") = CaseOpened${code} | CaseRefusal${code}

"What became of closing a case in context ${code}: the case, or why it stays open."
union CloseCase${code}Payload @contract(source: "${sourceOf(name)}") = CaseClosed${code} | CaseRefusal${code}

"A case that was opened in context ${code}."
type CaseOpened${code} @contract(source: "${sourceOf(name)}") @data(class: INTERNAL) {
  "How it stands right after that, with its id."
  case: Case${code} ${source('opened')}
}

"A case that was closed in context ${code}."
type CaseClosed${code} @contract(source: "${sourceOf(name)}") @data(class: INTERNAL) {
  "How it stands right after that, with its last state."
  case: Case${code} ${source('closed')}
}

"Why context ${code} does not do as it was asked."
type CaseRefusal${code} @contract(source: "${sourceOf(name)}") @data(class: INTERNAL) {
  "Why not, for programs."
  reasonCode: String! ${source('reason_code')}
  "Why not, for people."
  explanation: String! ${source('explanation')}
}

"What a case is to be when it is opened."
input OpenCaseInput${code} {
  "The client's name for this one intended write."
  requestId: ID!
  "What people are to call it."
  title: String!
  "How it begins; NEW unless given."
  state: CaseState${code} = NEW
}

"Which case is to be closed, and why."
input CloseCaseInput${code} {
  "The client's name for this one intended write."
  requestId: ID!
  "The case to close."
  id: ID!
  "Why it is closed, for the people who ask later."
  reason: String
}

"Which cases are looked for."
input CaseFilter${code} {
  "Only those in this state."
  state: CaseState${code}
  "Only those whose title has these words."
  words: String
}

"How far a case of context ${code} has come."
enum CaseState${code} {
  "Nobody has looked at it yet."
  NEW
  "Somebody works on it."
  OPEN
  "It waits for somebody else."
  WAITING
  "It is closed, for good."
  CLOSED
}

"How exact an answer of context ${code} has to be."
enum Precision${code} {
  "To the thousand."
  COARSE
  "To the last unit."
  EXACT
}

"An amount in one currency, in its smallest unit."
type Money @shareable @contract(owner: "platform") @data(class: CONFIDENTIAL) {
  "How many of the smallest unit; negative where it is owed."
  amountMinor: Int! @contract(owner: "platform")
  "The currency by its code of ISO 4217."
  currency: String! @contract(owner: "platform")
}

${contractDefinitionsText}`;
}

/** Fields of several types: texts, numbers, money, enums, lists, and items of the same context. */
function fieldOf(part: number, code: string): string {
  const kinds = [
    `money${part}: Money`,
    `text${part}: String`,
    `text${part}: String`,
    `text${part}: String!`,
    `count${part}: Int!`,
    `state${part}: CaseState${code}`,
    `share${part}: Float`,
    `others${part}: [Item${code}!]`,
    `plan${part}: Plan${code}`,
  ];
  return kinds[part % kinds.length] ?? `text${part}: String`;
}
