/* Fetching files of the index, and inflating them. */
import { FetchError, load } from "./load.js";

/** Fetch a file and return its bytes. */
export async function fetched(address, options) {
  try {
    const answer = await fetch(address, options);
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  } catch {
    /* As if the server had no such file. */
  }
  throw new FetchError(address);
}

/** Fetch a deflated file and return its bytes; one that goes on behind others is put behind these first. */
export async function inflated(address, options, before = new Uint8Array()) {
  const behind = await fetched(address, options);
  const bytes = new Uint8Array(before.length + behind.length);
  bytes.set(before);
  bytes.set(behind, before.length);
  if (!globalThis.DecompressionStream) return (await load("./search-inflate.js")).default(bytes);
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
