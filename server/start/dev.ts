import { realpathSync } from "node:fs"
import { createServer as createTcpServer } from "node:net"
import { join } from "node:path"
import type { RequestHandler } from "express"
import { createServer } from "vite"
import { root } from "../adapters/system/root.ts"
import { runPlenary } from "./run.ts"
import { terminalReason } from "./terminal.ts"

/**
 * `npm run dev`: the server from its sources, with Vite in place of the built client. A change in client/ reaches open
 * pages by itself; after one in server/ or shared/ Node starts this file again (`--watch-path`).
 */
async function moduleServer(): Promise<RequestHandler> {
  const vite = await createServer({
    configFile: join(root, "vite.config.ts"),
    root: join(root, "client"),
    appType: "spa",
    // a port of its own: the server's upgrades are for notes and Socket.IO only
    server: {
      middlewareMode: true,
      hmr: { port: await freePort() },
      // a work tree may link to the packages of another
      fs: { allow: [root, realpathSync(join(root, "node_modules"))] },
    },
  })
  return (request, response, next) => {
    // the policy of the built client forbids Vite's style elements and its socket on another port
    response.removeHeader("content-security-policy")
    vite.middlewares(request, response, next)
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createTcpServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })

runPlenary(process.env, await moduleServer()).catch((error: unknown) => {
  console.error(terminalReason(error, process.env))
  process.exit(1)
})
