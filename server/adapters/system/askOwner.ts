import { connect, type Socket } from "node:net"
import { createInterface } from "node:readline"
import { OperatorError } from "../../ports/operatorError.ts"
import { socketPath } from "./socketPath.ts"

/**
 * Sends a request to the process that owns the data folder. Returns the answer as `{result}`, or null if no process
 * owns the folder. Throws if that process answers with an error.
 */
export async function askOwner(folder: string, method: string, params: unknown): Promise<{ result: unknown } | null> {
  const socket = await reach(socketPath(folder))
  if (socket === null) return null
  try {
    socket.write(`${JSON.stringify({ method, params })}\n`)
    for await (const line of createInterface({ input: socket })) return { result: resultOf(JSON.parse(line)) }
    throw new OperatorError(say => say("owner.stopped"))
  } finally {
    socket.destroy()
  }
}

function reach(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket))
    socket.on("error", failure => {
      const code = "code" in failure ? failure.code : ""
      // no process owns the folder: there is no socket, or a killed process has left its socket behind
      if (code === "ENOENT" || code === "ECONNREFUSED") resolve(null)
      else reject(failure)
    })
  })
}

function resultOf(reply: unknown): unknown {
  if (typeof reply === "object" && reply !== null) {
    if ("result" in reply) return reply.result
    if ("error" in reply) throw new Error(String(reply.error))
  }
  throw new OperatorError(say => say("owner.unreadable"))
}
