/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "e4a50776e521d6e5938cc20047464da8f26cc6d5ca9ebf042945690b1bf46e8a"
