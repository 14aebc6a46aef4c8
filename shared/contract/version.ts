/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "623c7baf52c66f4fc4c5f9e3d5e08d7407e17b9f9ebe4b8b58901c5803a0e722"
