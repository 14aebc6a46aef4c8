/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "63f9f6f79dcf47fa227375f398375e7d5dc26e7c9944f1507a7759fb65789f1f"
