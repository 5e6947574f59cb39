import { z } from 'zod';

const mapping = { error: 'a mapping of keys to values' };
const text = (what: string) => z.string({ error: what }).trim().min(1, { error: what });
const names = (what: string) => z.array(text(what), { error: `a list, ${what} each` });

const team = z.strictObject(
  {
    id: text('an id of lower-case letters, digits and dashes')
      .regex(/^[a-z][a-z0-9_-]*$/, { error: 'an id of lower-case letters, digits and dashes' })
      .describe('what `@contract(owner:)` says'),
    name: text('the name of the team').describe('what people call it'),
    contact: text('where the team is reached').describe('an address or a channel'),
    people: names('a person').describe('who may approve for the team'),
    contexts: names('the name of a subgraph').describe('the subgraphs that it answers for'),
  },
  mapping,
);

/** The shape of owners.yaml, each key with what it means. */
export const ownersSchema = z.strictObject(
  {
    teams: z
      .array(team, { error: 'a list of teams, one or more' })
      .min(1, { error: 'a list of teams, one or more' })
      .describe('the owners'),
  },
  mapping,
);

/** owners.yaml as it stands. */
export type OwnersFile = z.output<typeof ownersSchema>;
