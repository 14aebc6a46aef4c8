import { afterEach, expect, test, vi } from "vitest"
import { LeavePanel } from "../../../../client/pages/me/plenary-leave-panel.ts"
import { leavePanel } from "../../../../client/state/fetched/seat/leavingPanel.ts"
import { SessionConnection } from "../../../../client/state/live.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { fakeWires, snapshot } from "../../state/fakeWires.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

function leaving() {
  const { wires, server } = fakeWires([snapshot(4), { ...snapshot(5), me: { ...snapshot(5).me, member: null } }])
  const live = new SessionConnection({ slug: "panel" }, wires)
  return { live, server }
}

async function shown(role: "panelist" | "moderator" = "panelist"): Promise<LeavePanel> {
  const element = new LeavePanel()
  Object.assign(element, { slug: "panel", panel: "Data panel", seatRole: role })
  document.body.append(element)
  await element.updateComplete
  element.querySelector("button")!.click()
  await element.updateComplete
  return element
}

test("a dialog says first what ends, what stays and how to come back", async () => {
  const element = await shown()
  const dialog = element.querySelector("dialog")!
  expect(dialog.open).toBe(true)
  expect(dialog.textContent).toContain("Leave Data panel?")
  for (const said of [
    /Your seat ends at once, on every device/,
    /goes on counting you among those who were asked/,
    /minutes print it/,
    /only by a new invitation/,
  ])
    expect(dialog.textContent).toMatch(said)
  expect(dialog.textContent).not.toMatch(/new moderator/)
  dialog.querySelector<HTMLButtonElement>('button[type="button"]')!.click()
  await element.updateComplete
  await eventually(() => expect(document.activeElement === element.querySelector("button")).toBe(true))
  expect(element.querySelector("dialog")).toBeNull()
})

test("a moderator reads who can appoint another", async () => {
  expect((await shown("moderator")).querySelector("dialog")!.textContent).toMatch(/only an administrator can give it/)
})

test("the command is sent, and its receipt means that the seat has ended", async () => {
  const { live, server } = leaving()
  server.answers.push({ ok: true, seq: 5, made: {} })
  const left = leavePanel("panel", live)
  await eventually(() => expect(live.room.value.state).toBe("open"))
  server.connect()
  expect(await left).toBeNull()
  expect(server.sent.map(({ kind }) => kind)).toEqual(["leave-panel"])
})

test("a connection that ends with the seat, before the receipt came, means the same", async () => {
  const { live, server } = leaving()
  const left = leavePanel("panel", live)
  await eventually(() => expect(live.room.value.state).toBe("open"))
  server.connect()
  server.hint({ kind: "reload" })
  expect(await left).toBeNull()
})

test("a refusal is shown in the dialog's place, and the seat stays", async () => {
  const { live, server } = leaving()
  server.answers.push({ ok: false, refusal: { code: "not-permitted", params: { role: "admin" } } })
  const left = leavePanel("panel", live)
  await eventually(() => expect(live.room.value.state).toBe("open"))
  server.connect()
  expect(await left).toMatchObject({ code: "not-permitted" })
})
