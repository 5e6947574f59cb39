import { z } from 'zod';

/** What the registry says where it gives nothing. */
export type RegistryRefusal = z.output<typeof refusal>;

const refusal = z.object({ code: z.string().max(64), message: z.string().max(2_000) });

/** Ours are a hundredth of it; what stands at the registry's address may go on for ever. */
const MAX_BYTES = 64 * 1024;

/** Reads why the registry gives nothing; undefined where it does not say, such as on a proxy's page. */
export async function readRefusal(
  body: AsyncIterable<Uint8Array> | null,
): Promise<RegistryRefusal | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    // Leaving the loop hangs up.
    if (length > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return refusal.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8'))).data;
  } catch {
    // A proxy's page: the status has to do.
    return undefined;
  }
}
