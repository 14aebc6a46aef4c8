/**
 * Loads Node's HTTP module without `import`. An `import` reads all exports of the module and so loads its HTTP client
 * and HTTP/2. That would cost 3 MB and 25 ms at each start for code that the server does not use.
 */
export const { createServer, STATUS_CODES } = process.getBuiltinModule("node:http")
