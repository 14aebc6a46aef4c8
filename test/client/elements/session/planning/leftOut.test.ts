import { afterEach, expect, test } from "vitest"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import { AgendaEditor } from "../../../../../client/elements/session/planning/plenary-agenda-editor.ts"
import { RosterImport } from "../../../../../client/elements/session/planning/plenary-roster-import.ts"
import { refuse } from "../../../../../shared/contract/refusals.ts"
import type { Member } from "../../../../../shared/fold/peopleState.ts"
import { meeting, panel } from "../../../../kit/scenes.ts"
import { press, settled, shown } from "../shown.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

const field = ({ renderRoot }: { renderRoot: ParentNode }) => renderRoot.querySelector("textarea")!
const preview = ({ renderRoot }: { renderRoot: ParentNode }) =>
  [...renderRoot.querySelectorAll(".preview li")].map(one => one.textContent)

function paste(element: AgendaEditor | RosterImport, text: string) {
  field(element).value = text
  field(element).dispatchEvent(new Event("input"))
  return settled(element)
}

test("refused roster lines stay in the text with their reasons; only applied lines are removed", async () => {
  const state = panel()
  const roster = await shown(new RosterImport(), { state, by: { role: "moderator", side: "CN" } })
  const asked: string[] = []
  roster.addEventListener("command-wanted", (event: CommandWanted) => {
    const { name } = event.body as { name: string }
    asked.push(name)
    const refused = name === "Abe" ? refuse("too-fast", { n: 5 }) : null
    event.answer = Promise.resolve(
      refused ? { ok: false, refusal: refused.refuse } : { ok: true, seq: 1, made: {} },
    ) as never
    if (refused) return
    const member = { ...Object.values(state.members)[0], id: name, name, role: "panelist", side: "JP" }
    roster.state = { ...roster.state!, members: { ...roster.state!.members, [name]: member as Member } }
  })
  await paste(roster, "name;role;side\nSu;panelist;JP\nX;king;CN\nAbe;panelist;JP\nBo;panelist;JP\nChen;moderator;JP")
  press(roster, "Apply the changes (3)")
  await expect.poll(() => field(roster).value).toBe("name;role;side\nX;king;CN\nAbe;panelist;JP\nChen;moderator;JP")
  expect(asked).toEqual(["Su", "Abe", "Bo"])
  // The sentences of refusals are loaded with the first one.
  await expect
    .poll(() => preview(roster))
    .toEqual([
      "Line 2: this role is not known (X ; king ; CN)",
      "Line 3: Too many actions at once. Try again in 5 seconds. (Abe ; panelist ; JP)",
      "Line 4: only the administrator gives or changes this role (Chen ; moderator ; JP)",
    ])

  // A corrected line has no reason left and can be sent.
  await paste(roster, "name;role;side\nX;panelist;CN")
  expect(preview(roster)).toEqual(["New: X · Panelist · CN"])
  press(roster, "Apply the changes (1)")
  await expect.poll(() => field(roster).value).toBe("")
})

test("text typed while lines are sent stays, and a lost connection is reported beside the refusals", async () => {
  const roster = await shown(new RosterImport(), { state: panel(), by: { role: "moderator", side: "CN" } })
  const answers = [
    Promise.resolve({ ok: true, seq: 1, made: {} }),
    Promise.resolve({ ok: false, refusal: refuse("too-fast", { n: 5 }).refuse }),
    Promise.reject(new Error("cut")),
  ]
  roster.addEventListener("command-wanted", (event: CommandWanted) => {
    event.answer = answers.shift() as never
  })
  await paste(roster, "Su;panelist;JP\nAbe;panelist;JP\nBo;panelist;JP")
  press(roster, "Apply the changes (3)")
  await paste(roster, "Su;panelist;JP\nUno;panelist;JP\nAbe;panelist;JP\nBo;panelist;JP")
  await expect.poll(() => field(roster).value).toBe("Uno;panelist;JP\nAbe;panelist;JP\nBo;panelist;JP")
  await expect
    .poll(() => preview(roster)[1])
    .toBe("Line 2: Too many actions at once. Try again in 5 seconds. (Abe ; panelist ; JP)")
  expect(roster.renderRoot.querySelector('[role="alert"]')?.textContent).toBe("Not sent")
})

test("lines that move while they are sent are not taken for others", async () => {
  const roster = await shown(new RosterImport(), { state: panel(), by: { role: "moderator", side: "CN" } })
  roster.addEventListener("command-wanted", (event: CommandWanted) => {
    event.answer = Promise.resolve({ ok: true, seq: 1, made: {} } as never)
  })
  await paste(roster, "Su;panelist;JP")
  press(roster, "Apply the changes (1)")
  await paste(roster, "Uno;panelist;JP\nSu;panelist;JP")
  await expect.poll(() => roster.renderRoot.querySelector<HTMLButtonElement>("button")?.disabled).toBe(false)
  expect(field(roster).value).toBe("Uno;panelist;JP\nSu;panelist;JP")
})

test("an agenda applied without some of its lines keeps them in the field with their reasons", async () => {
  const editor = await shown(new AgendaEditor(), { session: meeting(), state: panel() })
  editor.begin()
  await settled(editor)
  const text = "opening;5;opening\nTea;soon;break"
  await paste(editor, text)
  press(editor, "Take this over into the draft")
  await settled(editor)
  expect(editor.renderRoot.querySelectorAll("ol li").length).toBe(1)
  expect(field(editor).value).toBe(text)
  expect(preview(editor)).toContain("Line 2: the minutes are no number from 0 to 1440 (Tea ; soon ; break)")
  await paste(editor, "opening;5;opening\nTea;15;break")
  press(editor, "Take this over into the draft")
  await settled(editor)
  expect(editor.renderRoot.querySelectorAll("ol li").length).toBe(2)
  expect(field(editor).value).toBe("")
})
