/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "092b362d3e55f2c17c5a0570f5afc035d354338bf4200c7cbb68724c8f0cc99c"
