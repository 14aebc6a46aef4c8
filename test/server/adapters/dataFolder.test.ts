import { spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { askOwner } from "../../../server/adapters/system/askOwner.ts"
import { type OwnedFolder, ownFolder } from "../../../server/adapters/system/dataFolder.ts"

describe("the data folder", () => {
  let folder: string
  let owned: OwnedFolder | undefined
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "plenary-folder-"))
  })
  afterEach(async () => {
    await owned?.close()
    owned = undefined
    rmSync(folder, { recursive: true })
  })
  const own = async () => {
    owned = await ownFolder(folder, async (method, params) => {
      if (method === "refuse") throw new Error("No such workspace.")
      return { method, params }
    })
  }

  test("answers the command line through its owner", async () => {
    await own()
    const params = { name: "委员会\n", n: 1 }
    expect(await askOwner(folder, "invite", params)).toEqual({ result: { method: "invite", params } })
    await expect(askOwner(folder, "refuse", null)).rejects.toThrow("No such workspace.")
    expect(statSync(join(folder, "plenary.sock")).mode & 0o777).toBe(0o600)
  })

  test("says when nobody owns it", async () => {
    expect(await askOwner(folder, "invite", {})).toBeNull()
    await own()
    await owned?.close()
    owned = undefined
    expect(await askOwner(folder, "invite", {})).toBeNull()
    expect(existsSync(join(folder, "plenary.sock"))).toBe(false)
  })

  test("has one owner: of many who come at once, all but one are refused in words", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => ownFolder(folder, async () => "first")))
    const [winner, ...others] = tries.flatMap(result => (result.status === "fulfilled" ? [result.value] : []))
    owned = winner
    expect(others).toEqual([])
    for (const result of tries)
      if (result.status === "rejected") expect(result.reason.message).toContain("Another Plenary server is using")
    expect(await askOwner(folder, "who", null)).toEqual({ result: "first" })
  })

  test("is refused to another process while its owner lives, and free once the owner is killed", async () => {
    const owner = spawn(process.execPath, [`${import.meta.dirname}/folderOwner.ts`, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    await once(owner.stdout, "data")
    await expect(own()).rejects.toThrow("Another Plenary server is using")
    expect(await askOwner(folder, "who", null)).toEqual({ result: "another process" })
    owner.kill("SIGKILL")
    await once(owner, "exit")
    expect(existsSync(join(folder, "plenary.sock"))).toBe(true)
    expect(await askOwner(folder, "who", null)).toBeNull()
    await own()
    expect(await askOwner(folder, "who", null)).toEqual({ result: { method: "who", params: null } })
  })

  describe("that belongs to root and a group, as a volume of Kubernetes does", () => {
    const group = 12_345
    const user = 12_346
    /** Starts a process of a user in the group, and returns what it says of the folder. */
    async function served(): Promise<string> {
      const server = spawn(process.execPath, [`${import.meta.dirname}/folderOwner.ts`, folder], {
        uid: user,
        gid: group,
        stdio: ["ignore", "pipe", "pipe"],
      })
      const said = await Promise.race([once(server.stdout, "data"), once(server.stderr, "data")])
      server.kill("SIGKILL")
      return String(said[0])
    }
    beforeEach(() => {
      chownSync(folder, 0, group)
      chmodSync(folder, 0o2775)
    })

    test("is served by a member of the group, and its files are the server's alone", async () => {
      writeFileSync(join(folder, "plenary.db"), "")
      chownSync(join(folder, "plenary.db"), user, group)
      chmodSync(join(folder, "plenary.db"), 0o664)
      expect(await served()).toContain("owned")
      expect(statSync(join(folder, "plenary.db")).mode & 0o777).toBe(0o600)
      expect(statSync(join(folder, "plenary.sock")).mode & 0o777).toBe(0o600)
    })

    test("is refused where everybody may write to it, or read a file of the database that another user owns", async () => {
      chmodSync(folder, 0o2777)
      expect(await served()).toContain("belongs to another user")
      chmodSync(folder, 0o2775)
      writeFileSync(join(folder, "plenary.db"), "", { mode: 0o666 })
      chmodSync(join(folder, "plenary.db"), 0o666)
      expect(await served()).toContain("Every user of this machine can read")
    })
  })

  test("survives callers who send nonsense or go away", async () => {
    await own()
    const caller = connect(join(folder, "plenary.sock"))
    caller.write("not json\n[]\n")
    const lines = String((await once(caller, "data"))[0])
    expect(lines).toContain("error")
    caller.destroy()
    expect(await askOwner(folder, "still", null)).toEqual({ result: { method: "still", params: null } })
  })

  test("is closed only after the answers that were under way", async () => {
    let finish = (_: string) => {}
    let asked = () => {}
    const begun = new Promise<void>(resolve => {
      asked = resolve
    })
    const slow = await ownFolder(folder, () => {
      asked()
      return new Promise(resolve => {
        finish = resolve
      })
    })
    const answer = askOwner(folder, "slow", null)
    await begun
    const closed = slow.close()
    finish("done")
    expect(await answer).toEqual({ result: "done" })
    await closed
  })

  test("with a path that no socket can have is refused in words", async () => {
    await expect(ownFolder(join(folder, "x".repeat(120)), async () => 1)).rejects.toThrow("Set DATA_DIR to a shorter")
  })
})
