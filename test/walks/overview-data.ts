/** What docs/operations/overview.graphql answers. */
export interface OverviewData {
  readonly organizations: { readonly nodes: readonly OverviewOrganization[] };
}

interface OverviewOrganization {
  readonly id: string;
  billing: {
    readonly collectionState: string;
    readonly invoices: Nodes<{ readonly total: { readonly amountMinor: string } }>;
  } | null;
  readonly workspaces: Nodes<{
    entitlement: { readonly granted: boolean; readonly asOf: string } | null;
    readonly workflowRuns: Nodes<{
      readonly definition: { readonly key: string };
      readonly pendingApprovals: readonly { readonly id: string }[];
    }>;
  }>;
}

interface Nodes<Node> {
  readonly nodes: readonly Node[];
}
