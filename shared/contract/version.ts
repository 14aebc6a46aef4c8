/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 5

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "3ada1dd2ec8c3df7c8a15907890675b64e78d067e611c4af991f46fba9b15c35"
