import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { tellBadInput } from '@demarc/kit';
import { ControlFault } from './control-fault.ts';

/** What a caller is told of a fault of ours; the log knows the rest. */
const MASKED = 'The control plane could not answer this. Its log says why.';

/** What leaves of an error: the words of those that were meant, and of all others that there is one. */
export function maskErrors(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const fault = toldFault(error);
  if (fault !== undefined) return fault;
  const told = tellBadInput(formatted, error);
  const code = told.extensions?.['code'];
  const isOurs = code !== undefined && code !== 'INTERNAL_SERVER_ERROR';
  return {
    message: isOurs ? told.message : MASKED,
    ...(told.path && { path: told.path }),
    ...(isOurs && told.locations && { locations: told.locations }),
    extensions: { code: isOurs ? code : 'INTERNAL_SERVER_ERROR' },
  };
}

/** Faults that whoever asked can do something about. Where files lie is the control plane's own matter. */
function toldFault(error: unknown): GraphQLFormattedError | undefined {
  const fault = error instanceof GraphQLError ? error.originalError : undefined;
  if (fault instanceof ControlFault) return faultText(fault.code, fault.message);
  if (!(fault instanceof SupergraphFault)) return undefined;
  if (fault.code === 'PUBLISH_CROWDED' || fault.code === 'CHANGE_SET_REFUSED') {
    return faultText(fault.code, fault.message);
  }
  if (fault.code !== 'CLIENT_FILE_UNREADABLE') return undefined;
  return faultText(
    fault.code,
    'What clients have registered cannot be read, so that nobody knows whom this hits. The log of the control plane names the file.',
  );
}

function faultText(code: string, message: string): GraphQLFormattedError {
  return { message, extensions: { code } };
}
