import { ContextProvider } from "@lit/context"
import { signal } from "@preact/signals-core"
import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { rosterTable } from "../../../../client/pages/workspace/people/roster.ts"
import { liveContext } from "../../../../client/state/live.ts"
import type { Workspace } from "../../../../shared/fold/state.ts"
import { panel } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

test("in an archived panel no row of the roster offers to edit it", () => {
  const editors = (archived: object | undefined) => {
    const rows = panel()
    const state = { ...rows, workspace: { ...rows.workspace, archived } as Workspace }
    const me = { member: "Lin", role: "panelist", side: null } as never
    const place = document.createElement("div")
    new ContextProvider(place, {
      context: liveContext,
      initialValue: { state: signal(state), me: signal(me) } as never,
    })
    document.body.append(place)
    render(rosterTable(state, me), place)
    return place.querySelectorAll("plenary-person-editor").length
  }
  expect(editors(undefined)).toBe(1)
  expect(editors({ at: 1, by: null, reason: "" })).toBe(0)
})
