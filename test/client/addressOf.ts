/** Returns the address of a request that a page made by `fetch`. */
export const addressOf = (asked: RequestInfo | URL): string => (asked instanceof Request ? asked.url : asked.toString())
