import type { ContractFacts, CoordinateFacts } from '@demarc/supergraph/contract';
import { looksPersonal, type PersonalLook } from '../looks-personal.ts';
import { namedType } from '../named-type.ts';
import { ownFacts } from '../own-facts.ts';
import type { PolicyRule } from '../policy-rule.ts';
import { valueShape } from '../value-shape.ts';

/** What looks personal says what it is, so that nobody has to guess how to handle it. */
export const dataClassMissing: PolicyRule = {
  code: 'DATA_CLASS_MISSING',
  family: 'data',
  severity: 'ERROR',
  when: 'A field, argument or input field looks personal by its name or type, and has no `@data`.',
  todo: 'Write `@data` with its class; if it is not personal, say so: `@data(class: INTERNAL)`.',
  *find({ facts: contract }) {
    for (const facts of ownFacts(contract)) {
      const look = personalLook(facts, contract);
      if (look === undefined) continue;
      const subject = look.class === 'SECRET' ? '' : ', subject: "…"';
      yield {
        facts,
        message:
          `${facts.coordinate} looks ${look.class.toLowerCase()} (${look.phrase}), but nothing says how to handle it. ` +
          `Write @data(class: ${look.class}, purpose: "…", retention: "…"${subject}) on it; if it is something else, @data(class: INTERNAL).`,
      };
    }
  },
};

/** What a coordinate without `@data` looks like, by its name and then by its type. */
export function personalLook(
  facts: CoordinateFacts,
  contract: ContractFacts,
): PersonalLook | undefined {
  const type = namedType(facts);
  if (type === undefined || facts.data !== undefined) return undefined;
  const shape = valueShape(type, contract);
  if (shape === undefined) return undefined;
  return looksPersonal(facts.node.name.value, shape) ?? looksPersonal(type, shape);
}
