/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "728563a5c02a978628ce83a9b9dbd6d860d4027309e50e92bd17713b640acc94"
