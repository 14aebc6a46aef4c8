import { expect, test } from "vitest"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { translationId } from "../../../../shared/model/said.ts"
import { type Attribution, attributions } from "../../../../shared/model/terms.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { reasonKey } from "../../../../shared/rules/said/inRounds.ts"
import { saidIn } from "../../../../shared/rules/said/saidIn.ts"
import { callOpened, entries, ids, inCall, member, opened, position, topicOpened } from "../../fold/log.ts"

const reason = "Data leave the hospital."
const zhou = member("zhou")
const key = reasonKey(ids.call, zhou, reason)
const shown: NewEvent = {
  kind: "round-revealed",
  body: {
    ...inCall,
    answered: 1,
    roll: null,
    answers: [
      { member: zhou, side: ids.cn, alias: null, answer: position("block", reason), spoken: false, silent: false },
    ],
  },
}
const given: NewEvent = {
  kind: "translation-given",
  body: { key, lang: "ja", topic: ids.topic, revision: 1, drafted: "person", personal: { text: "訳", of: "0" } },
}
const seen = (attribution: Attribution) =>
  entries(opened, topicOpened, callOpened, shown, given).flatMap(entry => gallery(entry, attribution) ?? [])

test("no entry about a translation says whose reason it is where names stay in the room", () => {
  for (const attribution of attributions.filter(one => one !== "named"))
    expect(JSON.stringify(seen(attribution))).not.toContain("zhou")
})

test.each(attributions)("the gallery of a panel that is %s finds the translation of a reason", attribution => {
  const state = fold(emptyState, seen(attribution))
  const [said] = saidIn(state).filter(({ text }) => text === reason)
  expect(state.translations[translationId(said!.key, "ja")]?.text).toBe("訳")
})
