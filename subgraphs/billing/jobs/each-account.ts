import type { JobRun, JobUnit } from '@demarc/kit';
import { BillingAccount } from '../model/billing-account.ts';

/** What a job does with accounts. */
export interface AccountWork {
  /** SQL over `account`, a row of billing_accounts: which ones are to be worked on. */
  readonly due: string;
  /** Its values, in their order. */
  readonly values: readonly unknown[];
  /** Works on one account, which is locked. Returns whether it may be due again at once. */
  readonly work: (unit: JobUnit, account: BillingAccount) => Promise<boolean>;
}

/**
 * Works on every account that is due, each in a transaction of its own. What somebody else holds is left
 * to them, or to the next run; one account that fails does not keep the others waiting.
 *
 * @throws AggregateError with the fault of each account that failed, once the others are done
 */
export async function eachAccount(run: JobRun, task: AccountWork): Promise<void> {
  const failures: Error[] = [];
  for (let after = 0n; ;) {
    const step: Step = { isAgain: false };
    try {
      await run.transaction((unit) => workOnNext(unit, task, after, step));
    } catch (error) {
      if (step.account === undefined) throw error;
      failures.push(new Error(`The account ${step.account.publicRef} failed.`, { cause: error }));
      step.isAgain = false;
    }
    if (step.account === undefined) break;
    after = step.account.billingAccountId - (step.isAgain ? 1n : 0n);
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} accounts failed; the others are done.`);
  }
}

/** How far one transaction came, also where it failed. */
interface Step {
  account?: BillingAccount;
  isAgain: boolean;
}

async function workOnNext(
  unit: JobUnit,
  { due, values, work }: AccountWork,
  after: bigint,
  step: Step,
): Promise<void> {
  const { em } = unit;
  const [next]: { billing_account_id: string }[] = await em.execute(
    `select billing_account_id from billing_accounts as account
     where billing_account_id > ?::bigint and (${due})
     order by billing_account_id limit 1 for no key update skip locked`,
    [String(after), ...values],
  );
  if (next === undefined) return;
  const billingAccountId = BigInt(next.billing_account_id);
  step.account = await em.findOneOrFail(BillingAccount, { billingAccountId });
  step.isAgain = await work(unit, step.account);
}
