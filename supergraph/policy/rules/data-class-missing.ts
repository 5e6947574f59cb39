import { ownFacts } from '../own-facts.ts';
import { personalLook } from '../personal-look.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** What looks personal says what it is, so that nobody has to guess how to handle it. */
export const dataClassMissing: PolicyRule = {
  code: 'DATA_CLASS_MISSING',
  family: 'data',
  severity: 'ERROR',
  when: 'A field, argument or input field looks personal by its name or type, and has no `@data` but a lower class of its type.',
  todo: 'Write `@data` with its class; if it is not personal, say so: `@data(class: INTERNAL)`.',
  *find({ facts: contract }) {
    for (const facts of ownFacts(contract)) {
      const look = personalLook(facts, contract);
      if (look === undefined) continue;
      const subject = look.class === 'SECRET' ? '' : ', subject: "…"';
      const said = facts.data?.class;
      const but =
        said === undefined
          ? 'nothing says how to handle it'
          : `it has only the class of its type, ${said}`;
      yield {
        facts,
        message:
          `${facts.coordinate} looks ${look.class.toLowerCase()} (${look.phrase}), but ${but}. ` +
          `Write @data(class: ${look.class}, purpose: "…", retention: "…"${subject}) on it; if it is something else, @data(class: INTERNAL).`,
      };
    }
  },
};
