/** Another process of this graph answered, and not with what it was asked for. */
export class PeerRefused extends Error {
  override readonly name = 'PeerRefused';
  readonly status: number;
  /** What it says itself; undefined where that is nothing of this graph's making. */
  readonly reason: string | undefined;

  constructor(message: string, status: number, reason: string | undefined) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}
