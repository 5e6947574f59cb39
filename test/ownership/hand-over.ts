import { approve, type ApproveOutcome } from '../../supergraph/approve.ts';
import { publish, type OpenDemand, type PublishOutcome } from '../../supergraph/publish.ts';
import type { Actor } from '@demarc/supergraph/registry';
import type { ContractSource } from '../../supergraph/sources/contract-source.ts';
import { admin, shopContract, team, type TestPublisher } from '../registry/open-publisher.ts';

/** The contracts of the shop on the way of `Book.pages` from catalogue to reviews. */
export const contracts = {
  first: [shopContract('catalogue'), shopContract('reviews')],
  /** catalogue has no pages any more. */
  givingUp: shopContract('catalogue', withoutPages),
  /** reviews has them, and others do not. */
  taking: shopContract('reviews', (text) => withPages(text, '')),
  /** reviews has them, whoever else does. */
  overriding: shopContract('reviews', (text) => withPages(text, '@override(from: "catalogue")')),
} as const;

/** Takes `Book.pages` out. */
export function withoutPages(text: string): string {
  return text.replace(/ {2}"How many pages.*\n.*\n/, '');
}

/** Adds `Book.pages` to what reviews says of a book. */
export function withPages(text: string, directive: string): string {
  return text.replace(
    '  isbn: ID!\n',
    `  isbn: ID!
  "How many pages are numbered."
  pages: Int! ${directive} @contract(source: "reviews.copies.pages") @data(class: PUBLIC)
`,
  );
}

/** What teams do with a registry, each as itself. */
export interface Teamwork {
  publishFirst(): Promise<PublishOutcome>;
  publishAs(actor: Actor, ...sources: readonly ContractSource[]): Promise<PublishOutcome>;
  approveAs(actor: Actor, proposal: string): Promise<ApproveOutcome>;
}

/** Each call has a request id of its own. */
export function teamwork(publisher: TestPublisher): Teamwork {
  let requests = 0;
  const requestId = () => `request-${String((requests += 1)).padStart(12, '0')}`;
  const publishAs: Teamwork['publishAs'] = (actor, ...sources) =>
    publish(publisher, { actor, requestId: requestId(), contracts: sources, removed: [] });
  return {
    publishAs,
    publishFirst: () => publishAs(admin, ...contracts.first),
    approveAs: (actor, proposal) =>
      approve(publisher, {
        actor,
        requestId: requestId(),
        proposal,
        reason: 'We have talked about it.',
        expiresAt: new Date('2026-12-24T12:00:00Z'),
      }),
  };
}

/** What is asked, as `coordinate: owners`. */
export function asked(outcome: PublishOutcome): readonly string[] {
  return demandsIn(outcome).map(
    ({ coordinate, owners }) => `${coordinate}: ${owners.join(' and ')}`,
  );
}

/** What a refusal asks for. */
export function demandsIn(outcome: PublishOutcome): readonly OpenDemand[] {
  if (outcome.type !== 'REFUSED') throw new Error(`It is not refused but ${outcome.type}.`);
  return outcome.demands;
}

/** The id of what is asked about a coordinate. */
export function idOf(outcome: PublishOutcome, coordinate: string): string {
  const demand = demandsIn(outcome).find((one) => one.coordinate === coordinate);
  if (demand === undefined) throw new Error(`Nobody is asked about ${coordinate}.`);
  return demand.id;
}

export const catalogue = team('catalogue');
export const reviews = team('reviews');
