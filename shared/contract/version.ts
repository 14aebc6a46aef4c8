/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 3

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "761e4d21cf8df0056607cf63d8493d7a6bc69220fde387259323939d148ccbe6"
