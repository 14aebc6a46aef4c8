/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "1e46f39972b3836225b7ae20bf5bdf6e7bafec3d044de50097e8501d2dec8c93"
