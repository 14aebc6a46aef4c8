import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { openTexts } from "../../../../client/pages/proceedings/outcomes/outcomeTexts.ts"
import { meeting, scene, statement, table, texts } from "../../../kit/scenes.ts"
import { recordShown } from "../../elements/session/record-card/recordShown.ts"

afterEach(() => document.body.replaceChildren())

test("an amendment on the outcome paper shows its version and the record, and a text that is out of date says so", () => {
  const shown = texts({ zh: "in_sync", ja: "out_of_date" })
  const given = { ...statement("proposed", shown), versions: [1, 2].map(n => ({ n, at: n, texts: shown })) } as never
  const { state } = scene({ records: table(recordShown()) })
  render(openTexts([given], { state, me: null }, meeting(), ["zh", "ja"]), document.body)
  expect(document.querySelector("h3")?.textContent).toBe("A-1 version 2, amending CR-1")
  expect([...document.querySelectorAll("p")].map(one => one.textContent).slice(-2)).toEqual([
    "Data move.",
    "Data move. [Out of date]",
  ])
})
