/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "b1cb8fad1cdb926f5d025de79507c4c5bee777e4d60d2c76e0f578d0a982a269"
