import { join, relative } from "node:path"
import { OperatorError } from "../../ports/operatorError.ts"

/**
 * The maximum length of a socket's path in bytes. The address of a Unix socket has 108 bytes, including the closing
 * zero.
 */
const maxPathBytes = 107

/** The path of the data folder's socket, relative to the working directory if that is shorter. */
export function socketPath(folder: string): string {
  const path = join(folder, "plenary.sock")
  const shortest = [path, relative(process.cwd(), path)].reduce((a, b) => (bytes(b) < bytes(a) ? b : a))
  if (bytes(shortest) > maxPathBytes) throw new OperatorError(say => say("folder.path-long", { folder }))
  return shortest
}

const bytes = (path: string) => Buffer.byteLength(path)
