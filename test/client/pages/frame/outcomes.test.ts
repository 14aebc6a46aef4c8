import { signal } from "@preact/signals-core"
import { nothing, render } from "lit"
import { expect, test, vi } from "vitest"
import { endsOf } from "../../../../client/pages/frame/outcomes.ts"
import { Outbox } from "../../../../client/state/outbox.ts"
import { NotSent } from "../../../../client/state/sent/pending.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { SessionId } from "../../../../shared/model/ids.ts"

/** Returns what a page tells as soon as it is asked, since without a line it can load no code any more. */
function told(outbox: Outbox): string[] {
  const place = document.createElement("div")
  const ends = endsOf({ outbox, state: signal(emptyState) })
  if (ends !== nothing) render(ends, place)
  return [...place.querySelectorAll(".outcome > p:first-child")].map(line => line.textContent?.trim() ?? "")
}

test("a page that has just lost its line tells at once what became of an answer and of a secret ballot", async () => {
  vi.spyOn(window, "fetch").mockRejectedValue(new TypeError("offline"))
  const outbox = new Outbox(() => null)
  expect(told(outbox)).toEqual([])
  void outbox.send("ask-question", {
    session: SessionId.parse("s1"),
    topic: null,
    text: { lang: "en", text: "Which data?" },
  })
  expect(told(outbox)).toEqual(["Your question is still on its way."])
  await outbox.ballot("r1", () => Promise.reject(new NotSent())).catch(() => null)
  expect(told(outbox)).toHaveLength(2)
  expect(told(outbox)[1]).toContain("has not left this browser")
})
