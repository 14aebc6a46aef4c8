/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "f6633e8410223f451c996fea65500c4d4666c6a31ebc33824fa1d9a0e850956e"
