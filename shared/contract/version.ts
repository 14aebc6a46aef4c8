/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "1499a1cc9397345d5a7dd45592ed0d7895859978b0593fe559558930bd4d2b4f"
