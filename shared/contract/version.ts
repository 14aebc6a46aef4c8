/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "b550e4f115aadbd1789fb1e020b329544ef6c41e42850a9d84c17341b0ed3aa5"
