import type { Config } from '@demarc/foundation/config';

/** Where the control plane of a desk listens: whoever is to reach it from elsewhere runs it elsewhere. */
export const CONTROL_HOST = '127.0.0.1';

/** Where a graph's own control plane is on this machine; undefined where demarc.yaml has none. */
export function controlUrl({ control }: Config): string | undefined {
  return control && `http://${CONTROL_HOST}:${control.port}`;
}
