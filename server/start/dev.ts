import { realpathSync } from "node:fs"
import { createServer as createTcpServer } from "node:net"
import { join } from "node:path"
import type { RequestHandler } from "express"
import { createServer } from "vite"
import { root } from "../adapters/system/root.ts"
import { endProcess } from "../papers/writing/ownProcess.ts"
import { runPlenary } from "./run.ts"
import { terminalReason } from "./terminal.ts"

/**
 * `npm run dev` runs the server from its sources, with Vite in place of the built client. Vite sends a change in
 * client/ to open pages. After a change in server/ or shared/, Node starts this file again (`--watch-path`).
 */
async function moduleServer(): Promise<RequestHandler> {
  const vite = await createServer({
    configFile: join(root, "vite.config.ts"),
    root: join(root, "client"),
    appType: "spa",
    // Vite has a port of its own, because the server accepts upgrades only for notes and Socket.IO
    server: {
      middlewareMode: true,
      hmr: { port: await freePort() },
      // in a second git work tree, node_modules may be a link to another folder
      fs: { allow: [root, realpathSync(join(root, "node_modules"))] },
    },
  })
  return (request, response, next) => {
    // the content security policy of the built client forbids Vite's style elements and its socket on another port
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
  endProcess(1)
})
