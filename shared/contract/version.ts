/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "86520f77fd74bdc0cea598f916050e4345865c6a32f2c3e9d2d7644db5c34ee1"
