/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "24423f40d4d41035fda13e43c64561fd0aa8bdf300f53009b967a82b0bfc4253"
