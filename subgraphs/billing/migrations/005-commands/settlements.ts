/** What recording payments, crediting and writing off need. */
export const settlementCommands: readonly string[] = [
  // What the provider calls the payment: the same one twice is one payment.
  `alter table payments add column provider_reference text
     constraint payments_provider_reference check (length(provider_reference) between 1 and 200)`,
  `create unique index payments_one_a_reference on payments (billing_account_id, provider_reference)
     where provider_reference is not null and state <> 'FAILED'`,
  `create constraint trigger payments_settled_posted after update on payments
     deferrable initially deferred for each row
     when (new.state = 'SUCCEEDED' and old.state <> 'SUCCEEDED')
     execute function assert_posted('PAYMENT_SETTLED')`,
  `create constraint trigger payments_refunded_posted after update on payments
     deferrable initially deferred for each row
     when (new.state = 'REFUNDED' and old.state <> 'REFUNDED')
     execute function assert_posted('REVERSAL', 'PAYMENT_SETTLED')`,
  `create constraint trigger credit_notes_posted after insert on credit_notes
     deferrable initially deferred for each row
     execute function assert_posted('CREDIT_NOTE_ISSUED')`,
  `create constraint trigger write_offs_posted after insert on write_offs
     deferrable initially deferred for each row
     execute function assert_posted('DEBT_WRITTEN_OFF')`,
];
