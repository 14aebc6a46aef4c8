/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "e62c61110531e8b6d78050011cae1f2adb04a832f851a883ad4781cf5bace61a"
