/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "b4ff35b8b4c753b26f92e03e39a3b5b787560fcc062cc3f1e75371edf765e405"
