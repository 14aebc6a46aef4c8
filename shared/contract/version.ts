/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "4ae0c95c553ae52f022f2d09f71f1bcb37526edc1230b413a168fd0f6924bc89"
