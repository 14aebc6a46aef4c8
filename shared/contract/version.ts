/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "1ed52f8b81e085582863aeaedbc84327d37c71aa8c3d1e0a12f71379a42ad24b"
