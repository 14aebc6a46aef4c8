/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "8f31a4991dec07bc7a71635c91b5a26bdf2561ea3d90fd027c7b6df3085ddaf0"
