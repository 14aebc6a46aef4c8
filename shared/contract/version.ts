/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "aaaa5c9aac463035060e6340e1d76a1208bbea0e3b211105ae0375e8191f1a7a"
