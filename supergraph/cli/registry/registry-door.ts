/** One operation, and for how many milliseconds to wait for its answer. */
export interface RegistryCall {
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly patienceMs: number;
}

/** The door of the control plane through which commands go. */
export interface RegistryDoor {
  /** An origin, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /**
   * The `data` of the answer, without what is null. A broken connection is tried once more: queries change
   * nothing, and a mutation carries a request id that is answered once.
   * @throws SupergraphFault REGISTRY_UNREACHABLE, REGISTRY_REFUSED
   */
  ask(call: RegistryCall): Promise<unknown>;
}
