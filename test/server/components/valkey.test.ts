import { existsSync } from "node:fs"
import { connect } from "node:net"
import { basename } from "node:path"
import { text } from "node:stream/consumers"
import { afterEach, describe, expect, test } from "vitest"
import { isAlive } from "../../kit/servers/components/processes.ts"
import { startValkey, testedValkey, type Valkey } from "../../kit/servers/components/valkey.ts"

const servers: Valkey[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

/** Sends commands, each a line, on one connection, and returns the lines of the answers. */
async function told(url: string, ...commands: string[]): Promise<string[]> {
  const { port, password } = new URL(url)
  const socket = connect({ host: "127.0.0.1", port: Number(port) })
  socket.end([...(password ? [`AUTH ${password}`] : []), ...commands, "QUIT", ""].join("\r\n"))
  return (await text(socket))
    .trim()
    .split("\r\n")
    .slice(password ? 1 : 0, -1)
}

describe.each(testedValkey().map(program => ({ program, name: basename(program) })))("$name", ({ program, name }) => {
  const started = async (): Promise<Valkey> => {
    const server = await startValkey(program)
    servers.push(server)
    return server
  }

  test("two run side by side, and are gone when they are stopped", async () => {
    const [one, two] = await Promise.all([started(), started()])
    expect(one.port).not.toBe(two.port)
    expect(`${one.kind}-server`).toBe(name)
    expect(one.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(await told(one.url(), "SET here one", "GET here")).toEqual(["+OK", "$3", "one"])
    expect(await told(two.url(), "GET here")).toEqual(["$-1"])
    for (const { dir, pid, stop, url } of [one, two]) {
      await stop()
      expect(isAlive(pid)).toBe(false)
      expect(existsSync(dir)).toBe(false)
      await expect(told(url(), "PING")).rejects.toMatchObject({ code: "ECONNREFUSED" })
    }
  })

  test("killed and started again it is empty, at the same address", async () => {
    const server = await started()
    expect(await told(server.url(), "SET here one")).toEqual(["+OK"])
    await server.kill("SIGKILL")
    expect(isAlive(server.pid)).toBe(false)
    await server.restart()
    expect(await told(server.url(), "GET here")).toEqual(["$-1"])
  })

  test("it asks for the password", async () => {
    const { port } = await started()
    expect((await told(`redis://127.0.0.1:${port}`, "PING"))[0]).toMatch(/^-NOAUTH/)
  })
})
