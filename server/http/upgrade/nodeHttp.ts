/**
 * An `import` of Node's module reads all its exports, and that loads its HTTP client and HTTP/2: 3 MB and 25 ms at each
 * start for code that is not used here.
 */
export const { createServer, STATUS_CODES } = process.getBuiltinModule("node:http")
