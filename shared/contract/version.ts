/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "2b514f7293d82752ebaad983082a9adfd284e8d202f035b7436b18b8ce2dc9e6"
