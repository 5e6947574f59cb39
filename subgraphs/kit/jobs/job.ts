import type { EntityManager } from '@mikro-orm/sql';
import type { FactWriter } from '../facts/fact-writer.ts';

/** What a job's one transaction works with. */
export interface JobUnit {
  readonly em: EntityManager;
  readonly now: Date;
  /** In the machine's name. */
  readonly facts: FactWriter;
  readonly traceId: string;
}

/** A run of a job. */
export interface JobRun {
  /** The moment that it takes for now. */
  readonly now: Date;
  /** What whoever asks for it says, by name; the job parses it. */
  readonly input: Readonly<Record<string, string>>;
  /**
   * One transaction that sees every tenant. A job is many short ones: what is done stays done where it
   * is interrupted, and the next run goes on from there.
   */
  readonly transaction: <Result>(work: (unit: JobUnit) => Promise<Result>) => Promise<Result>;
}

/** How much a job did, by what: `{ closed: 3 }`; or which thing it made, by its ref. */
export type JobReport = Readonly<Record<string, number | string>>;

/** Time-driven or maintaining work: safe to run twice, and by two processes at once. */
export interface Job {
  /** A sentence for whoever is about to run it. */
  readonly what: string;
  /** True where a clock runs it every minute; otherwise it is for an operator to ask for. */
  readonly isTimeDriven?: boolean;
  /** Names of what it can be given, such as `since`; nothing unless it says. */
  readonly takes?: readonly string[];
  /** Under which name it runs once at a time in the whole context; as often as asked unless it says. */
  readonly alone?: string;
  readonly run: (run: JobRun) => Promise<JobReport>;
}
