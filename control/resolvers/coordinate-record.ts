import { connectionResolvers, parsePage } from '@demarc/kit';
import type {
  CoordinateRecord as RecordOf,
  CoordinateVersion as VersionOf,
} from '@demarc/supergraph/registry';
import type { ControlContext } from '../control-context.ts';

/** A coordinate with what was last said of it. */
export interface FoundCoordinate extends VersionOf {
  readonly record: RecordOf;
  /** The version that took it away. */
  readonly goneIn: number | undefined;
}

const said = <Name extends keyof RecordOf>(name: Name) => ({
  [name]: ({ record }: FoundCoordinate) => record[name],
});

export const CoordinateRecord = {
  ...said('kind'),
  ...said('subgraph'),
  ...said('meaning'),
  ...said('source'),
  ...said('rules'),
  ...said('compat'),
  ...said('stage'),
  ...said('since'),
  ...said('retireOn'),
  ...said('replacedBy'),
  ...said('note'),
  ...said('dataClass'),
  ...said('purpose'),
  ...said('retention'),
  coordinate: ({ coordinate }: FoundCoordinate) => coordinate,
  goneInVersion: ({ goneIn }: FoundCoordinate) => goneIn,
  owner: ({ record }: FoundCoordinate, _: unknown, { publisher }: ControlContext) =>
    publisher.teams.find(({ id }) => id === record.owner),
  history: (
    { coordinate }: FoundCoordinate,
    args: { readonly first: number },
    { registry }: ControlContext,
  ) => registry.coordinateHistory(coordinate, parsePage(args).size),
  async clients({ coordinate }: FoundCoordinate, _: unknown, context: ControlContext) {
    const { registry, loaders, now } = context;
    const current = await registry.current();
    if (current === undefined) return [];
    return context.usersOf({
      apiSdl: await loaders.document.load(current.apiSchema),
      coordinate,
      clients: context.publisher.clients,
      today: now.toISOString().slice(0, 10),
    });
  },
};

export const CoordinateVersion = {
  version: ({ version }: VersionOf, _: unknown, { loaders }: ControlContext) =>
    loaders.version.load(version),
  statement: ({ record }: VersionOf) => record?.statement,
};

export const { CoordinateRecordConnection, CoordinateRecordEdge } =
  connectionResolvers('CoordinateRecord');
