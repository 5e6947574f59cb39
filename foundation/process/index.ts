export { ExitCode } from './exit-code.ts';
export { openLog, type Log } from './log.ts';
export { report, runProcess, type ChildMessage, type Running } from './lifecycle.ts';
export { FoundationFault, type FoundationFaultCode } from '../fault.ts';
