import { properties } from '@demarc/kit';
import type {
  CheckReport as Report,
  OpenDemand,
  PublishProspect,
  StepReport,
} from '@demarc/supergraph/publishing';
import type { Finding as FindingValue, OtherPlace } from '@demarc/supergraph/contract';

export const ContractCheck = properties<PublishProspect>(
  'report',
  'demands',
  'isBlocked',
  'against',
);

export const Demand = properties<OpenDemand>('id', 'coordinate', 'owners', 'approvedBy', 'message');

export const CheckReport = properties<Report>(
  'verdict',
  'subgraphs',
  'comparedWith',
  'today',
  'steps',
  'changes',
);

export const CheckStepReport = properties<StepReport>('step', 'outcome', 'findings');

export const Finding = {
  ...properties<FindingValue>(
    'code',
    'severity',
    'coordinate',
    'message',
    'owner',
    'subgraph',
    'file',
    'line',
    'column',
    'frame',
  ),
  otherPlaces: ({ otherPlaces = [] }: FindingValue) => otherPlaces,
};

export const FindingPlace = properties<OtherPlace>(
  'subgraph',
  'coordinate',
  'owner',
  'file',
  'line',
  'column',
);

export const GraphChange = properties<Report['changes'][number]>(
  'kind',
  'level',
  'severity',
  'coordinate',
  'message',
  'reason',
  'subgraph',
  'owner',
  'file',
  'line',
  'column',
  'allowed',
  'forbiddenBy',
);
