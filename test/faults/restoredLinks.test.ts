import { join } from "node:path"
import { expect, test } from "vitest"
import { get, Person } from "../kit/people/person.ts"
import { newFolder, removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import { plenary } from "../kit/servers/program.ts"

test("a link that was revoked after the backup opens again, until it is revoked again", async () => {
  const folder = newFolder()
  let running = await startPlenary({ folder })
  try {
    let chair = await Person.join(running.url, running.links["moderator"] ?? "", "Chair")
    const { made } = await chair.do("make-invite", { role: "panelist", uses: 5 })
    const link = `#${String(made["token"])}`
    const revoke = () => chair.do("revoke-invite", { invite: String(made["invite"]) })
    expect(await plenary(folder, "backup", join(folder, "panel.backup"))).toMatchObject({ status: 0 })
    await revoke()
    await expect(Person.join(running.url, link, "Late")).rejects.toThrow("invite-revoked")
    chair.leave()
    await running.stop()
    expect(await plenary(folder, "restore", join(folder, "panel.backup"))).toMatchObject({ status: 0 })
    running = await startPlenary({ folder })
    ;(await Person.join(running.url, link, "Back")).leave()
    chair = await Person.sit(running.url, chair.cookie, "practice", chair.joined)
    await revoke()
    await expect(Person.join(running.url, link, "Late")).rejects.toThrow("invite-revoked")
    expect(await get(running.url, "/healthz")).toMatchObject({ ok: true })
    chair.leave()
  } finally {
    await running.stop()
    removeFolder(folder)
  }
})
