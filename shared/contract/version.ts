/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "d3c8dd0b6b5b3de79e925eea37e62c1c4400d17e75f2c3a2a306b5a13aab419d"
