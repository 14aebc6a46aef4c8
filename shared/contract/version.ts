/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "58fd0adbdd582e01efe2659bc988b4063a6092170889589f0939c4d75650bda3"
