export { ExitCode } from './exit-code.ts';
export { describeFault, type FaultDescription } from './describe-fault.ts';
export { openLog, type Log } from './log.ts';
export { failStart, report, runProcess, type ChildMessage, type Running } from './lifecycle.ts';
export { errorCode } from '../error-code.ts';
export { variableOf } from '../variable-of.ts';
export { FoundationFault, foundationFaults, type FoundationFaultCode } from '../fault.ts';
