/**
 * Imported by its name, Node's module is asked for all that it exports, and that loads its HTTP client and HTTP/2: 3 MB and
 * 25 ms at each start for what nothing here uses.
 */
export const { createServer, STATUS_CODES } = process.getBuiltinModule("node:http")
