/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 3

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "68062c6e8768680d75e2f089d72a9b9753067d9bc9840cca94cb07e314b4256b"
