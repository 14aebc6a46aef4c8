/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "aa56a75ec063533d449abcaf65873ed5fd087ec4d1266c67137b8b8f42d2d9b3"
