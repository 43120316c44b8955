/* Fetching that can be tried again, and that is told apart from a browser that is too old. */
let failures = 0;

/** Thrown where something could not be fetched. */
export class FetchError extends Error {
  get isFetching() {
    return true;
  }
}

/** Import a module by its address from this folder; one that failed to load has another address the next time, or browsers would remember the failure. */
export async function load(address) {
  try {
    return await import(failures ? `${address}?${failures}` : address);
  } catch (error) {
    if (!(error instanceof SyntaxError)) failures++;
    throw error instanceof TypeError ? new FetchError(address) : error;
  }
}

/** Fetch a deflated file and return its bytes. */
export async function inflated(address, options) {
  let answer;
  try {
    answer = await fetch(address, options);
    if (!answer.ok) throw new FetchError(`${answer.status} ${address}`);
    if (!globalThis.DecompressionStream) answer = [new Uint8Array(await answer.arrayBuffer()), await load("./search-inflate.js")];
  } catch (error) {
    throw error instanceof TypeError ? new FetchError(address) : error;
  }
  if (Array.isArray(answer)) return answer[1].default(answer[0]);
  const stream = answer.body.pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
