/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "5a5f5c07fe568fa5d5d9a83c5c94a0f015a3127f934a940cd0e3558e192941ea"
