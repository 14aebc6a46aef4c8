import { join, relative } from "node:path"
import { OperatorError } from "../../ports/operatorError.ts"

/** A Unix socket's address has room for 108 bytes, including the closing zero. */
const maxPathBytes = 107

/** The address of the folder's socket, relative to the working directory if that is shorter. */
export function socketPath(folder: string): string {
  const path = join(folder, "plenary.sock")
  const shortest = [path, relative(process.cwd(), path)].reduce((a, b) => (bytes(b) < bytes(a) ? b : a))
  if (bytes(shortest) > maxPathBytes) throw new OperatorError(say => say("folder.path-long", { folder }))
  return shortest
}

const bytes = (path: string) => Buffer.byteLength(path)
