import type { IncomingMessage } from "node:http"

/**
 * Requests that are left out of the access log. Two are the requests for a member's own sealed answers, to one round and
 * to a batch: their times would show when the member answers. For the same reason commands are left out, as they are
 * where they come by a socket. Two are the requests of a secret ballot: the log lines before and after would show whose
 * ballot it is. A calendar's address is left out because it is a secret. Searches and lists of records are left out
 * because their words show what the person is looking for.
 */
const unwatched =
  /^\/(api\/(ballots|records|search|workspaces\/[^/?]*\/commands\/[^/?]*|rounds\/[^/?]*\/(mine|batch|ballot\/collect))(\/?$|\?)|calendar\/)/i

/** Matches a calendar's address after anything else, as a client may write it that joins two addresses. */
const calendar = /\/calendar\/[\w-]{20}/i

export function isUnwatched({ url = "" }: Pick<IncomingMessage, "url">): boolean {
  const path = plainly(url).replace(/[/\\]+/g, "/")
  return unwatched.test(path) || calendar.test(path)
}

/** Decodes an address, also one that was encoded more than once. */
function plainly(url: string): string {
  let plain = url
  for (let n = 0; n < 3; n++)
    plain = plain.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return plain
}
