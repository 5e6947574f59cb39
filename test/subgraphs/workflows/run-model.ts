/** The steps of a model's run: announced, reported, or decided by so many people. */
export type ModelStep = 'ANNOUNCED' | 'REPORTED' | 1 | 2;

/** A voice as the model knows it: who speaks, and for whom. */
export interface ModelVoice {
  readonly actor: string;
  readonly approver: string;
}

/** What everybody may expect of a run: the rules once more, without a database. */
export class RunModel {
  state = 'RUNNING';
  readonly steps: readonly ModelStep[];
  readonly approvers: readonly string[];
  /** Of each step, how its attempts ended or stand. */
  readonly attempts: string[][];
  /** Of each approval that was asked for, in order, the voices and the end. */
  readonly approvals: { readonly step: number; voices: ModelVoice[]; state: string }[] = [];

  constructor(steps: readonly ModelStep[], approvers: readonly string[]) {
    this.steps = steps;
    this.approvers = approvers;
    this.attempts = steps.map(() => ['PENDING']);
    this.advance();
  }

  decide(voice: ModelVoice, isYes: boolean): string {
    const approval = this.approvals.at(-1);
    if (!approval) throw new TypeError('The model has asked nobody.');
    if (!this.approvers.includes(voice.approver)) return 'NotAnApprover';
    const isGiven = approval.voices.some(
      ({ actor, approver }) => actor === voice.actor || approver === voice.approver,
    );
    if (isGiven) return 'AlreadyDecided';
    if (approval.state !== 'PENDING') return 'RunNotWaiting';
    approval.voices.push(voice);
    if (!isYes) {
      approval.state = 'REJECTED';
      this.end('REJECTED', 'FAILED');
    } else if (approval.voices.length === this.steps[approval.step]) {
      approval.state = 'APPROVED';
      this.set(approval.step, 'SUCCEEDED');
      this.state = 'RUNNING';
      this.advance();
    }
    return 'DecideApprovalPayload';
  }

  report(step: number, attempt: number, isDone: boolean): string {
    const state = this.attempts[step]?.[attempt - 1];
    if (state === undefined) return 'TargetNotFound';
    if (state !== 'RUNNING' || typeof this.steps[step] === 'number') return 'StepNotReportable';
    this.set(step, isDone ? 'SUCCEEDED' : 'FAILED');
    if (isDone) this.advance();
    else this.state = 'FAILED';
    return 'ReportStepPayload';
  }

  cancel(): string {
    if (!['RUNNING', 'WAITING_APPROVAL'].includes(this.state)) return 'RunAlreadyEnded';
    const approval = this.approvals.at(-1);
    if (approval?.state === 'PENDING') approval.state = 'CANCELLED';
    this.end('CANCELLED', 'CANCELLED');
    return 'CancelRunPayload';
  }

  retry(): string {
    if (this.state !== 'FAILED') return 'RunNotFailed';
    this.state = 'RUNNING';
    this.advance();
    return 'RetryRunPayload';
  }

  expire(): boolean {
    const approval = this.approvals.at(-1);
    if (this.state !== 'WAITING_APPROVAL' || !approval) return false;
    approval.state = 'EXPIRED';
    this.end('EXPIRED', 'FAILED');
    return true;
  }

  private advance(): void {
    for (const [index, step] of this.steps.entries()) {
      const latest = this.attempts[index]?.at(-1);
      if (latest === 'SUCCEEDED') continue;
      if (latest === 'FAILED') this.attempts[index]?.push('PENDING');
      this.set(index, step === 'ANNOUNCED' ? 'SUCCEEDED' : 'RUNNING');
      if (step === 'REPORTED') return;
      if (typeof step === 'number') {
        this.approvals.push({ step: index, voices: [], state: 'PENDING' });
        this.state = 'WAITING_APPROVAL';
        return;
      }
    }
    this.state = 'COMPLETED';
  }

  private end(state: string, open: string): void {
    this.state = state;
    for (const [index, attempts] of this.attempts.entries()) {
      if (attempts.at(-1) === 'RUNNING') this.set(index, open);
      if (attempts.at(-1) === 'PENDING') this.set(index, 'SKIPPED');
    }
  }

  private set(step: number, state: string): void {
    this.attempts[step]?.splice(-1, 1, state);
  }
}
