/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "7ef94dec01bf3473cad0c0046d81064749284e6f27df2b02cdc9f59abb22ab20"
