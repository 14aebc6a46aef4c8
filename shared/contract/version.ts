/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "b8146d5ca03632b9bcd873adcdcd61498166a8ab0e97db80abda6abeb2a8075d"
