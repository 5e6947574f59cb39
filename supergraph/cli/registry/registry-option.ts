import { Option } from 'commander';
import { refuseQuietly } from './refuse-quietly.ts';
import { registryOrigin } from './registry-origin.ts';

/** What was said of the registry: its origin, or only that it is meant. */
export type NamedRegistry = string | true;

/** `--registry [url]`, for every command that asks the control plane. */
export function registryOption(
  what = 'its address (DEMARC_REGISTRY, or that of the running graph)',
): Option {
  return new Option('--registry [url]', what).argParser(named);
}

/** The origin that was said; undefined where it is to be found. */
export function originSaid(registry: NamedRegistry | undefined): string | undefined {
  return typeof registry === 'string' ? registry : undefined;
}

function named(text: string): NamedRegistry {
  if (text === '') return true;
  const origin = registryOrigin(text);
  if (origin !== undefined) return origin;
  return refuseQuietly(
    'what stands after --registry must be an origin without a password, such as http://127.0.0.1:4010.',
  );
}
