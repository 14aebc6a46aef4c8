/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/** The header in which each HTTP request of a page states its protocol version. Programs send none. */
export const versionHeader = "plenary-protocol"

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "9dda37df49eb7d238043d6cec681cb5c16e1c7431b091a47c3cb1284be518531"
