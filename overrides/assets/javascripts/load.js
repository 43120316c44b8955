// @ts-check
/* Importing a module when it is needed, in a way that can be tried again. */

/** @type {Map<string, number>} how often a module could not be fetched */
const failures = new Map();

/** Thrown where something could not be fetched. */
export class FetchError extends Error {
  get isFetching() {
    return true;
  }
}

/**
 * Import a module by its address from this folder. Browsers remember an import that failed: the next one asks for another address.
 *
 * @param {string} address
 * @returns {Promise<any>}
 * @throws {FetchError} where it cannot be fetched; an older browser that cannot read it throws a SyntaxError
 */
export async function load(address) {
  const count = failures.get(address) ?? 0;
  try {
    return await import(count ? `${address}?${count}` : address);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    failures.set(address, count + 1);
    throw new FetchError(address);
  }
}
