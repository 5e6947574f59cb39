/**
 * What a process of Demarc exits with, the same for every command.
 * 0 done or passed · 1 refused · 2 wrong usage · 3 fault (a port or a lock in use, a broken disk).
 */
export const ExitCode = { passed: 0, refused: 1, usage: 2, fault: 3 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
