import type { DefinitionBody, StepDefinition } from '../model/definition-version.ts';

/** A definition that every organization has, or every workspace, and its versions, oldest first. */
export interface CatalogueEntry {
  readonly key: string;
  readonly name: string;
  readonly scope: 'ORGANIZATION' | 'WORKSPACE';
  readonly versions: readonly DefinitionBody[];
}

/** How long approvers have: a month. */
export const APPROVAL_HOURS = 30 * 24;

const action = (key: string, name: string): StepDefinition => ({ key, name, kind: 'ACTION' });

const approval = (key: string, name: string, requiredCount: number): StepDefinition => ({
  key,
  name,
  kind: 'APPROVAL',
  requiredCount,
  dueInHours: APPROVAL_HOURS,
});

const checkInvoice = action('check', 'Check the amounts');
const approveInvoice = approval('approve', 'Approve the invoice', 1);
const postInvoice = action('post', 'Release for payment');

const invoiceApproval: CatalogueEntry = {
  key: 'invoice-approval',
  name: 'Invoice approval',
  scope: 'ORGANIZATION',
  versions: [
    { steps: [checkInvoice, approveInvoice, postInvoice] },
    { steps: [checkInvoice, approveInvoice, postInvoice, action('notify', 'Tell the requester')] },
  ],
};

const accessReview: CatalogueEntry = {
  key: 'access-review',
  name: 'Access review',
  scope: 'ORGANIZATION',
  versions: [
    {
      steps: [
        action('collect', 'Collect who has access'),
        approval('confirm', 'Confirm what is still needed', 2),
        action('revoke', 'Take back the rest'),
      ],
    },
  ],
};

const dataExport: CatalogueEntry = {
  key: 'data-export',
  name: 'Data export',
  scope: 'WORKSPACE',
  versions: [
    { steps: [action('extract', 'Read the rows'), action('deliver', 'Write the file')] },
    {
      steps: [
        action('extract', 'Read the rows'),
        action('mask', 'Mask personal data'),
        action('deliver', 'Write the file'),
      ],
    },
  ],
};

/** What can be run in the demonstration. */
export const catalogue = { invoiceApproval, accessReview, dataExport } as const;
