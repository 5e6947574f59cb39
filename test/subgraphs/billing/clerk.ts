import { randomUUID } from 'node:crypto';
import type { Identity } from '@demarc/foundation/identity';
import { everywhere } from '../../kit/identities.ts';
import type { TestAnswer, TestSubgraph } from '../../kit/test-subgraph.ts';

const INVOICE = `invoice {
  id number state periodStart periodEnd issuedAt dueAt voidedAt settledAt isOverdue
  lines { kind description meter { code } quantity unitAmount exactAmount amount { amountMinor currency } }
  total { amountMinor currency } outstanding { amountMinor currency }
  billingAccount { id collectionState balance { amountMinor currency } }
}`;

/** What each mutation tells beside its invoice. */
const told = {
  draftInvoice:
    '... on InvoiceDraftExists { invoiceId } ... on InvoiceTooLarge { limit { amountMinor currency } }',
  finalizeInvoice: '... on InvoiceNotDraft { invoiceId state }',
  voidInvoice: '... on InvoiceNotFinalized { invoiceId state } ... on InvoiceSettled { invoiceId }',
  recordPayment: `... on RecordPaymentPayload { payment { id state method amount { amountMinor currency } requestedAt settledAt } }
    ... on InvoiceNotFinalized { invoiceId state } ... on CurrencyMismatch { currency }
    ... on PaymentExceedsOutstanding { outstanding { amountMinor currency formatted } }
    ... on PaymentOutOfTime { earliest latest } ... on ProviderReferenceUsed { paymentId }`,
  issueCreditNote: `... on IssueCreditNotePayload { creditNote { id number appliedTo reason amount { amountMinor currency } } }
    ... on InvoiceNotFinalized { invoiceId state } ... on CurrencyMismatch { currency }
    ... on CreditExceedsInvoice { limit { amountMinor currency } }`,
  writeOffInvoice: `... on InvoiceNotFinalized { invoiceId state } ... on AccountNotDelinquent { collectionState }
    ... on NothingOutstanding { invoiceId }`,
} as const;

export type InvoiceMutation = keyof typeof told;
export const invoiceMutations = Object.keys(told) as readonly InvoiceMutation[];

/** The document of a mutation, which asks for everything that it can tell. */
export function documentOf(mutation: InvoiceMutation): string {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  return `mutation ($input: ${name}Input!) {
    ${mutation}(input: $input) {
      __typename
      ... on Refusal { message }
      ... on PermissionDenied { permission }
      ... on TargetNotFound { id }
      ... on ${name}Payload { replayed ${INVOICE} }
      ${told[mutation]}
    }
  }`;
}

/** Sends a mutation under a new request id, unless the input has one. */
export async function ask(
  subgraph: TestSubgraph,
  mutation: InvoiceMutation,
  input: object,
  identity: Identity = everywhere(),
): Promise<TestAnswer> {
  const variables = { input: { requestId: randomUUID(), ...input } };
  return subgraph.executeAs(identity, documentOf(mutation), variables);
}

/** What a mutation came to: each field is there where the member of its union has it. */
export interface MutationOutcome {
  readonly __typename: string;
  readonly message: string;
  readonly replayed: boolean;
  readonly state: string;
  readonly invoice: ToldInvoice;
  readonly payment: { readonly id: string };
}

/** What is asked of every payload's invoice. */
interface ToldInvoice {
  readonly id: string;
  readonly number: string;
  readonly lines: readonly { readonly kind: string }[];
  readonly total: { readonly amountMinor: string };
  readonly outstanding: { readonly amountMinor: string };
  readonly billingAccount: {
    readonly collectionState: string;
    readonly balance: { readonly amountMinor: string };
  };
}

/** What a mutation came to, where it must not end in an error. */
export async function outcomeOf(...question: Parameters<typeof ask>): Promise<MutationOutcome> {
  const answer = await ask(...question);
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  const [, mutation] = question;
  const data = answer.data as Record<InvoiceMutation, MutationOutcome>;
  return data[mutation];
}
