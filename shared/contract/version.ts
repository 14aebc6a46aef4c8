/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "be84c6fe9bd8b836a9591b8e7c0605f647debda9912b6b0712898ac09bfeb26e"
