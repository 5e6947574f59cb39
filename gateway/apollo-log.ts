import type { ApolloServerOptions } from '@apollo/server';
import type { Log } from '@demarc/foundation/process';

type ApolloLogger = NonNullable<ApolloServerOptions<object>['logger']>;

/** What the vendor's packages have to say, as events of this log. */
export function apolloLog(log: Log): ApolloLogger {
  const event = (level: 'debug' | 'warn' | 'error') => (text: unknown) =>
    log[level]({ text: String(text) }, 'apollo.said');
  // "Gateway successfully loaded schema" and the like: our own events say as much.
  return {
    debug: event('debug'),
    info: event('debug'),
    warn: event('warn'),
    error: event('error'),
  };
}
