export { canonicalDigest } from './canonical-digest.ts';
export { codeFrame } from './code-frame.ts';
export { cutLine, type ShownPart } from './cut-line.ts';
export type { Contract } from './contract.ts';
export {
  factsOf,
  type ContractFacts,
  type CoordinateFacts,
  type CoordinateKind,
} from './contract-facts.ts';
export { contractDefinitions, contractDefinitionsText } from './contract-definitions.ts';
export {
  compatLevels,
  contractDirective,
  type CompatLevel,
  type ContractDirective,
} from './contract-directive.ts';
export { contractRuleFlaw, readContractRule, type ContractRule } from './contract-rule.ts';
export { coordinateAt } from './coordinate-at.ts';
export {
  coordinatesOf,
  directivesNamed,
  isType,
  type AnnotatedNode,
  type Coordinate,
  type TypeNode,
} from './coordinates.ts';
export {
  dataClasses,
  dataDirective,
  type DataClass,
  type DataDirective,
} from './data-directive.ts';
export { dayAfter, daysBetween } from './days-between.ts';
export { deprecationReason } from './deprecation-reason.ts';
export { didYouMean } from './did-you-mean.ts';
export { directiveArguments, type DirectiveArguments } from './directive-arguments.ts';
export { ownershipOf, type Ownership } from './effective-owner.ts';
export { entitiesOf, type Entity } from './entities.ts';
export { expandContract, type Surroundings } from './expand-contract.ts';
export { expandContracts } from './expand-contracts.ts';
export { federationNames, type FederationDirective } from './federation-names.ts';
export { SupergraphFault, supergraphFaults, type SupergraphFaultCode } from './fault.ts';
export type { Finding, OtherPlace, Severity } from './finding.ts';
export {
  lifecycleDirective,
  stages,
  type LifecycleDirective,
  type Stage,
} from './lifecycle-directive.ts';
export { graphFactsOf, type GraphFacts, type Statement } from './graph-facts.ts';
export { groupBy } from './group-by.ts';
export { isCalendarDay } from './is-calendar-day.ts';
export { isDuration } from './is-duration.ts';
export { isOfTheLanguage } from './language-names.ts';
export { isSameMeaning } from './is-same-meaning.ts';
export { foreignFields } from './foreign-fields.ts';
export { isRequiredInput } from './is-required-input.ts';
export { leavesOf } from './leaves-of.ts';
export { linkedSpec } from './linked-spec.ts';
export { linksOf, type Link, type LinkImport } from './links.ts';
export { noReplacement } from './no-replacement.ts';
export { parseFieldSet } from './parse-field-set.ts';
export { placeOf } from './place-of.ts';
export { readContract, type ContractOrigin, type ReadContractResult } from './read-contract.ts';
export { offsetAt } from './source-lines.ts';
export type { Team } from './team.ts';
export { rootTypesOf, type RootTypes } from './root-types.ts';
export { CONTRACT_SPEC, CONTRACT_URL, FEDERATION_SPEC } from './specs.ts';
export { withDefaultRoots } from './with-default-roots.ts';
