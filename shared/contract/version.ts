/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "a0f0d71e9df89b232c4290b57485d87bfd28dcfea12a74c66f91bff56a1c5b6f"
