/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "7bc10e0fd50befb2841aa71acc71fe1ac0145f196a35db85b5245ab5dfafad80"
