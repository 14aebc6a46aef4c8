import { userInfo } from "node:os"

/** The host, the user and the database that an address names, without the password. */
export function namesIn(url: string): { host: string; user: string; database: string } {
  const { host, username, pathname, searchParams } = new URL(url)
  const user = decodeURIComponent(username) || userInfo().username
  const at = host || searchParams.get("host") || "localhost"
  return { host: at, user, database: decodeURIComponent(pathname.slice(1)) || user }
}

/** The address of a database without the user and the password, for sentences. */
export function addressOf(url: string): string {
  const { host, database } = namesIn(url)
  return `postgres://${host}/${database}`
}
