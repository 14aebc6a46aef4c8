/** The version of the wire protocol. Raise it when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** A hash of the whole contract, so that nobody changes it without considering the version above. */
export const contractHash = "b8146d5ca03632b9bcd873adcdcd61498166a8ab0e97db80abda6abeb2a8075d"
