/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "6d67fd7e77ccb3e8189bdd414d1124ddcca94fc26a60e489cf1dc85cd51581b4"
