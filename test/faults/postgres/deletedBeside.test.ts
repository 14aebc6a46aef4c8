import { afterAll, beforeAll, expect, test } from "vitest"
import type { DeletionList } from "../../../shared/contract/queries/law/deleted.ts"
import { sleep, until } from "../../kit/clocks/until.ts"
import { Person, post } from "../../kit/people/person.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folders = [newFolder(), newFolder()] as const
const servers: Running[] = []
beforeAll(async () => {
  const DATABASE_URL = await (await sharedPostgres()).createDatabase()
  for (const folder of folders) servers.push(await startPlenary({ folder, writesDemo: true, env: { DATABASE_URL } }))
})
afterAll(async () => {
  for (const server of servers) await server.stop()
  for (const folder of folders) removeFolder(folder)
})

test("a panel with notes is deleted under two servers: neither begins again, and another panel goes on by both", async () => {
  const [first, second] = servers as [Running, Running]
  const once = first.links["administrator (once)"] ?? ""
  const entered = await post(first.url, "/api/join", { token: once.slice(once.indexOf("#") + 1) })
  const cookie = (entered.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
  const link = first.links["panelist"] ?? ""
  const bystanders = await Promise.all(servers.map(({ url }, n) => Person.join(url, link, `Bystander ${n}`)))
  const ends: string[] = []
  for (const { socket } of bystanders) socket.on("disconnect", why => ends.push(why))
  const admin = await Person.sit(second.url, cookie, "demo")
  await admin.ask("archive-workspace", {})
  await admin.do("delete-workspace", { slug: "demo" })
  admin.leave()

  const isOver = async () => {
    const answer = await fetch(`${first.url}/api/deletions`, { headers: { cookie } })
    const { deletions } = (await answer.json()) as DeletionList
    return deletions.length > 0 && deletions.every(({ certificate }) => certificate !== null)
  }
  for (let n = 0; !(await isOver()); n++) {
    for (const one of bystanders) {
      const topic = one.snapshot.topics[0]?.id ?? ""
      await one.do("open-thread", { topic, entry: { lang: "en", text: `Beside it ${n}` } })
    }
    await sleep(100)
  }
  // each server looks once a second whether the database is the one that it opened
  await sleep(2_200)
  expect(ends).toEqual([])
  for (const one of bystanders) {
    const again = await Person.sit(one.url, one.cookie, "practice", one.joined)
    expect(again.snapshot.incarnation).toBe(one.snapshot.incarnation)
    again.leave()
    one.leave()
  }
  for (const server of servers) expect(server.output()).not.toMatch(/older state of the database/)
  await until(async () => (await fetch(`${second.url}/readyz`)).ok, "both are ready")
})
