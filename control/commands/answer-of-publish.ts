import type { PublishOutcome } from '@demarc/supergraph/publishing';
import { notPermitted, requestIdReused } from '../refusal.ts';

/** What came of a publish, as the contract names it. */
export function answerOfPublish(outcome: PublishOutcome): object {
  switch (outcome.type) {
    case 'PUBLISHED': {
      const { version, report } = outcome;
      return { __typename: 'PublishContractsPayload', version, report };
    }
    case 'UNCHANGED': {
      const { version } = outcome;
      const message = `Nothing differs from version ${version.number}: there is no new version.`;
      return { __typename: 'PublishUnchanged', message, version };
    }
    case 'REFUSED': {
      const { report, demands, isBlocked } = outcome;
      const message = isBlocked
        ? 'Nothing was published: the check refuses it. Mend what it found.'
        : 'Nothing was published: owners have to approve it first.';
      return { __typename: 'PublishRefused', message, report, demands, isBlocked };
    }
    case 'CONFLICT': {
      const { version, subgraphs } = outcome;
      const message =
        `Nothing was published: somebody else has published ${subgraphs.join(', ')} since. ` +
        `Look at version ${version.number}, and publish on it.`;
      return { __typename: 'PublishConflict', message, version, subgraphs };
    }
    case 'NOT_PERMITTED':
      return notPermitted(
        `Nothing was published: this token may not publish ${outcome.subgraphs.join(', ')}. Who may, is in owners.yaml.`,
      );
    case 'REQUEST_ID_REUSED':
      return requestIdReused();
  }
}
