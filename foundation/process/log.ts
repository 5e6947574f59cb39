import pino from 'pino';

/** A structured logger: the first argument holds fields, the second is the event's stable name. */
export type Log = pino.Logger;

/**
 * Opens the log of one process: JSON lines on stdout, one event each (`docs/logs.md` lists the names).
 * Values that could carry a secret or personal data are never passed to it; the usual carriers are
 * redacted here all the same.
 *
 * @param service - the process's name: `gateway`, `billing` …
 * @param level - pino's level, `info` unless the environment says otherwise
 */
export function openLog(
  service: string,
  level: string = process.env['DEMARC_LOG_LEVEL'] ?? 'info',
): Log {
  const isKnown = level === 'silent' || Object.hasOwn(pino.levels.values, level);
  const log = pino({
    level: isKnown ? level : 'info',
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'event',
    redact: ['authorization', 'cookie', 'headers.authorization', 'headers.cookie', 'variables'],
  });
  if (!isKnown) log.warn({ asked: level }, 'log.level_unknown');
  return log;
}
